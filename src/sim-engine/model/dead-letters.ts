// How a message leaves its queue otherwise than by an acknowledgement, and where it goes: through the queue's dead-letter
// exchange, or nowhere. A copy that would come back to a queue in which it has died, without anybody having rejected
// it on the way, is dropped, as a broker does with a circle.

import { MESSAGE } from './events.ts';
import { ENTRY, FACT, REMOVAL } from './fact-log.ts';
import { NONE, type World } from './world.ts';

const CIRCLE_QUEUES = 31;
const bitOf = (queue: number): number => (queue < CIRCLE_QUEUES ? 1 << queue : 0);

/** The message is refused for good by who holds it. */
export function reject(w: World, message: number, reason: number, cause: number): void {
  const { messages, consumers } = w;
  consumers.fact.put(messages.consumer.at(message), cause);
  w.core.release(message);
  bury(w, message, reason, cause);
}

/** A message that is in no list and held by nobody dies: it is published to the dead-letter exchange, or lost. */
export function bury(w: World, message: number, reason: number, cause: number): void {
  const { messages, headers, queues, model } = w;
  const queue = messages.queue.at(message);
  const root = messages.root.at(message);
  const { dead } = model.queues[queue];
  if (reason === REMOVAL.expired) queues.expired[queue]++;
  const key = dead === null ? NONE : dead.key === NONE ? messages.key.at(message) : dead.key;
  const targets = dead === null ? [] : w.routes[dead.exchange]![key]!;
  let fact = cause;
  let copies = 0;
  for (const target of targets) {
    if (queues.deleted[target] === 1) continue;
    if (reason !== REMOVAL.rejected && (headers.circle.at(messages.header.at(message)) & bitOf(target)) !== 0) continue;
    if (copies++ === 0 && isCounted(w, message)) queues.deadLettered[queue]++;
    fact = w.core.tell(FACT.messageDeadLettered, root, cause, 0, queue, target, messages.id.at(message), reason);
    w.core.enterQueue(deadCopy(w, message, target, key, reason), fact, ENTRY.deadLetter, Infinity);
  }
  if (copies === 0) fact = tellLost(w, message, targets.length > 0 ? REMOVAL.cycle : reason, cause);
  w.core.freeMessage(message);
  w.core.discharge(root, fact);
}

/** The message is lost: nobody will ever handle it. */
export function lose(w: World, message: number, reason: number, cause: number): void {
  const root = w.messages.root.at(message);
  const fact = tellLost(w, message, reason, cause);
  w.core.freeMessage(message);
  w.core.discharge(root, fact);
}

/** In its queue's counts: not refused at its door, nor gone from it as it was delivered. */
function isCounted(w: World, message: number): boolean {
  const state = w.messages.state.at(message);
  return state !== MESSAGE.outside && state !== MESSAGE.autoAcknowledged;
}

function tellLost(w: World, message: number, reason: number, cause: number): number {
  const { messages, queues } = w;
  const queue = messages.queue.at(message);
  const root = messages.root.at(message);
  if (isCounted(w, message)) queues.dropped[queue]++;
  w.roots.lost.add(root, 1);
  return w.core.tell(FACT.messageDropped, root, cause, 0, queue, 0, messages.id.at(message), reason);
}

/** What enters the dead-letter queue: headers kept and `x-death` written; its own expiration is gone. */
function deadCopy(w: World, message: number, target: number, key: number, reason: number): number {
  const { messages, headers } = w;
  const queue = messages.queue.at(message);
  const known = messages.header.at(message);
  const copy = w.core.newMessage(target, messages.root.at(message), key);
  const header = w.core.ownHeader(copy);
  const again = headers.died.at(known) === queue && headers.reason.at(known) === reason;
  headers.deaths.put(header, again ? headers.deaths.at(known) + 1 : 1);
  headers.died.put(header, queue);
  headers.reason.put(header, reason);
  headers.retries.put(header, headers.retries.at(known));
  headers.priority.put(header, headers.priority.at(known));
  headers.transient.put(header, headers.transient.at(known));
  headers.circle.put(header, reason === REMOVAL.rejected ? 0 : headers.circle.at(known) | bitOf(queue));
  messages.tried.put(copy, messages.tried.at(message));
  return copy;
}
