// The future: events in the total order (atMs, sequence). A calendar of buckets, each a power of two of milliseconds
// wide; the bucket reached is sorted into a short run from which events are taken. Widths adapt, coarsely, so that a
// bucket holds about one event; the order of events never depends on the widths.
import { powerOfTwo } from '../kernel/plain-math';
import { sortByTime } from './agenda-sort';
import { heap, NONE, agendaTimes as real, agendaCounts as whole } from './layout';
import { events, giveEvent, HEADS_AT, HEADS_ROOM, lowBits, reserve, takeEvent } from './memory';

/** Whole numbers of the agenda's state. */
const RUN_HEAD: i32 = 0;
const RUN_TAIL: i32 = 1;
/** Beyond the last bucket: an unsorted list. */
const FAR_HEAD: i32 = 2;
const IN_BUCKETS: i32 = 3;
/** Among those beyond the last bucket. */
const FAR_COUNT: i32 = 4;
const LAID_FOR: i32 = 5;
const MASK: i32 = 6;
/** Other numbers. A bucket's number is floor(atMs × inverse width), exact because the width is a power of two. */
const SEQUENCE: i32 = 0;
const INVERSE: i32 = 1;
const POURED: i32 = 2;
const FAR_BUCKET: i32 = 3;

/** Enough for an ordinary load, so that its room is the same after one order and after ten million. */
const BUCKETS_MIN: i32 = 1024;
const BUCKETS_MAX: i32 = 1 << 20;
const PER_ROUND: f64 = 1.0 / 1048576.0;
const SAMPLES: i32 = 64;
/** Widths follow the nearest of what is pending: events to come soon stand closer than those that take long. */
const NEAREST: f64 = 1.0 / 8.0;
/** So many more than four times what was laid out for are worth laying out anew. */
const FEW: i32 = 64;
const SHORT: i32 = 16;

function head(slot: i32): i32 {
  return load<i32>(<usize>heap[HEADS_AT] + ((<usize>slot) << 2));
}
function setHead(slot: i32, event: i32): void {
  store<i32>(<usize>heap[HEADS_AT] + ((<usize>slot) << 2), event);
}
function slotOf(bucket: f64): i32 {
  return lowBits(bucket - Math.floor(bucket * PER_ROUND) * <f64>BUCKETS_MAX) & whole[MASK];
}

export function startAgenda(): void {
  whole[RUN_HEAD] = whole[RUN_TAIL] = whole[FAR_HEAD] = NONE;
  whole[MASK] = BUCKETS_MIN - 1;
  real[INVERSE] = 1;
  real[POURED] = -1;
  real[FAR_BUCKET] = Infinity;
  makeHeads(BUCKETS_MIN);
}

function makeHeads(count: i32): void {
  if (count > heap[HEADS_ROOM]) {
    heap[HEADS_AT] = <i32>reserve(count << 2);
    heap[HEADS_ROOM] = count;
  }
  memory.fill(<usize>heap[HEADS_AT], 0xff, (<usize>count) << 2);
}

/** Events not yet taken. */
export function pendingEvents(): i32 {
  let count = whole[IN_BUCKETS] + whole[FAR_COUNT];
  for (let event = whole[RUN_HEAD]; event !== NONE; event = events(event).next) count++;
  return count;
}

/** Puts an event for (row, generation) at a time not before the one last taken. Equal times keep the order of entry. */
export function schedule(atMs: f64, kind: i32, row: i32, generation: i32): void {
  const event = takeEvent();
  const e = events(event);
  e.at = atMs;
  const sequence = real[SEQUENCE];
  e.sequence = sequence;
  real[SEQUENCE] = sequence + 1;
  e.kind = kind;
  e.row = row;
  e.generation = generation;
  const bucket = Math.floor(atMs * real[INVERSE]);
  const ahead = bucket - real[POURED];
  if (ahead <= 0) intoRun(event, atMs);
  else if (ahead <= <f64>whole[MASK]) intoBucket(event, bucket);
  else intoFar(event, bucket);
}

