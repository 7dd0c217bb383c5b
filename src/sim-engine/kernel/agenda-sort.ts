// Merge sort of a linked list of events by (atMs, sequence): for the rare bucket that holds many, such as ten thousand
// messages due at one instant. Bottom-up, in place, without recursion.
import type { EventTable } from './agenda.ts';

const NONE = -1;

/** Returns the new head. */
export function sortByTime(events: EventTable, list: number): number {
  let head = list;
  for (let width = 1; ; width *= 2) {
    const pass = mergePass(events, head, width);
    head = pass.head;
    if (pass.merges <= 1) return head;
  }
}

function mergePass(events: EventTable, list: number, width: number): { head: number; merges: number } {
  const { next } = events;
  let head = NONE;
  let tail = NONE;
  let merges = 0;
  let left = list;
  while (left !== NONE) {
    merges++;
    let right = left;
    let leftSize = 0;
    while (leftSize < width && right !== NONE) {
      leftSize++;
      right = next[right];
    }
    let rightSize = width;
    while (leftSize > 0 || (rightSize > 0 && right !== NONE)) {
      const fromLeft = leftSize > 0 && (rightSize === 0 || right === NONE || !isEarlier(events, right, left));
      const event = fromLeft ? left : right;
      if (fromLeft) {
        left = next[left];
        leftSize--;
      } else {
        right = next[right];
        rightSize--;
      }
      if (tail === NONE) head = event;
      else next[tail] = event;
      tail = event;
    }
    left = right;
  }
  next[tail] = NONE;
  return { head, merges };
}

/** Two events may fall due in the same instant; the order of entry breaks the tie. */
function isEarlier({ at, sequence }: EventTable, a: number, b: number): boolean {
  return at[a] < at[b] || (at[a] === at[b] && sequence[a] < sequence[b]);
}
