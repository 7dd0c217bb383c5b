// What each knob does and when a change counts, in a sentence: read by the inspector, and kept apart from the table so that
// nobody else carries the prose along.
import type { Knob } from './knob-table.ts';

const HELP: Record<string, string> = {
  pattern: 'One order, evenly spaced orders, Poisson arrivals (exponential gaps), or the profile of the scenario.',
  perSecond: 'Turning it makes one order or a profile into constant traffic at this rate.',
  patience: 'The customer leaves after this long; the work goes on, its reply is unheard. 0: waits for ever.',
  again:
    'This share of those who got an error, or left, places the order again: a new order, of the same customer. 0: nobody does.',
  againAfter: 'Counted from the error.',
  againTimes: 'So often one customer orders again; then gives up.',
  concurrency: 'Calls the service takes at once; further ones wait. 0: unlimited.',
  holdsConnection: 'Off: the time is the caller’s own work. On: a database connection is held meanwhile.',
  redelivery: 'A returned message can be delivered again after this long.',
  handling: 'Serial: one message in hand. Concurrent: everything held is in hand, as amqplib does by default.',
  onFailure:
    'Requeue: nack(requeue = true), as the first worker of the lesson does. Back off: held, then published again with x-retry-count + 1. Reject: dead-lettered, or dropped where the queue has no dead-letter exchange.',
  errors: 'This share of the attempts fails at its end, by luck that belongs to the order.',
  poisonEvery: 'The first order’s message and every n-th after it fail at every attempt. 0: none.',
  retries: 'So often it is published again; then it is rejected.',
  retryDelay: 'Counted from the end of the attempt; the message stays held meanwhile.',
  retryFactor: 'Each delay is so many times the one before.',
  jitter: 'Each delay is spread by this share to both sides.',
  retryWaits:
    'On: the handler awaits the delay, and a serial worker does nothing else. Off: its hand is free, the message held.',
  batch: 'So many messages are handled and acknowledged together; with a smaller prefetch none ever is.',
  flush: 'An incomplete batch is handled after this long. 0: it waits for ever.',
  autoAck: 'noAck: acknowledged as it is delivered, prefetch ignored; lost with its worker.',
  idempotent: 'A message whose order this pool has already handled is acknowledged and skipped.',
  attention: 'RabbitMQ has no priority between queues: it is the worker who chooses among what it holds.',
  capacity: 'Publishes the broker takes a second; beyond it confirms come later. 0: unlimited.',
  replicas: 'Servers of the pool. A removed one finishes what it holds.',
  slots: 'Requests one server works on at once; a slot is held while the server waits for what it calls.',
  waitingMax: 'Requests that may wait for a slot; further ones are refused.',
  connections: 'Operations under way at once; further ones wait.',
  count: 'A worker taken away takes no more messages and finishes what it holds.',
  prefetch: 'Unacknowledged messages one worker may hold; 0 is unlimited. Counts for new deliveries.',
  latency: 'A change counts for new calls.',
  publish: 'The publisher’s slot is held until the confirm.',
  products: 'Each order and each page is about one of them, all equally likely, by its own luck.',
  lag: 'So long after the primary a change is seen in the replicas. Counts for new changes.',
  ttl: 'So long after it was put there an entry is deleted; being read does not prolong it. 0: never. Counts for new entries.',
  deletes: 'On: the worker that changed a product deletes its entry. Off: nobody does, only time.',
};

const OPERATION = 'One connection is held this long. A change counts for new starts.';

const OF_QUEUE: Record<string, string> = {
  ttl: 'x-message-ttl, as a policy: dead-lettered when it has been at the head for so long. 0: lives for ever.',
  maxLength: 'x-max-length, as a policy: ready messages only. 0: no limit.',
  overflow: 'drop-head: the oldest goes, the confirm is an ack. reject-publish: the publisher gets a nack.',
  bound: 'The exchange routes to it while it is on; the publisher does not know.',
};

export function helpOf({ path, owner }: Knob): string {
  const field = path.slice(owner.length + 1);
  return (
    HELP[field] ?? (field.includes('.') ? OF_QUEUE[field.slice(field.lastIndexOf('.') + 1)] : undefined) ?? OPERATION
  );
}
