// Merge sort of a linked list of events by (atMs, sequence): for the rare bucket that holds many, such as ten thousand
// messages due at one instant. Bottom-up, in place, without recursion.
import { NONE } from './layout';
import { events } from './memory';

let merges: i32 = 0;

/** Returns the new head. */
export function sortByTime(list: i32): i32 {
  let first = list;
  let width = 1;
  do {
    first = mergePass(first, width);
    width *= 2;
  } while (merges > 1);
  return first;
}

function mergePass(list: i32, width: i32): i32 {
  let first = NONE;
  let tail = NONE;
  merges = 0;
  let left = list;
  while (left !== NONE) {
    merges++;
    let right = left;
    let leftSize = 0;
    while (leftSize < width && right !== NONE) {
      leftSize++;
      right = events(right).next;
    }
    let rightSize = width;
    while (leftSize > 0 || (rightSize > 0 && right !== NONE)) {
      const fromLeft = leftSize > 0 && (rightSize === 0 || right === NONE || !isEarlier(right, left));
      const event = fromLeft ? left : right;
      if (fromLeft) {
        left = events(left).next;
        leftSize--;
      } else {
        right = events(right).next;
        rightSize--;
      }
      if (tail === NONE) first = event;
      else events(tail).next = event;
      tail = event;
    }
    left = right;
  }
  events(tail).next = NONE;
  return first;
}

/** Two events may fall due in the same instant; the order of entry breaks the tie. */
function isEarlier(a: i32, b: i32): bool {
  const one = events(a);
  const other = events(b);
  return one.at < other.at || (one.at === other.at && one.sequence < other.sequence);
}
