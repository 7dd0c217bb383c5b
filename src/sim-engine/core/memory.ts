// The memory of one lane. Fixed columns stand at its beginning, then what a compiled scenario has (operations, histograms,
// routes), then what grows: slabs of records, which never move, and a few lists, which move when they double. All of it,
// the marks of what is free included, is in the memory itself, so that a snapshot is a copy of its bytes.

import {
  CONSUMER_BYTES,
  CONSUMER_KIND,
  Consumer,
  ConsumerRest,
  DURATION_BYTES,
  Duration,
  EVENT_BYTES,
  EVENT_KIND,
  Event,
  HEADER_BYTES,
  HEADER_KIND,
  Header,
  heap,
  JOB_BYTES,
  JOB_KIND,
  Job,
  JobRest,
  LOG_END,
  MESSAGE_BYTES,
  MESSAGE_KIND,
  Message,
  NONE,
  OP_BYTES,
  Op,
  ORDER_END,
  ORDER_KIND,
  Order,
  SLAB_HEADER_BYTES,
  SLAB_ROWS,
  SUBJECT_BYTES,
  SUBJECT_KIND,
  Subject,
  settings,
  slabs,
} from './layout';
import { memoryGrew, tooMany } from './outside';

/** Places in `heap`. */
export const TOP: i32 = 0;
export const HEADS_AT: i32 = 1;
export const HEADS_ROOM: i32 = 2;
export const TASKS_AT: i32 = 3;
export const TASKS_ROOM: i32 = 4;

/** Records of all slabs of a kind at most. */
const ROWS_MAX: i32 = 1 << 26;

/**
 * Places in `settings`: what is said once of a run. It stands in the memory, at an address that is part of each
 * instruction; a variable would have to be looked for at each use.
 */
export const SEED: i32 = 0;
export const ORDER_LENGTH: i32 = 1;
/** Which of an order's counts says how often it is stored; NONE where no step says that it is. */
export const STORED: i32 = 2;
/** Some broker looks at how long messages are held. */
export const WATCHES_HOLDING: i32 = 3;
/** Some customers order again, and have to be forgotten. */
export const REMEMBERS: i32 = 4;

/**
 * The header of all messages that say nothing of themselves, and the subject of all orders without one: they are only
 * read. Behind them stand the operations. All of these are where they are in every lane.
 */
export const blankHeader: i32 = LOG_END;
export const blankSubject: i32 = LOG_END + HEADER_BYTES;
const OPS_AT: i32 = LOG_END + HEADER_BYTES + SUBJECT_BYTES;

/** Where the rest of what a scenario has stands. */
let durationsAt: usize = 0;
export let bucketsAt: usize = 0;
let routesAt: usize = 0;

export function events(row: i32): Event {
  return changetype<Event>(<usize>row);
}
export function orders(row: i32): Order {
  return changetype<Order>(<usize>row);
}
export function jobs(row: i32): Job {
  return changetype<Job>(<usize>row);
}
export function messages(row: i32): Message {
  return changetype<Message>(<usize>row);
}
export function consumers(row: i32): Consumer {
  return changetype<Consumer>(<usize>row);
}
/** What few deliveries need of a consumer: behind all of its slab. */
export function restOfConsumer(consumer: i32): ConsumerRest {
  return changetype<ConsumerRest>(<usize>(consumer + SLAB_ROWS * CONSUMER_BYTES));
}
/** What few jobs have, to be read: behind all of its slab. It is blank where the job says that nothing is apart. */
export function restOfJob(job: i32): JobRest {
  return changetype<JobRest>(<usize>(job + SLAB_ROWS * JOB_BYTES));
}
/** The same, to be written to. */
export function apartOf(job: i32): JobRest {
  jobs(job).apart = 1;
  return restOfJob(job);
}
export function blankRest(job: i32): void {
  const rest = restOfJob(job);
  rest.takenAt = -1;
  rest.parent = NONE;
  rest.branches = 0;
  rest.batch = 0;
  rest.refusals = 0;
  rest.place = 0;
  rest.timer = NONE;
}
export function headers(row: i32): Header {
  return changetype<Header>(<usize>row);
}
export function subjects(row: i32): Subject {
  return changetype<Subject>(<usize>row);
}
export function ops(op: i32): Op {
  return changetype<Op>(<usize>(OPS_AT + op * OP_BYTES));
}
export function durations(row: i32): Duration {
  return changetype<Duration>(<usize>row);
}

