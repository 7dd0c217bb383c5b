// The run: the bucket that was poured last, as a list sorted by (atMs, entry). A few are sorted as they are found; many, such
// as ten thousand messages due at one instant, by a merge sort: bottom-up, in place, without recursion.
import { narrow } from './agenda-layout';
import { LAID_FOR, RUN_HEAD, RUN_TAIL, STEPS } from './calendar';
import { NONE, agendaCounts as whole } from './layout';
import { events } from './memory';

/** So many are few. */
const SHORT: i32 = 16;
/** Steps along the run after which its bucket is too wide. */
const STEPS_MAX: i32 = 4096;

/** Puts an event whose bucket is already poured behind all of the run that are not later: it was entered last. */
export function intoRun(event: i32, atMs: f64): void {
  const first = whole[RUN_HEAD];
  if (first === NONE || atMs < events(first).due) {
    events(event).next = first;
    whole[RUN_HEAD] = event;
    if (first === NONE) whole[RUN_TAIL] = event;
    return;
  }
  const last = whole[RUN_TAIL];
  let before = atMs >= events(last).due ? last : first;
  let after = events(before).next;
  let steps = 0;
  while (after !== NONE && events(after).due <= atMs) {
    before = after;
    after = events(before).next;
    steps++;
  }
  events(event).next = after;
  events(before).next = event;
  if (after === NONE) whole[RUN_TAIL] = event;
  countSteps(steps);
}

/** Takes an event out of the run. */
export function outOfRun(event: i32): void {
  let before = NONE;
  let steps = 0;
  for (let one = whole[RUN_HEAD]; one !== event; one = events(one).next) {
    before = one;
    steps++;
  }
  const after = events(event).next;
  if (before === NONE) whole[RUN_HEAD] = after;
  else events(before).next = after;
  if (after === NONE) whole[RUN_TAIL] = before;
  countSteps(steps);
}

function countSteps(steps: i32): void {
  const all = whole[STEPS] + steps;
  whole[STEPS] = all;
  if (all > max(STEPS_MAX, whole[LAID_FOR])) narrow();
}

/** Sorts a list of two or more, of which the first is noted as the last of the run; returns the new first. */
export function sortRun(list: i32): i32 {
  let first = list;
  let event = events(list).next;
  events(list).next = NONE;
  for (let count = 1; event !== NONE; count++) {
    if (count === SHORT) {
      events(whole[RUN_TAIL]).next = event;
      return sortMany(first);
    }
    const following = events(event).next;
    first = insertSorted(first, event);
    event = following;
  }
  return first;
}

function insertSorted(first: i32, event: i32): i32 {
  let before = NONE;
  let after = first;
  while (after !== NONE && !isEarlier(event, after)) {
    before = after;
    after = events(after).next;
  }
  events(event).next = after;
  if (after === NONE) whole[RUN_TAIL] = event;
  if (before === NONE) return event;
  events(before).next = event;
  return first;
}

/** Two events may fall due in the same instant; the order of entry breaks the tie. */
function isEarlier(a: i32, b: i32): bool {
  const one = events(a);
  const other = events(b);
  if (one.due !== other.due) return one.due < other.due;
  return reinterpret<u64>(one.entry) < reinterpret<u64>(other.entry);
}

let merges: i32 = 0;

function sortMany(list: i32): i32 {
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
  whole[RUN_TAIL] = tail;
  return first;
}
