// The rows of messages, and how one enters a queue. A message that dies, is retried or replayed is a new message of the
// same order in the queue that it enters: its own id, its own place, its own time to live.
import { onGrid } from '../kernel/grid';
import { tell } from './facts';
import { ENTRY, FACT, levels, MESSAGE, MESSAGES, Message, NONE, NOW, queues, scalars } from './layout';
import { blankHeader, giveHeader, giveMessage, headers, messages, orders, takeHeader, takeMessage } from './memory';
import { dispatchSoon } from './tasks';

/** A message of an order, not yet in its queue: it says nothing of itself. The order owes it from now on. */
export function newMessage(queue: i32, root: i32, key: i32): i32 {
  const message = takeMessage();
  const m = messages(message);
  const id = scalars[MESSAGES];
  scalars[MESSAGES] = id + 1;
  m.id = id;
  m.root = root;
  m.queue = queue;
  m.key = key;
  m.deliveries = 0;
  m.header = blankHeader;
  // Two neighbours at a time; the layout has them in this order.
  const at = changetype<usize>(m);
  store<i64>(at, -1, offsetof<Message>('next'));
  store<i64>(at, MESSAGE.outside, offsetof<Message>('state'));
  const order = orders(root);
  order.open = order.open + 1;
  return message;
}

/** A message's own header, to be written to. */
export function ownHeader(message: i32): i32 {
  const m = messages(message);
  if (m.header === blankHeader) m.header = takeHeader();
  return m.header;
}

/** The message enters its queue, which is dispatched within this event. `expirationMs` is its own, beside the queue's. */
export function enterQueue(message: i32, cause: f64, entry: i32, expirationMs: f64): void {
  const m = messages(message);
  if (expirationMs < Infinity) expire(message, min(queues.ttlMs[m.queue], expirationMs));
  else if (queues.ttlMs[m.queue] < Infinity) expire(message, queues.ttlMs[m.queue]);
  enter(message, m.queue, m.root, cause, entry, <f64>headers(m.header).retries);
}

/** A new message, which says nothing of itself, enters its queue. */
export function enterFresh(message: i32, queue: i32, root: i32, cause: f64): void {
  if (queues.expires[queue] === 1) {
    if (queues.ttlMs[queue] < Infinity) expire(message, queues.ttlMs[queue]);
  }
  enter(message, queue, root, cause, ENTRY.publish, 0);
}

function expire(message: i32, afterMs: f64): void {
  headers(ownHeader(message)).deadline = scalars[NOW] + onGrid(afterMs);
  queues.expires[messages(message).queue] = 1;
}

function enter(message: i32, queue: i32, root: i32, cause: f64, entry: i32, retries: f64): void {
  const m = messages(message);
  queues.published[queue] = queues.published[queue] + 1;
  m.fact = tell(FACT.messageEnqueued, root, cause, 0, queue, entry, m.id, retries);
  const level = levelOf(queue, message);
  if (levels.freshHead[level] === NONE) levels.freshHead[level] = message;
  else messages(levels.freshTail[level]).next = message;
  levels.freshTail[level] = message;
  becomeReady(queue, message);
}

/** Counts a message that has been put into a list of its queue. */
export function becomeReady(queue: i32, message: i32): void {
  const m = messages(message);
  m.state = MESSAGE.ready;
  m.since = scalars[NOW];
  queues.ready[queue] = queues.ready[queue] + 1;
  queues.readySum[queue] = queues.readySum[queue] + scalars[NOW];
  dispatchSoon(queue);
}

/** The list of a queue that a message belongs to; a priority above the highest counts as the highest. */
export function levelOf(queue: i32, message: i32): i32 {
  const first = queues.firstLevel[queue];
  const levels = queues.levels[queue];
  return levels === 1 ? first : first + min(headers(messages(message).header).priority, levels - 1);
}

/** The message is over. Its order does not owe it any longer: see `discharge`. */
export function freeMessage(message: i32): void {
  const m = messages(message);
  m.state = MESSAGE.outside;
  m.consumer = NONE;
  if (m.header !== blankHeader) giveHeader(m.header);
  giveMessage(message);
}
