// How long a worker may hold a message: its broker looks at each channel from time to time, from when it was opened. Nothing
// is scheduled for a worker that holds nothing, so that a run comes to rest.
import { EVENT } from './events.ts';
import { NOW, type World } from './world.ts';

/** A message has been delivered to a worker: it will be looked at. */
export function watchHolding(w: World, consumer: number, message: number): void {
  const { consumers, messages } = w;
  messages.since.put(message, w.scalars[NOW]);
  const broker = w.model.queues[consumers.queue.at(consumer)].broker;
  if (w.holdMsMax[broker] > 0) scheduleTick(w, consumers.lead.at(consumer), broker);
}

/** The next look at a worker, one of a whole number of intervals after it was connected. */
export function scheduleTick(w: World, lead: number, broker: number): void {
  const { consumers } = w;
  if (consumers.ticks.at(lead) === 1) return;
  consumers.ticks.put(lead, 1);
  const since = w.scalars[NOW] - consumers.connectedAt.at(lead);
  const next = (Math.floor(since / w.tickMs[broker]) + 1) * w.tickMs[broker];
  w.core.schedule(consumers.connectedAt.at(lead) + next, EVENT.channelTicks, lead, consumers.connection.at(lead));
}
