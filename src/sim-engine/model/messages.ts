// The rows of messages, and how one enters a queue. A message that dies, is retried or replayed is a new message of the
// same order in the queue that it enters: its own id, its own place, its own time to live.
import { onGrid } from '../kernel/grid.ts';
import { FACT, tell } from './fact-log.ts';
import { ask, DISPATCH } from './tasks.ts';
import { MESSAGES, NONE, NOW, type World } from './world.ts';

export const MESSAGE = {
  /** Not, or no longer, in any queue. */
  outside: 0,
  ready: 1,
  held: 2,
  /** Given back, and under way to the broker. */
  returning: 3,
  /** Acknowledged as it was delivered; its worker has it in hand. */
  autoAcknowledged: 4,
  /** Lost with its worker, and under way to the broker. */
  crashed: 5,
  /** Kept in its exchange by the delayed-message plug-in. */
  delayed: 6,
} as const;

/** A message of an order, not yet in its queue: fresh, persistent, of the lowest priority. The order owes it from now on. */
export function newMessage(w: World, queue: number, root: number, key: number): number {
  const { messages } = w;
  const message = messages.rows.take();
  messages.id[message] = w.scalars[MESSAGES]++;
  messages.root[message] = root;
  messages.queue[message] = queue;
  messages.key[message] = key;
  messages.deliveries[message] = 0;
  messages.next[message] = NONE;
  messages.consumer[message] = NONE;
  messages.state[message] = MESSAGE.outside;
  messages.tried[message] = 0;
  if (messages.marked[message] === 1) unmark(w, message);
  w.roots.open[root]++;
  return message;
}

/** What only few messages have; most rows are used again without ever having had any of it. */
function unmark(w: World, message: number): void {
  const { messages } = w;
  messages.marked[message] = 0;
  messages.deadline[message] = 0;
  messages.retries[message] = 0;
  messages.deaths[message] = 0;
  messages.died[message] = 0;
  messages.circle[message] = 0;
  messages.priority[message] = 0;
  messages.transient[message] = 0;
  messages.reason[message] = 0;
}

/** When it expires; Infinity: never. */
export function deadlineOf(w: World, message: number): number {
  return w.messages.deadline[message] || Infinity;
}

/** The queue in which it died last; NONE when it never did. */
export const diedIn = (w: World, message: number): number => w.messages.died[message] - 1;

/** The message enters its queue, which is dispatched within this event. `expirationMs` is its own, beside the queue's. */
export function enterQueue(w: World, message: number, cause: number, entry: number, expirationMs: number): void {
  const { messages, queues, levels } = w;
  const queue = messages.queue[message];
  const ttlMs = Math.min(w.ttlMs[queue]!, expirationMs);
  if (ttlMs < Infinity) {
    messages.marked[message] = 1;
    messages.deadline[message] = w.scalars[NOW] + onGrid(ttlMs);
    queues.expires[queue] = 1;
  }
  queues.published[queue]++;
  const { id, retries, root } = messages;
  messages.fact[message] = tell(
    w,
    FACT.messageEnqueued,
    root[message],
    cause,
    0,
    queue,
    entry,
    id[message],
    retries[message],
  );
  const level = levelOf(w, queue, message);
  if (levels.freshHead[level] === NONE) levels.freshHead[level] = message;
  else messages.next[levels.freshTail[level]] = message;
  levels.freshTail[level] = message;
  becomeReady(w, queue, message);
}

/** Counts a message that has been put into a list of its queue. */
export function becomeReady(w: World, queue: number, message: number): void {
  const { messages, queues } = w;
  messages.state[message] = MESSAGE.ready;
  messages.readyAt[message] = w.scalars[NOW];
  queues.ready[queue]++;
  queues.readySum[queue] += w.scalars[NOW];
  ask(w, DISPATCH, queue);
}

/** The list of a queue that a message belongs to; a priority above the highest counts as the highest. */
export function levelOf(w: World, queue: number, message: number): number {
  const { queues, messages } = w;
  return queues.firstLevel[queue] + Math.min(messages.priority[message], queues.levels[queue] - 1);
}

/** The message is over. Its order does not owe it any longer: see `discharge`. */
export function freeMessage(w: World, message: number): void {
  w.messages.state[message] = MESSAGE.outside;
  w.messages.consumer[message] = NONE;
  w.messages.rows.give(message);
}
