// A broker's queues: what is ready, in which order, and what comes back. For each priority there are two lists: what was
// returned, before what is fresh. Classic queues put a returned message at its old position, quorum queues at
// the tail, or, with a delivery limit, behind the returned ones.
import { FACT } from './fact-log.ts';
import { NONE, NOW, type World } from './world.ts';

/** When the head became ready; the present instant while nothing is. */
export function headReadyAt(w: World, queue: number): number {
  const head = w.core.headOf(queue);
  return head === NONE ? w.scalars[NOW] : w.messages.since.at(head);
}

/** Every ready message of a queue, in the order in which they would be delivered. */
export function readyMessages(w: World, queue: number): number[] {
  const { messages, queues, levels } = w;
  const found: number[] = [];
  const first = queues.firstLevel[queue];
  for (let level = first + queues.levels[queue] - 1; level >= first; level--)
    for (const head of [levels.returnedHead[level], levels.freshHead[level]])
      for (let message = head; message !== NONE; message = messages.next.at(message)) found.push(message);
  return found;
}

/** Takes every ready message that is wanted out of its queue, in the order of delivery. */
export function takeReady(w: World, queue: number, isWanted: (message: number) => boolean): number[] {
  const { messages, queues, levels } = w;
  const taken: number[] = [];
  const sift = (head: number): { head: number; tail: number } => {
    const left = { head: NONE, tail: NONE };
    for (let message = head, next = NONE; message !== NONE; message = next) {
      next = messages.next.at(message);
      messages.next.put(message, NONE);
      if (isWanted(message)) taken.push(message);
      else if (left.head === NONE) left.head = left.tail = message;
      else {
        messages.next.put(left.tail, message);
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
  const queue = messages.queue.at(message);
  const level = w.core.levelOf(queue, message);
  messages.next.put(message, NONE);
  queues.returned[queue]++;
  const { quorum } = w.model.queues[queue];
  if (!quorum) putInOrder(w, level, message);
  else if (crashed || w.deliveryLimit[queue] < Infinity) append(w, level, message);
  else {
    if (levels.freshHead[level] === NONE) levels.freshHead[level] = message;
    else messages.next.put(levels.freshTail[level], message);
    levels.freshTail[level] = message;
  }
  w.core.becomeReady(queue, message);
}

/** Among the returned ones by its old position: ids of one queue ascend in the order of publishing. */
function putInOrder(w: World, level: number, message: number): void {
  const { messages, levels } = w;
  const id = messages.id.at(message);
  let before = NONE;
  let after = levels.returnedHead[level];
  while (after !== NONE && messages.id.at(after) < id) {
    before = after;
    after = messages.next.at(after);
  }
  messages.next.put(message, after);
  if (before === NONE) levels.returnedHead[level] = message;
  else messages.next.put(before, message);
}

/** Behind all that were returned before. */
function append(w: World, level: number, message: number): void {
  const { messages, levels } = w;
  let last = levels.returnedHead[level];
  if (last === NONE) {
    levels.returnedHead[level] = message;
    return;
  }
  while (messages.next.at(last) !== NONE) last = messages.next.at(last);
  messages.next.put(last, message);
}

/** Told of a message that nobody has given back: its worker or its broker was lost. */
export function tellReturned(w: World, message: number, cause: number): void {
  const { messages } = w;
  const queue = messages.queue.at(message);
  const id = messages.id.at(message);
  const fact = w.core.tell(FACT.messageReturned, messages.root.at(message), cause, 0, queue, 0, id, 0);
  messages.fact.put(message, fact);
}