/** The low 32 bits of a whole number from 0 to 2^51: added to 2^52 they are the last of the double's own. */
export function lowBits(value: f64): i32 {
  return <i32>reinterpret<u64>(value + 4503599627370496.0);
}

/** Where an order counts something for a purpose: 16 bits. */
export function countAt(order: i32, purpose: i32): usize {
  return <usize>order + <usize>ORDER_END + ((<usize>purpose) << 1);
}

export function timesAt(place: usize): i32 {
  return <i32>load<u16>(place);
}
export function storeTimes(place: usize, times: i32): void {
  store<u16>(place, <u16>times);
}

/** The highest end there has ever been. */
let usedUpTo: usize = 0;

/** Reserves room at the end of what is in use; it is zero, and begins with a line of a processor's cache. */
export function reserve(bytes: i32): usize {
  const at = <usize>heap[TOP];
  const end = at + ((<usize>bytes + 63) & ~63);
  if (end < at) tooMany(-1);
  heap[TOP] = <i32>end;
  const size = (<usize>memory.size()) << 16;
  if (end > size) {
    // By half as much again, so that growing is rare.
    const wanted = <i32>((end - size + (size >> 1) + 0xffff) >> 16);
    if (memory.grow(wanted) < 0 && memory.grow(<i32>((end - size + 0xffff) >> 16)) < 0) tooMany(-1);
    memoryGrew();
  }
  // Below here it may have been in use before the run went back to an earlier state; above, it is as it was made.
  if (at < usedUpTo) memory.fill(at, 0, min(end, usedUpTo) - at);
  if (end > usedUpTo) usedUpTo = end;
  return at;
}

/** Lays the memory out for a compiled scenario. */
export function layOut(ops: i32, durations: i32, histograms: i32, buckets: i32, routeWords: i32, counted: i32): void {
  heap[TOP] = LOG_END;
  reserve(OPS_AT - LOG_END + ops * OP_BYTES);
  durationsAt = reserve(durations * DURATION_BYTES);
  bucketsAt = reserve(histograms * buckets * 4);
  routesAt = reserve(routeWords * 4);
  const orderBytes = (ORDER_END + counted * 2 + 31) & ~31;
  settings[ORDER_LENGTH] = orderBytes;
  settings[STORED] = NONE;
  headers(blankHeader).deadline = Infinity;
  headers(blankHeader).died = NONE;
  subjects(blankSubject).product = NONE;
  subjects(blankSubject).seen = NONE;
  subjects(blankSubject).customer = NONE;
  slabsOf(EVENT_KIND, EVENT_BYTES, offsetof<Event>('next'));
  slabsOf(ORDER_KIND, orderBytes, offsetof<Order>('after'));
  slabsOf(JOB_KIND, JOB_BYTES, offsetof<Job>('next'));
  slabsOf(MESSAGE_KIND, MESSAGE_BYTES, offsetof<Message>('next'));
  slabsOf(CONSUMER_KIND, CONSUMER_BYTES, offsetof<Consumer>('ringNext'));
  // What is the rest of a record is as long: it stands as far behind each.
  slabs.rest[JOB_KIND] = JOB_BYTES;
  slabs.rest[CONSUMER_KIND] = CONSUMER_BYTES;
  slabsOf(HEADER_KIND, HEADER_BYTES, offsetof<Header>('next'));
  slabsOf(SUBJECT_KIND, SUBJECT_BYTES, offsetof<Subject>('next'));
}

