// How wide the agenda's buckets are, and how many: looked at each time that the ring has moved on by a block and enough was
// entered meanwhile, and laid out anew where they are far from suiting that. Then everything pending is placed again.
import {
  BUCKETS_MAX,
  bucketOf,
  ENTRY,
  firstOf,
  INVERSE,
  KIND_BITS,
  LAID_FOR,
  LIMIT,
  LOOKED_AT_ENTRY,
  LOOKED_AT_LIMIT,
  listOf,
  MASK,
  MOVED,
  makeRing,
  marksWith,
  POURED,
  RUN_HEAD,
  STEPS,
  setWide,
  takeFirst,
  wide,
} from './calendar';
import { NONE, agendaRungs as rungs, agendaTimes as times, agendaCounts as whole } from './layout';
import { events } from './memory';
import { earliestOf, RUNGS, spread, takeRung } from './rungs';

/** Fewer entries say nothing of the load. */
const FEW: u64 = 256;
/** There are two events for a bucket at most, and one for so many at least; laid out anew, for two. */
const CROWDED: u64 = 2;
const SPARSE: u64 = 64;
const DENSE: u64 = 2;
/** Buckets in a millisecond: as many as instants, and one in a year. */
const FINEST: f64 = 1024;
const COARSEST: f64 = 1.0 / 34359738368.0;
/** As a crowded bucket is split. */
const SPLIT: f64 = 8;

/** Lays the buckets out anew if they do not suit what was entered since they were last looked at; tells whether it has. */
export function adapt(): bool {
  const entered = (wide(ENTRY) - wide(LOOKED_AT_ENTRY)) >> KIND_BITS;
  if (entered < max(FEW, <u64>whole[LAID_FOR])) return false;
  let passed = wide(LIMIT) - wide(LOOKED_AT_LIMIT);
  const present = times[INVERSE];
  let inverse = present;
  let buckets = whole[MASK] + 1;
  if (entered > CROWDED * passed) for (; entered > CROWDED * passed && inverse < FINEST; passed *= 2) inverse *= 2;
  else if (entered * SPARSE < passed) for (; entered * DENSE < passed && inverse > COARSEST; passed /= 2) inverse /= 2;
  // Most of what was entered has come by the rungs.
  const reachesTooLittle = <u64>whole[MOVED] * 2 > entered && buckets < BUCKETS_MAX;
  if (reachesTooLittle) buckets = min(4 * buckets, BUCKETS_MAX);
  if (inverse === present && !reachesTooLittle) {
    lookAgain();
    return false;
  }
  layOut(inverse, buckets);
  return true;
}

/** Too many have been put into the bucket that is poured. */
export function narrow(): void {
  if (times[INVERSE] < FINEST) layOut(min(times[INVERSE] * SPLIT, FINEST), whole[MASK] + 1);
  else whole[STEPS] = 0;
}

/** Chooses width and number of buckets anew, and places all that is pending; the run is empty then. */
export function layOut(inverse: f64, atLeast: i32): void {
  const all = gather();
  let buckets = atLeast;
  while (buckets < 2 * whole[LAID_FOR] && buckets < BUCKETS_MAX) buckets *= 2;
  times[INVERSE] = inverse;
  makeRing(buckets, bucketOf(all === NONE ? 0 : earliestOf(all)));
  spread(all);
  lookAgain();
}

function lookAgain(): void {
  setWide(LOOKED_AT_ENTRY, wide(ENTRY));
  setWide(LOOKED_AT_LIMIT, wide(LIMIT));
  whole[MOVED] = 0;
  whole[STEPS] = 0;
}

/** All that is pending as one list; it is counted. */
function gather(): i32 {
  whole[LAID_FOR] = 0;
  let all = before(whole[RUN_HEAD], NONE);
  whole[RUN_HEAD] = NONE;
  const limit = wide(LIMIT);
  for (let bucket = wide(POURED) + 1; bucket < limit; bucket++) {
    const marks = marksWith(bucket);
    if (marks === 0) bucket |= 63;
    else {
      bucket = firstOf(bucket, marks);
      all = before(takeFirst(bucket, marks), all);
    }
  }
  for (let rung = 0; rung < RUNGS; rung++) all = before(takeRung(rung), all);
  return all;
}

/** A list with the members of another before it. */
function before(list: i32, all: i32): i32 {
  let count = 0;
  for (let event = list; event !== NONE; count++) {
    const following = events(event).next;
    events(event).next = all;
    all = event;
    event = following;
  }
  whole[LAID_FOR] = whole[LAID_FOR] + count;
  return all;
}

/** Events not yet taken. */
export function pendingEvents(): i32 {
  let count = lengthOf(whole[RUN_HEAD]);
  for (let bucket = 0; bucket <= whole[MASK]; bucket++) count += lengthOf(listOf(<u64>bucket));
  for (let rung = 0; rung < RUNGS; rung++) count += lengthOf(rungs[rung]);
  return count;
}

function lengthOf(list: i32): i32 {
  let length = 0;
  for (let event = list; event !== NONE; event = events(event).next) length++;
  return length;
}
