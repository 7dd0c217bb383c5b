// Messages that come back to the broker: credit first, then the old place, then dispatch. A quorum queue counts how often;
// beyond its delivery limit the message is dead-lettered instead.
import { bury, lose } from './dead-letters.ts';
import { CONSUMER, MESSAGE } from './events.ts';
import { REMOVAL } from './fact-log.ts';
import { leaveIfIdle } from './leaving.ts';
import { putBack, tellReturned } from './queues.ts';
import type { World } from './world.ts';

/** The broker has the message back. */
export function takeBack(w: World, message: number): void {
  const { messages, consumers, queues } = w;
  const consumer = messages.consumer.at(message);
  const queue = messages.queue.at(message);
  const crashed = messages.state.at(message) === MESSAGE.crashed;
  if (crashed) tellReturned(w, message, messages.fact.at(message));
  consumers.fact.put(consumer, messages.fact.at(message));
  w.core.release(message);
  if (queues.deleted[queue] === 1) lose(w, message, REMOVAL.queueDeleted, messages.fact.at(message));
  else if (messages.deliveries.at(message) > w.deliveryLimit[queue]!)
    bury(w, message, REMOVAL.deliveryLimit, messages.fact.at(message));
  else putBack(w, message, crashed);
  if (consumers.state.at(consumer) === CONSUMER.leaving) leaveIfIdle(w, consumer);
}
