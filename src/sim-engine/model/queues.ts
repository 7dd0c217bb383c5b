// A broker's queues: what is ready, in which order, and which consumers may be served. Two lists a queue: returned
// messages by their old position, before fresh ones, as RabbitMQ's classic queues do. The ring of consumers decides
// who is next. An acknowledged message is gone; a rejected one is dead-lettered or dropped.
import { FACT, tell } from './fact-log.ts';
import { discharge } from './settle.ts';
import { ask, DISPATCH } from './tasks.ts';
import { MESSAGES, NONE, NOW, type World } from './world.ts';

export const MESSAGE = { ready: 1, held: 2, returning: 3 } as const;
export const CONSUMER = { gone: 0, active: 1, leaving: 2 } as const;

/** A new message of an order enters a queue, which is dispatched within this event. */
export function enqueue(w: World, queue: number, root: number, cause: number): void {
  const { messages, queues } = w;
  const message = messages.rows.take();
  const id = w.scalars[MESSAGES]++;
  messages.id[message] = id;
  messages.root[message] = root;
  messages.queue[message] = queue;
  messages.deliveries[message] = 0;
  messages.next[message] = NONE;
  messages.consumer[message] = NONE;
  w.roots.open[root]++;
  queues.published[queue]++;
  messages.fact[message] = tell(w, FACT.messageEnqueued, root, cause, 0, queue, 0, id, 0);
  if (queues.freshHead[queue] === NONE) queues.freshHead[queue] = message;
  else messages.next[queues.freshTail[queue]] = message;
  queues.freshTail[queue] = message;
  becomeReady(w, queue, message);
}

function becomeReady(w: World, queue: number, message: number): void {
  const { messages, queues } = w;
  messages.state[message] = MESSAGE.ready;
  messages.readyAt[message] = w.scalars[NOW];
  queues.ready[queue]++;
  queues.readySum[queue] += w.scalars[NOW];
  ask(w, DISPATCH, queue);
}

/** Takes the head of a queue that has one ready: the earliest returned, else the earliest fresh message. */
export function takeHead(w: World, queue: number): number {
  const { messages, queues } = w;
  const returned = queues.returnedHead[queue];
  const message = returned === NONE ? queues.freshHead[queue] : returned;
  if (returned === NONE) queues.freshHead[queue] = messages.next[message];
  else queues.returnedHead[queue] = messages.next[message];
  messages.next[message] = NONE;
  queues.ready[queue]--;
  queues.readySum[queue] -= w.scalars[NOW];
  return message;
}

/** When the head became ready; NaN-free: the present instant while nothing is ready. */
export function headReadyAt(w: World, queue: number): number {
  const { messages, queues } = w;
  const returned = queues.returnedHead[queue];
  const head = returned === NONE ? queues.freshHead[queue] : returned;
  return queues.ready[queue] === 0 ? w.scalars[NOW] : messages.readyAt[head];
}

/** A returned message goes to its old position: ids of one queue ascend in the order of publishing. */
export function putBack(w: World, message: number): void {
  const { messages, queues } = w;
  const queue = messages.queue[message];
  const id = messages.id[message];
  let before = NONE;
  let after = queues.returnedHead[queue];
  while (after !== NONE && messages.id[after] < id) {
    before = after;
    after = messages.next[after];
  }
  messages.next[message] = after;
  if (before === NONE) queues.returnedHead[queue] = message;
  else messages.next[before] = message;
  queues.returned[queue]++;
  becomeReady(w, queue, message);
}

/** The consumer no longer holds the message: its credit is back, and it may be next again. */
export function release(w: World, message: number): void {
  const { messages, queues, consumers } = w;
  const consumer = messages.consumer[message];
  const queue = messages.queue[message];
  queues.unacknowledged[queue]--;
  queues.unacknowledgedSum[queue] -= w.scalars[NOW];
  messages.consumer[message] = NONE;
  consumers.held[consumer]--;
  enterRing(w, consumer);
  if (queues.ready[queue] > 0) ask(w, DISPATCH, queue);
}

/** The message is done with: acknowledged. */
export function acknowledge(w: World, message: number, cause: number): void {
  const { messages, queues, consumers } = w;
  const consumer = messages.consumer[message];
  const queue = messages.queue[message];
  const root = messages.root[message];
  queues.acknowledged[queue]++;
  const pool = consumers.pool[consumer];
  const fact = tell(
    w,
    FACT.messageAcknowledged,
    root,
    cause,
    0,
    queue | (pool << 8),
    consumers.index[consumer],
    messages.id[message],
    0,
  );
  consumers.fact[consumer] = fact;
  release(w, message);
  messages.rows.give(message);
  discharge(w, root, fact);
}

/** The message is refused for good: it goes to the queue's dead letters, or is lost where there are none. */
export function reject(w: World, message: number, cause: number): void {
  const { messages, queues } = w;
  const queue = messages.queue[message];
  const root = messages.root[message];
  const id = messages.id[message];
  const deadLetter = w.model.queues[queue].deadLetter;
  w.consumers.fact[messages.consumer[message]] = cause;
  release(w, message);
  messages.rows.give(message);
  if (deadLetter === NONE) {
    queues.dropped[queue]++;
    w.roots.lost[root]++;
    discharge(w, root, tell(w, FACT.messageDropped, root, cause, 0, queue, 0, id, 0));
    return;
  }
  queues.deadLettered[queue]++;
  const fact = tell(w, FACT.messageDeadLettered, root, cause, 0, queue, deadLetter, id, 0);
  enqueue(w, deadLetter, root, fact);
  discharge(w, root, fact);
}

/** Puts a consumer at the tail of its queue's ring. */
export function pushRing(w: World, consumer: number): void {
  const { queues, consumers } = w;
  const queue = consumers.queue[consumer];
  consumers.inRing[consumer] = 1;
  consumers.ringNext[consumer] = NONE;
  if (queues.ringHead[queue] === NONE) queues.ringHead[queue] = consumer;
  else consumers.ringNext[queues.ringTail[queue]] = consumer;
  queues.ringTail[queue] = consumer;
}

/** Takes the consumer whose turn it is; the ring is not empty. */
export function shiftRing(w: World, queue: number): number {
  const { queues, consumers } = w;
  const consumer = queues.ringHead[queue];
  queues.ringHead[queue] = consumers.ringNext[consumer];
  if (queues.ringHead[queue] === NONE) queues.ringTail[queue] = NONE;
  consumers.inRing[consumer] = 0;
  return consumer;
}

/** One that had left the ring for want of credit, or has just joined, comes to its tail. */
export function enterRing(w: World, consumer: number): void {
  if (w.consumers.inRing[consumer] === 0 && w.consumers.state[consumer] === CONSUMER.active) pushRing(w, consumer);
}