/** The next event's row, or NONE. It stays until `drop`. */
export function peek(): i32 {
  const first = whole[RUN_HEAD];
  return first !== NONE ? first : pour();
}

/** Takes the event last peeked at away; its row may be used again at once. */
export function drop(event: i32): void {
  whole[RUN_HEAD] = events(event).next;
  giveEvent(event);
}

function intoBucket(event: i32, bucket: f64): void {
  const slot = slotOf(bucket);
  events(event).next = head(slot);
  setHead(slot, event);
  whole[IN_BUCKETS] = whole[IN_BUCKETS] + 1;
}

function intoFar(event: i32, bucket: f64): void {
  events(event).next = whole[FAR_HEAD];
  whole[FAR_HEAD] = event;
  whole[FAR_COUNT] = whole[FAR_COUNT] + 1;
  if (bucket < real[FAR_BUCKET]) real[FAR_BUCKET] = bucket;
}

/** Its bucket is already poured: it goes behind all of the run that are not later, for its sequence is the highest. */
function intoRun(event: i32, atMs: f64): void {
  const first = whole[RUN_HEAD];
  if (first === NONE || atMs < events(first).at) {
    events(event).next = first;
    whole[RUN_HEAD] = event;
    if (first === NONE) whole[RUN_TAIL] = event;
    return;
  }
  const last = whole[RUN_TAIL];
  let before = atMs >= events(last).at ? last : first;
  let after = events(before).next;
  while (after !== NONE && events(after).at <= atMs) {
    before = after;
    after = events(before).next;
  }
  events(event).next = after;
  events(before).next = event;
  if (after === NONE) whole[RUN_TAIL] = event;
}

/** Sorts the next bucket that holds anything into the (empty) run; NONE when nothing is pending. */
function pour(): i32 {
  const pending = whole[IN_BUCKETS] + whole[FAR_COUNT];
  if (pending === 0) return NONE;
  if (pending > 4 * whole[LAID_FOR] + FEW || (pending * 8 < whole[LAID_FOR] && whole[LAID_FOR] > 512)) layOutBuckets();
  if (whole[IN_BUCKETS] === 0) layOutBuckets();
  if (real[FAR_BUCKET] - real[POURED] <= <f64>(whole[MASK] >> 1)) bringNear();
  let bucket = nextBucket();
  if (bucket >= real[FAR_BUCKET]) {
    // Something far has come within reach meanwhile, and is due before what the buckets hold or along with it.
    bringNear();
    bucket = nextBucket();
  }
  const slot = slotOf(bucket);
  const list = head(slot);
  real[POURED] = bucket;
  setHead(slot, NONE);
  return startRun(list);
}

/** The next bucket that holds anything; one does. */
function nextBucket(): f64 {
  const mask = whole[MASK];
  const first = real[POURED] + 1;
  const from = slotOf(first);
  let slot = from;
  while (head(slot) === NONE) slot = (slot + 1) & mask;
  return first + <f64>((slot - from) & mask);
}

function startRun(list: i32): i32 {
  let first = list;
  let count = 1;
  whole[RUN_TAIL] = list;
  let event = events(list).next;
  if (event !== NONE) {
    events(list).next = NONE;
    for (; event !== NONE && count < SHORT; count++) {
      const following = events(event).next;
      first = insertSorted(first, event);
      event = following;
    }
    if (event !== NONE) {
      events(whole[RUN_TAIL]).next = event;
      for (; event !== NONE; event = events(event).next) count++;
      first = sortByTime(first);
      let tail = first;
      while (events(tail).next !== NONE) tail = events(tail).next;
      whole[RUN_TAIL] = tail;
    }
  }
  whole[IN_BUCKETS] = whole[IN_BUCKETS] - count;
  whole[RUN_HEAD] = first;
  return first;
}

