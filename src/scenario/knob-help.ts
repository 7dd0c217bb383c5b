// What each knob does and when a change counts, in a sentence: read by the inspector, and kept apart from the table so that
// nobody else carries the prose along.
import type { Knob } from './knob-table.ts';

const HELP: Record<string, string> = {
  pattern: 'One order, evenly spaced orders, Poisson arrivals (exponential gaps), or the profile of the scenario.',
  perSecond: 'Turning it makes one order or a profile into constant traffic at this rate.',
  patience: 'The customer leaves after this long; the work goes on, its reply is unheard. 0: waits for ever.',
  concurrency: 'Calls the service takes at once; further ones wait. 0: unlimited.',
  holdsConnection: 'Off: the time is the caller’s own work. On: a database connection is held meanwhile.',
  redelivery: 'A returned message can be delivered again after this long.',
  handling: 'Serial: one message in hand. Concurrent: everything held is in hand, as amqplib does by default.',
  onFailure:
    'Requeue: nack(requeue = true), as the first worker of the lesson does. Reject: dead-lettered, or dropped where the queue has no dead-letter exchange.',
  replicas: 'Servers of the pool. A removed one finishes what it holds.',
  slots: 'Requests one server works on at once; a slot is held while the server waits for what it calls.',
  waitingMax: 'Requests that may wait for a slot; further ones are refused.',
  connections: 'Operations under way at once; further ones wait.',
  count: 'A worker taken away takes no more messages and finishes what it holds.',
  prefetch: 'Unacknowledged messages one worker may hold; 0 is unlimited. Counts for new deliveries.',
  latency: 'A change counts for new calls.',
  publish: 'The publisher’s slot is held until the confirm.',
};

const OPERATION = 'One connection is held this long. A change counts for new starts.';

export function helpOf({ path, owner }: Knob): string {
  return HELP[path.slice(owner.length + 1)] ?? OPERATION;
}