export function opsPlace(): usize {
  return <usize>OPS_AT;
}
export function durationsPlace(): usize {
  return durationsAt;
}
export function bucketsPlace(): usize {
  return bucketsAt;
}
export function routesPlace(): usize {
  return routesAt;
}

/** A kind of record that comes and goes: how long one is, and where a free one has its link, which is where one in use has it. */
function slabsOf(kind: i32, bytes: i32, link: usize): void {
  slabs.free[kind] = slabs.first[kind] = slabs.last[kind] = NONE;
  slabs.bytes[kind] = bytes;
  slabs.link[kind] = <i32>link;
}

/** A slab more: its rows, blank, become the free ones, the first first. It returns that. */
function addSlab(kind: i32): i32 {
  if (slabs.count[kind] >= ROWS_MAX) tooMany(kind);
  const bytes = <usize>slabs.bytes[kind];
  const link = <usize>slabs.link[kind];
  const slab = reserve(SLAB_HEADER_BYTES + SLAB_ROWS * (<i32>bytes + slabs.rest[kind]));
  store<i32>(slab, NONE);
  if (slabs.last[kind] === NONE) slabs.first[kind] = <i32>slab;
  else store<i32>(<usize>slabs.last[kind], <i32>slab);
  slabs.last[kind] = <i32>slab;
  slabs.count[kind] = slabs.count[kind] + SLAB_ROWS;
  let at = slab + <usize>SLAB_HEADER_BYTES;
  const first = <i32>at;
  slabs.free[kind] = first;
  for (let i = 1; i < SLAB_ROWS; i++, at += bytes) store<i32>(at + link, <i32>(at + bytes));
  store<i32>(at + link, NONE);
  if (kind === JOB_KIND) for (let i = 0; i < SLAB_ROWS; i++) blankRest(first + i * JOB_BYTES);
  return first;
}

function take(kind: i32, link: usize): i32 {
  let row = slabs.free[kind];
  if (row === NONE) row = addSlab(kind);
  slabs.free[kind] = load<i32>(<usize>row + link);
  return row;
}
function give(kind: i32, row: i32, link: usize): void {
  store<i32>(<usize>row + link, slabs.free[kind]);
  slabs.free[kind] = row;
}

export function takeEvent(): i32 {
  return take(EVENT_KIND, offsetof<Event>('next'));
}
export function giveEvent(row: i32): void {
  give(EVENT_KIND, row, offsetof<Event>('next'));
}
export function takeOrder(): i32 {
  return take(ORDER_KIND, offsetof<Order>('after'));
}
export function giveOrder(row: i32): void {
  give(ORDER_KIND, row, offsetof<Order>('after'));
}
export function takeJob(): i32 {
  return take(JOB_KIND, offsetof<Job>('next'));
}
export function giveJob(row: i32): void {
  give(JOB_KIND, row, offsetof<Job>('next'));
}
export function takeMessage(): i32 {
  return take(MESSAGE_KIND, offsetof<Message>('next'));
}
export function giveMessage(row: i32): void {
  give(MESSAGE_KIND, row, offsetof<Message>('next'));
}
/** As it is blank. */
export function takeHeader(): i32 {
  const row = take(HEADER_KIND, offsetof<Header>('next'));
  memory.copy(<usize>row, <usize>blankHeader, HEADER_BYTES);
  return row;
}
export function giveHeader(row: i32): void {
  give(HEADER_KIND, row, offsetof<Header>('next'));
}
/** As it is blank. */
export function takeSubject(): i32 {
  const row = take(SUBJECT_KIND, offsetof<Subject>('next'));
  memory.copy(<usize>row, <usize>blankSubject, SUBJECT_BYTES);
  return row;
}
export function giveSubject(row: i32): void {
  give(SUBJECT_KIND, row, offsetof<Subject>('next'));
}
export function takeConsumer(): i32 {
  return take(CONSUMER_KIND, offsetof<Consumer>('ringNext'));
}