/** Moves what the buckets now reach out of the far list. */
function bringNear(): void {
  let event = whole[FAR_HEAD];
  whole[FAR_HEAD] = NONE;
  whole[FAR_COUNT] = 0;
  real[FAR_BUCKET] = Infinity;
  while (event !== NONE) {
    const following = events(event).next;
    const bucket = Math.floor(events(event).at * real[INVERSE]);
    if (bucket - real[POURED] <= <f64>whole[MASK]) intoBucket(event, bucket);
    else intoFar(event, bucket);
    event = following;
  }
}

/** Chooses width and number of buckets anew for what is pending, and places everything. The run is empty. */
function layOutBuckets(): void {
  const pending = whole[IN_BUCKETS] + whole[FAR_COUNT];
  const all = gather();
  const earliest = earliestOf(all);
  const near = nearestOf(all, pending);
  const widthWanted = Math.max((near - earliest) / (<f64>pending * NEAREST), 1.0 / 1024.0);
  let exponent: f64 = 0;
  while (powerOfTwo(exponent) < widthWanted && exponent < 40) exponent++;
  while (powerOfTwo(exponent - 1) >= widthWanted && exponent > -10) exponent--;
  real[INVERSE] = powerOfTwo(-exponent);
  let buckets = BUCKETS_MIN;
  while (buckets < 2 * pending && buckets < BUCKETS_MAX) buckets *= 2;
  makeHeads(buckets);
  whole[MASK] = buckets - 1;
  whole[LAID_FOR] = pending;
  whole[IN_BUCKETS] = 0;
  real[POURED] = Math.floor(earliest * real[INVERSE]) - 1;
  whole[FAR_HEAD] = all;
  bringNear();
}

/** All pending events as one list. */
function gather(): i32 {
  let all = whole[FAR_HEAD];
  for (let slot = 0; whole[IN_BUCKETS] > 0 && slot <= whole[MASK]; slot++) {
    let event = head(slot);
    while (event !== NONE) {
      const following = events(event).next;
      events(event).next = all;
      all = event;
      event = following;
    }
  }
  return all;
}

function earliestOf(list: i32): f64 {
  let earliest = Infinity;
  for (let event = list; event !== NONE; event = events(event).next)
    if (events(event).at < earliest) earliest = events(event).at;
  return earliest;
}

/** The time below which about the nearest eighth lies, from evenly spaced members of the list. */
const sampled = memory.data((2 * SAMPLES + 2) * 8, 8);
function sampleOf(place: i32): f64 {
  return load<f64>(sampled + ((<usize>place) << 3));
}
function setSample(place: i32, atMs: f64): void {
  store<f64>(sampled + ((<usize>place) << 3), atMs);
}

function nearestOf(list: i32, count: i32): f64 {
  const stride = max(1, count / SAMPLES);
  let taken = 0;
  let index = 0;
  for (let event = list; event !== NONE; event = events(event).next) {
    if (index++ % stride !== 0) continue;
    const atMs = events(event).at;
    let place = taken++;
    for (; place > 0 && sampleOf(place - 1) > atMs; place--) setSample(place, sampleOf(place - 1));
    setSample(place, atMs);
  }
  return sampleOf(<i32>(<f64>taken * NEAREST));
}

function insertSorted(first: i32, event: i32): i32 {
  const atMs = events(event).at;
  const mine = events(event).sequence;
  if (first === NONE || atMs < events(first).at || (atMs === events(first).at && mine < events(first).sequence)) {
    events(event).next = first;
    return event;
  }
  let before = first;
  let after = events(before).next;
  while (after !== NONE && (events(after).at < atMs || (events(after).at === atMs && events(after).sequence < mine))) {
    before = after;
    after = events(before).next;
  }
  events(event).next = after;
  events(before).next = event;
  if (after === NONE) whole[RUN_TAIL] = event;
  return first;
}
