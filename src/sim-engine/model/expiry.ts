// Time to live. Only the head of a queue expires: one timer a queue, armed for its head. An expired message behind a
// live head waits, and is dead-lettered as soon as it becomes the head; what is unacknowledged never expires.
import { bury } from './dead-letters.ts';
import { EVENT } from './events.ts';
import { REMOVAL } from './fact-log.ts';
import { NONE, NOW, type World } from './world.ts';

/** When a message expires; Infinity: never. */
const deadlineOf = ({ messages, headers }: World, message: number): number =>
  headers.deadline.at(messages.header.at(message));

/** Dead-letters heads whose time is over: strictly before now, since one whose time ends now may still be delivered. */
export function buryExpired(w: World, queue: number): void {
  const { messages } = w;
  for (
    let head = w.core.headOf(queue);
    head !== NONE && deadlineOf(w, head) < w.scalars[NOW];
    head = w.core.headOf(queue)
  )
    bury(w, w.core.takeHead(queue), REMOVAL.expired, messages.fact.at(head));
}

/** The timer of a queue has rung. */
export function expireHead(w: World, queue: number): void {
  const { messages, queues } = w;
  queues.watched[queue] = NONE;
  for (
    let head = w.core.headOf(queue);
    head !== NONE && deadlineOf(w, head) <= w.scalars[NOW];
    head = w.core.headOf(queue)
  )
    bury(w, w.core.takeHead(queue), REMOVAL.expired, messages.fact.at(head));
  watchHead(w, queue);
}

/** Arms the timer for the present head, where it has a time to live and is not watched already. */
export function watchHead(w: World, queue: number): void {
  const { messages, queues } = w;
  const head = w.core.headOf(queue);
  const watched = head === NONE || deadlineOf(w, head) === Infinity ? NONE : messages.id.at(head);
  if (watched === queues.watched[queue]) return;
  queues.watched[queue] = watched;
  queues.timer[queue]++;
  if (watched !== NONE)
    w.core.schedule(Math.max(deadlineOf(w, head), w.scalars[NOW]), EVENT.headExpires, queue, queues.timer[queue]);
}
