// A queue that holds more than it may: with drop-head its oldest messages go. Returned messages may be too many for any
// overflow.
import { bury } from './dead-letters.ts';
import { REMOVAL } from './fact-log.ts';
import type { World } from './world.ts';

/** The oldest of the highest priority go, as drop-head does. */
export function shorten(w: World, queue: number): void {
  const { messages, queues } = w;
  if (queues.dropsHead[queue] === 0) return;
  while (queues.ready[queue] > queues.lengthMax[queue]) {
    const message = w.core.takeHead(queue);
    bury(w, message, REMOVAL.maxlen, messages.fact.at(message));
  }
}
