// The future: events in the total order (atMs, entry). What is near stands in a ring of buckets, what is far on rungs; the
// bucket reached is sorted into a short run from which events are taken. Widths adapt, coarsely, so that a bucket holds
// a few events or none; the order of events never depends on them.
import { adapt, layOut } from './agenda-layout';
import { intoRun, outOfRun, sortRun } from './agenda-run';
import {
  BUCKETS_MIN,
  blockSize,
  bucketOf,
  ENTRY,
  firstOf,
  KIND_BITS,
  LIMIT,
  listOf,
  MASK,
  marksWith,
  POURED,
  putNear,
  RUN_HEAD,
  RUN_TAIL,
  setWide,
  takeFirst,
  takeNear,
  wide,
} from './calendar';
import { EVENT, Event, NONE, ORPHAN, settings, agendaCounts as whole } from './layout';
import { consumers, events, giveEvent, jobs, messages, ORDER_LENGTH, orders, takeEvent, timesAt } from './memory';
import { bringNear, clearRungs, jump, putFar, takeFar } from './rungs';

const KINDS: u64 = 1 << KIND_BITS;

/** So many of a bucket are looked at ahead: it has two or so, but ten thousand may be due at one instant. */
const TOUCHED: i32 = 4;

export function startAgenda(): void {
  clearRungs();
  whole[RUN_HEAD] = NONE;
  layOut(1, BUCKETS_MIN);
}

/**
 * Puts an event for (row, generation) at a time not before the one last taken, and returns it. Equal times keep the order
 * of entry.
 */
export function schedule(atMs: f64, kind: i32, row: i32, generation: i32): i32 {
  const event = takeEvent();
  const e = events(event);
  e.row = row;
  e.generation = generation;
  enter(event, atMs, kind);
  return event;
}

/** Enters an event, or a job that is its own event, into the agenda. */
export function enter(event: i32, atMs: f64, kind: i32): void {
  const e = events(event);
  const entry = wide(ENTRY);
  setWide(ENTRY, entry + KINDS);
  e.due = atMs;
  e.entry = reinterpret<f64>(entry | <u64>kind);
  const bucket = bucketOf(atMs);
  if (bucket <= wide(POURED)) intoRun(event, atMs);
  else if (bucket < wide(LIMIT)) putNear(event, bucket);
  else putFar(event, bucket);
}

export function kindOf(event: i32): i32 {
  return load<i32>(changetype<usize>(events(event)), offsetof<Event>('entry')) & <i32>(KINDS - 1);
}

/** Takes out what is pending, wherever it stands. */
export function takeOut(event: i32): void {
  const bucket = bucketOf(events(event).due);
  if (bucket <= wide(POURED)) outOfRun(event);
  else if (bucket < wide(LIMIT)) takeNear(event, bucket);
  else takeFar(event);
}

/** Takes back what was scheduled and has not come. */
export function cancel(event: i32): void {
  takeOut(event);
  giveEvent(event);
}

/** The next event, or NONE. It stays until `drop`. */
export function peek(): i32 {
  const first = whole[RUN_HEAD];
  return first !== NONE ? first : pour();
}

/** Takes the event last peeked at away. */
export function drop(event: i32): void {
  whole[RUN_HEAD] = events(event).next;
}

/** Makes the next bucket that holds anything the run, which is empty; NONE when nothing is pending. */
function pour(): i32 {
  let bucket = wide(POURED) + 1;
  let marks = marksWith(bucket);
  if (marks === 0) {
    bucket = seek();
    if (bucket === 0) return NONE;
    marks = marksWith(bucket);
  }
  bucket = firstOf(bucket, marks);
  if (whole[MASK] >= BUCKETS_MIN) touchNext(bucket, marks);
  setWide(POURED, bucket);
  let first = takeFirst(bucket, marks);
  whole[RUN_TAIL] = first;
  if (events(first).next !== NONE) first = sortRun(first);
  whole[RUN_HEAD] = first;
  return first;
}

/** The next bucket that holds anything, or 0. The ring is moved on where it has to be. */
function seek(): u64 {
  do {
    let bucket = firstInRing();
    if (bucket === 0) continue;
    // With the last block, one more comes near; then everything may have been laid out anew.
    while (bucket >= wide(LIMIT) - blockSize()) {
      bringNear();
      if (!adapt()) break;
      bucket = firstInRing();
    }
    return bucket;
  } while (jump());
  return 0;
}

/** The first bucket of the ring that holds anything, or 0. */
function firstInRing(): u64 {
  const limit = wide(LIMIT);
  for (let bucket = wide(POURED) + 1; bucket < limit; bucket = (bucket | 63) + 1) {
    const marks = marksWith(bucket);
    if (marks !== 0) return firstOf(bucket, marks);
  }
  return 0;
}

/**
 * Looks at what the events of the bucket after the one that `marks` begins with are about, and at those of the two after it, a
 * few of each: under a load whose ring is larger than the smallest they are not in the processor's cache, and by the time
 * that they come they are.
 */
function touchNext(bucket: u64, marks: u64): void {
  let rest = marks & (marks - 1);
  if (rest === 0) return;
  let event = listOf(firstOf(bucket, rest));
  for (let seen = 0; seen < TOUCHED && event !== NONE; seen++, event = events(event).next)
    if (kindOf(event) === EVENT.stepEnds) touchJob(event);
  rest &= rest - 1;
  if (rest === 0) return;
  event = listOf(firstOf(bucket, rest));
  for (let seen = 0; seen < TOUCHED && event !== NONE; seen++) event = events(event).next;
  rest &= rest - 1;
  if (rest !== 0) events(listOf(firstOf(bucket, rest))).next;
}

/** Its order from end to end, and its message and worker where it has them. */
function touchJob(job: i32): void {
  const j = jobs(job);
  orders(j.root).placedAt;
  timesAt(<usize>(j.root + settings[ORDER_LENGTH] - 2));
  const message = j.message;
  if (message !== NONE && message !== ORPHAN) messages(message).root;
  const consumer = j.consumer;
  if (consumer !== NONE) consumers(consumer).lead;
}
