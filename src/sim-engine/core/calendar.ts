// The near future: a ring of buckets, each a power of two of milliseconds wide, and a bit for each that tells whether it
// holds anything. Half of the ring is a block; the buckets reach to the end of the block after the one that is under way.
import { agendaMarksAt, agendaTimesAt, heap, NONE, agendaTimes as times, agendaCounts as whole } from './layout';
import { events, HEADS_AT, HEADS_ROOM, reserve } from './memory';

/** Whole numbers of the agenda's state: the run, the ring, and what was seen since its buckets were last looked at. */
export const RUN_HEAD: i32 = 0;
export const RUN_TAIL: i32 = 1;
export const MASK: i32 = 2;
export const MOVED: i32 = 3;
export const STEPS: i32 = 4;
export const LAID_FOR: i32 = 5;
/** Numbers of 64 bits. What is entered is numbered; the last bits of its number are its kind. */
export const ENTRY: i32 = 0;
export const INVERSE: i32 = 1;
export const POURED: i32 = 2;
/** The first bucket that is far. */
export const LIMIT: i32 = 3;
export const LOOKED_AT_ENTRY: i32 = 4;
export const LOOKED_AT_LIMIT: i32 = 5;

/** Bits of an entry that are its kind. */
export const KIND_BITS: u64 = 5;

/** Enough for an ordinary load, so that its room is the same after one order and after ten million. */
export const BUCKETS_MIN: i32 = 8192;
/** As many as there are marks for: a processor's second cache holds their heads. */
export const BUCKETS_MAX: i32 = 1 << 16;

/** One to each 64 bits: a number's last ones are those of a double of this size. */
const ONES: f64 = 4503599627370496.0;

const TIMES: usize = agendaTimesAt;
export function wide(place: i32): u64 {
  return load<u64>(TIMES + ((<usize>place) << 3));
}
export function setWide(place: i32, value: u64): void {
  store<u64>(TIMES + ((<usize>place) << 3), value);
}

/**
 * The number of a bucket, as the bits of a double beyond which doubles are whole: later times never have smaller ones,
 * and neighbours differ by one, because the width is a power of two.
 */
export function bucketOf(atMs: f64): u64 {
  return reinterpret<u64>(atMs * times[INVERSE] + ONES);
}

/** Buckets of a block. */
export function blockSize(): u64 {
  return <u64>(whole[MASK] + 1) >> 1;
}

/** A bucket's place in the ring. */
function slotOf(bucket: u64): usize {
  return <usize>(<i32>bucket & whole[MASK]);
}
function headAt(slot: usize): usize {
  return <usize>heap[HEADS_AT] + (slot << 2);
}
/** Where the mark of a bucket stands, with those of the 63 around it. */
function marksAt(slot: usize): usize {
  return <usize>agendaMarksAt + ((slot >> 6) << 3);
}

/** An empty ring whose first bucket is this one. */
export function makeRing(buckets: i32, first: u64): void {
  if (buckets > heap[HEADS_ROOM]) {
    heap[HEADS_AT] = <i32>reserve(buckets << 2);
    heap[HEADS_ROOM] = buckets;
  }
  memory.fill(<usize>heap[HEADS_AT], 0xff, (<usize>buckets) << 2);
  memory.fill(<usize>agendaMarksAt, 0, <usize>BUCKETS_MAX >> 3);
  whole[MASK] = buckets - 1;
  beginAt(first);
}

/** The ring, which is empty, begins anew with a bucket and reaches to the end of its block. */
export function beginAt(first: u64): void {
  const shift = ctz<u64>(blockSize());
  setWide(POURED, first - 1);
  setWide(LIMIT, ((first >> shift) + 1) << shift);
}

export function putNear(event: i32, bucket: u64): void {
  const slot = slotOf(bucket);
  const head = headAt(slot);
  const e = events(event);
  e.next = load<i32>(head);
  e.before = NONE;
  store<i32>(head, event);
  const marks = marksAt(slot);
  store<u64>(marks, load<u64>(marks) | ((<u64>1) << bucket));
}

/** Takes an event out of its bucket. */
export function takeNear(event: i32, bucket: u64): void {
  const slot = slotOf(bucket);
  const first = load<i32>(headAt(slot));
  const next = events(event).next;
  if (event === first) {
    store<i32>(headAt(slot), next);
    if (next === NONE) store<u64>(marksAt(slot), marksWith(bucket) ^ ((<u64>1) << bucket));
  } else if (events(event).before === NONE) linkBack(first);
  const before = events(event).before;
  if (before !== NONE) events(before).next = next;
  if (next !== NONE) events(next).before = before;
}

/**
 * Each of a bucket learns which one is before it only now that one is to be taken out: who enters does not look at those
 * that are there, which are not in the processor's cache. Those behind one that knows it know it, too.
 */
function linkBack(first: i32): void {
  let before = first;
  for (let event = events(first).next; event !== NONE && events(event).before === NONE; event = events(event).next) {
    events(event).before = before;
    before = event;
  }
}

/** The marks of the 64 buckets that a bucket stands with. Of those before the next one to be poured none is set. */
export function marksWith(bucket: u64): u64 {
  return load<u64>(marksAt(slotOf(bucket)));
}

/** The first of the 64 buckets that a bucket stands with whose mark is set. */
export function firstOf(bucket: u64, marks: u64): u64 {
  return (bucket & ~(<u64>63)) | ctz<u64>(marks);
}

export function listOf(bucket: u64): i32 {
  return load<i32>(headAt(slotOf(bucket)));
}

/** Empties the first bucket that has a mark among these, which are those of the 64 that it stands with; what it held, the latest entered first. */
export function takeFirst(bucket: u64, marks: u64): i32 {
  const slot = slotOf(bucket);
  const head = headAt(slot);
  const list = load<i32>(head);
  store<i32>(head, NONE);
  store<u64>(marksAt(slot), marks & (marks - 1));
  return list;
}
