// A broker's queues: what is ready, in which order, and which consumers may be served. For each priority two lists:
// what was returned, before what is fresh. Classic queues put a returned message at its old position, quorum queues at
// the tail, or, with a delivery limit, behind the returned ones. The ring of consumers decides who is next.
import { FACT, tell } from './fact-log.ts';
import { becomeReady, freeMessage, levelOf, MESSAGE } from './messages.ts';
import { discharge } from './settle.ts';
import { ask, DISPATCH } from './tasks.ts';
import { NONE, NOW, type World } from './world.ts';

export { MESSAGE } from './messages.ts';
/** Hung: its process has stopped, the broker does not know yet. Cut off: the broker has closed its channel. */
export const CONSUMER = { gone: 0, active: 1, leaving: 2, crashed: 3, hung: 4, cutOff: 5 } as const;

/** The list that holds the head of a queue: the highest priority that has anything; NONE when nothing is ready. */
function headLevel(w: World, queue: number): number {
  const { queues, levels } = w;
  const first = queues.firstLevel[queue];
  for (let level = first + queues.levels[queue] - 1; level >= first; level--)
    if (levels.returnedHead[level] !== NONE || levels.freshHead[level] !== NONE) return level;
  return NONE;
}

/** The message that is next; NONE when nothing is ready. */
export function headOf(w: World, queue: number): number {
  if (w.queues.ready[queue] === 0) return NONE;
  const level = headLevel(w, queue);
  const returned = w.levels.returnedHead[level];
  return returned === NONE ? w.levels.freshHead[level] : returned;
}

/** Takes the head of a queue that has one ready: the earliest returned, else the earliest fresh message. */
export function takeHead(w: World, queue: number): number {
  const { messages, queues, levels } = w;
  const level = headLevel(w, queue);
  const returned = levels.returnedHead[level];
  const message = returned === NONE ? levels.freshHead[level] : returned;
  if (returned === NONE) levels.freshHead[level] = messages.next[message];
  else levels.returnedHead[level] = messages.next[message];
  messages.next[message] = NONE;
  queues.ready[queue]--;
  queues.readySum[queue] -= w.scalars[NOW];
  return message;
}

/** When the head became ready; the present instant while nothing is. */
export function headReadyAt(w: World, queue: number): number {
  const head = headOf(w, queue);
  return head === NONE ? w.scalars[NOW] : w.messages.readyAt[head];
}

/** Every ready message of a queue, in the order in which they would be delivered. */
export function readyMessages(w: World, queue: number): number[] {
  const { messages, queues, levels } = w;
  const found: number[] = [];
  const first = queues.firstLevel[queue];
  for (let level = first + queues.levels[queue] - 1; level >= first; level--)
    for (const head of [levels.returnedHead[level], levels.freshHead[level]])
      for (let message = head; message !== NONE; message = messages.next[message]) found.push(message);
  return found;
}

/** Takes every ready message that is wanted out of its queue, in the order of delivery. */
export function takeReady(w: World, queue: number, isWanted: (message: number) => boolean): number[] {
  const { messages, queues, levels } = w;
  const taken: number[] = [];
  const sift = (head: number): { head: number; tail: number } => {
    const left = { head: NONE, tail: NONE };
    for (let message = head, next = NONE; message !== NONE; message = next) {
      next = messages.next[message];
      messages.next[message] = NONE;
      if (isWanted(message)) taken.push(message);
      else if (left.head === NONE) left.head = left.tail = message;
      else {
        messages.next[left.tail] = message;
        left.tail = message;
      }
    }
    return left;
  };
  const first = queues.firstLevel[queue];
  for (let level = first + queues.levels[queue] - 1; level >= first; level--) {
    levels.returnedHead[level] = sift(levels.returnedHead[level]).head;
    const fresh = sift(levels.freshHead[level]);
    levels.freshHead[level] = fresh.head;
    levels.freshTail[level] = fresh.tail;
  }
  queues.ready[queue] -= taken.length;
  queues.readySum[queue] -= taken.length * w.scalars[NOW];
  return taken;
}

