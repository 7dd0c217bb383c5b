// A broker's queues: what is ready, in which order, and which consumers may be served. For each priority two lists:
// what was returned, before what is fresh. The ring of consumers decides who is next.
import { tellOfMessage } from './facts';
import { CONSUMER, FACT, levels, MESSAGE, NONE, NOW, queues, scalars } from './layout';
import { consumers, messages } from './memory';
import { freeMessage } from './messages';
import { discharge } from './settle';
import { dispatchSoon } from './tasks';

/** The list that holds the head of a queue: the highest priority that has anything; NONE when nothing is ready. */
function headLevel(queue: i32): i32 {
  const first = queues.firstLevel[queue];
  for (let level = first + queues.levels[queue] - 1; level >= first; level--)
    if (levels.returnedHead[level] !== NONE || levels.freshHead[level] !== NONE) return level;
  return NONE;
}

/** The message that is next; NONE when nothing is ready. */
export function headOf(queue: i32): i32 {
  if (queues.ready[queue] === 0) return NONE;
  const level = headLevel(queue);
  const returned = levels.returnedHead[level];
  return returned === NONE ? levels.freshHead[level] : returned;
}

/** Takes the head of a queue that has one ready: the earliest returned, else the earliest fresh message. */
export function takeHead(queue: i32): i32 {
  const level = queues.levels[queue] === 1 ? queues.firstLevel[queue] : headLevel(queue);
  const returned = levels.returnedHead[level];
  const message = returned === NONE ? levels.freshHead[level] : returned;
  const m = messages(message);
  if (returned === NONE) levels.freshHead[level] = m.next;
  else levels.returnedHead[level] = m.next;
  m.next = NONE;
  queues.ready[queue] = queues.ready[queue] - 1;
  queues.readySum[queue] = queues.readySum[queue] - scalars[NOW];
  return message;
}

/** The consumer no longer holds the message: its credit is back, and it may be next again. */
export function release(message: i32): void {
  const m = messages(message);
  if (m.state === MESSAGE.autoAcknowledged) return;
  const consumer = m.consumer;
  m.consumer = NONE;
  letGo(m.queue, consumer);
}

function letGo(queue: i32, consumer: i32): void {
  queues.unacknowledged[queue] = queues.unacknowledged[queue] - 1;
  queues.unacknowledgedSum[queue] = queues.unacknowledgedSum[queue] - scalars[NOW];
  const c = consumers(consumer);
  c.held = c.held - 1;
  enterRing(consumer);
  if (queues.ready[queue] > 0) dispatchSoon(queue);
}

/** The message is done with: acknowledged. */
export function acknowledge(message: i32, cause: f64): void {
  const m = messages(message);
  const root = m.root;
  const consumer = m.consumer;
  let fact = cause;
  if (m.state !== MESSAGE.autoAcknowledged) {
    fact = tellAcknowledged(message, cause);
    letGo(m.queue, consumer);
  }
  consumers(consumer).fact = fact;
  freeMessage(message);
  discharge(root, fact);
}

export function tellAcknowledged(message: i32, cause: f64): f64 {
  const m = messages(message);
  const queue = m.queue;
  queues.acknowledged[queue] = queues.acknowledged[queue] + 1;
  const c = consumers(m.consumer);
  return tellOfMessage(FACT.messageAcknowledged, message, cause, 0, queue | (c.pool << 8), c.index, 0);
}

/** Puts a consumer at the tail of its queue's ring. */
function pushRing(consumer: i32): void {
  const c = consumers(consumer);
  const queue = c.queue;
  c.inRing = 1;
  c.ringNext = NONE;
  if (queues.ringHead[queue] === NONE) queues.ringHead[queue] = consumer;
  else consumers(queues.ringTail[queue]).ringNext = consumer;
  queues.ringTail[queue] = consumer;
}

/** Who is next is looked at already now: among many workers it is not in the processor's cache. */
function touch(consumer: i32): void {
  consumers(consumer).held;
}

/** The head of the ring leaves it. */
export function shiftRing(queue: i32, consumer: i32): void {
  const c = consumers(consumer);
  const following = c.ringNext;
  queues.ringHead[queue] = following;
  if (following === NONE) queues.ringTail[queue] = NONE;
  else touch(following);
  c.inRing = 0;
}

/** It had its turn: from the head of the ring to its tail. */
export function rotateRing(queue: i32, consumer: i32): void {
  const c = consumers(consumer);
  const following = c.ringNext;
  if (following === NONE) return;
  if (queues.ringHead[queue] !== consumer) return;
  queues.ringHead[queue] = following;
  touch(following);
  c.ringNext = NONE;
  consumers(queues.ringTail[queue]).ringNext = consumer;
  queues.ringTail[queue] = consumer;
}

/** A worker whose process has stopped is given messages all the same, until the broker knows. */
export function isSubscribed(state: i32): bool {
  return <u32>(state - CONSUMER.active) <= <u32>(CONSUMER.hung - CONSUMER.active);
}

/** Cancelled, or its connection lost: whoever comes back has no place from before. */
export function leaveRing(consumer: i32): void {
  const c = consumers(consumer);
  if (c.inRing === 0) return;
  const queue = c.queue;
  let before = NONE;
  for (let one = queues.ringHead[queue]; one !== consumer; one = consumers(one).ringNext) before = one;
  if (before === NONE) queues.ringHead[queue] = c.ringNext;
  else consumers(before).ringNext = c.ringNext;
  if (c.ringNext === NONE) queues.ringTail[queue] = before;
  c.inRing = 0;
}

/** One that had left the ring for want of credit, or has just joined, comes to its tail. */
export function enterRing(consumer: i32): void {
  const c = consumers(consumer);
  if (c.inRing !== 0) return;
  if (isSubscribed(c.state)) pushRing(consumer);
}
