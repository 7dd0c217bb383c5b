// The far future: what is beyond the ring of buckets, on rungs by the highest bit in which its bucket differs from the last
// near one. When the ring moves on by a block exactly one rung has something to come near; whatever stays far comes down
// by a rung at least, so that nothing is walked over more often than its distance has bits. Each rung is a list in both
// directions, as buckets are: what is no longer wanted is taken out at once.

import { beginAt, blockSize, bucketOf, LIMIT, MOVED, putNear, setWide, wide } from './calendar';
import { NONE, agendaRungs as rungs, agendaCounts as whole } from './layout';
import { events } from './memory';

export const RUNGS: i32 = 64;
/** Complements of rungs: addresses that nobody has, the last of 4 GB. */
const RUNGS_FROM: u32 = <u32>-RUNGS;

export function clearRungs(): void {
  for (let rung = 0; rung < RUNGS; rung++) rungs[rung] = NONE;
}

export function putFar(event: i32, bucket: u64): void {
  const rung = 63 - <i32>clz<u64>(bucket ^ (wide(LIMIT) - 1));
  const e = events(event);
  const first = rungs[rung];
  e.next = first;
  e.before = ~rung;
  if (first !== NONE) events(first).before = event;
  rungs[rung] = event;
}

/** Takes an event out of the rung that it is on. */
export function takeFar(event: i32): void {
  const next = events(event).next;
  const before = events(event).before;
  if (<u32>before >= RUNGS_FROM) rungs[~before] = next;
  else events(before).next = next;
  if (next !== NONE) events(next).before = before;
}

/** Places what is in a list. */
export function spread(list: i32): void {
  let moved = 0;
  for (let event = list; event !== NONE; moved++) {
    const following = events(event).next;
    const bucket = bucketOf(events(event).due);
    if (bucket < wide(LIMIT)) putNear(event, bucket);
    else putFar(event, bucket);
    event = following;
  }
  whole[MOVED] = whole[MOVED] + moved;
}

/** The ring moves on by a block. */
export function bringNear(): void {
  const limit = wide(LIMIT);
  setWide(LIMIT, limit + blockSize());
  spread(takeRung(<i32>ctz<u64>(limit)));
}

/** Moves the ring, which is empty, to what comes first; false when nothing is far either. */
export function jump(): bool {
  let rung = 0;
  while (rung < RUNGS && rungs[rung] === NONE) rung++;
  if (rung === RUNGS) return false;
  const list = takeRung(rung);
  beginAt(bucketOf(earliestOf(list)));
  spread(list);
  return true;
}

export function takeRung(rung: i32): i32 {
  const list = rungs[rung];
  rungs[rung] = NONE;
  return list;
}

export function earliestOf(list: i32): f64 {
  let earliest = Infinity;
  for (let event = list; event !== NONE; event = events(event).next) earliest = min(earliest, events(event).due);
  return earliest;
}