/** A returned message enters its queue again. `crashed`: not given back by its worker but lost with it. */
export function putBack(w: World, message: number, crashed: boolean): void {
  const { messages, queues, levels } = w;
  const queue = messages.queue[message];
  const level = levelOf(w, queue, message);
  messages.next[message] = NONE;
  queues.returned[queue]++;
  const { quorum } = w.model.queues[queue];
  if (!quorum) putInOrder(w, level, message);
  else if (crashed || w.deliveryLimit[queue] < Infinity) append(w, level, message);
  else {
    if (levels.freshHead[level] === NONE) levels.freshHead[level] = message;
    else messages.next[levels.freshTail[level]] = message;
    levels.freshTail[level] = message;
  }
  becomeReady(w, queue, message);
}

/** Among the returned ones by its old position: ids of one queue ascend in the order of publishing. */
function putInOrder(w: World, level: number, message: number): void {
  const { messages, levels } = w;
  const id = messages.id[message];
  let before = NONE;
  let after = levels.returnedHead[level];
  while (after !== NONE && messages.id[after] < id) {
    before = after;
    after = messages.next[after];
  }
  messages.next[message] = after;
  if (before === NONE) levels.returnedHead[level] = message;
  else messages.next[before] = message;
}

/** Behind all that were returned before. */
function append(w: World, level: number, message: number): void {
  const { messages, levels } = w;
  let last = levels.returnedHead[level];
  if (last === NONE) {
    levels.returnedHead[level] = message;
    return;
  }
  while (messages.next[last] !== NONE) last = messages.next[last];
  messages.next[last] = message;
}

/** Told of a message that nobody has given back: its worker or its broker was lost. */
export function tellReturned(w: World, message: number, cause: number): void {
  const { messages } = w;
  const { root, queue, id } = messages;
  messages.fact[message] = tell(w, FACT.messageReturned, root[message], cause, 0, queue[message], 0, id[message], 0);
}

/** The consumer no longer holds the message: its credit is back, and it may be next again. */
export function release(w: World, message: number): void {
  const { messages, queues, consumers } = w;
  const consumer = messages.consumer[message];
  const queue = messages.queue[message];
  if (messages.state[message] === MESSAGE.autoAcknowledged) return;
  queues.unacknowledged[queue]--;
  queues.unacknowledgedSum[queue] -= w.scalars[NOW];
  messages.consumer[message] = NONE;
  consumers.held[consumer]--;
  enterRing(w, consumer);
  if (queues.ready[queue] > 0) ask(w, DISPATCH, queue);
}

/** The message is done with: acknowledged. */
export function acknowledge(w: World, message: number, cause: number): void {
  const { messages, consumers } = w;
  const consumer = messages.consumer[message];
  const root = messages.root[message];
  const early = messages.state[message] === MESSAGE.autoAcknowledged;
  const fact = early ? cause : tellAcknowledged(w, message, cause);
  consumers.fact[consumer] = fact;
  release(w, message);
  freeMessage(w, message);
  discharge(w, root, fact);
}

export function tellAcknowledged(w: World, message: number, cause: number): number {
  const { messages, queues, consumers } = w;
  const consumer = messages.consumer[message];
  const queue = messages.queue[message];
  queues.acknowledged[queue]++;
  const pool = consumers.pool[consumer];
  const { index } = consumers;
  return tell(
    w,
    FACT.messageAcknowledged,
    messages.root[message],
    cause,
    0,
    queue | (pool << 8),
    index[consumer],
    messages.id[message],
    0,
  );
}

/** Puts a consumer at the tail of its queue's ring. */
function pushRing(w: World, consumer: number): void {
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

/** Cancelled, or its connection lost: whoever comes back has no place from before. */
export function leaveRing(w: World, consumer: number): void {
  const { queues, consumers } = w;
  if (consumers.inRing[consumer] === 0) return;
  const queue = consumers.queue[consumer];
  let before = NONE;
  let one = queues.ringHead[queue];
  for (; one !== consumer; one = consumers.ringNext[one]) before = one;
  const after = consumers.ringNext[consumer];
  if (before === NONE) queues.ringHead[queue] = after;
  else consumers.ringNext[before] = after;
  if (after === NONE) queues.ringTail[queue] = before;
  consumers.inRing[consumer] = 0;
}

/** One that had left the ring for want of credit, or has just joined, comes to its tail. */
export function enterRing(w: World, consumer: number): void {
  const state = w.consumers.state[consumer];
  if (w.consumers.inRing[consumer] === 0 && (state === CONSUMER.active || state === CONSUMER.hung))
    pushRing(w, consumer);
}
