// A queue's declaration as a RabbitMQ user writes it: its type and durability, its arguments by their own names, and what
// is bound to it. Pure.
import type { Broker, Queue, QueueName } from '../../scenario/scenario.ts';

export type Argument = readonly [name: string, value: string];

export function queueArguments({ type, durable, exclusive, ...queue }: Queue): Argument[] {
  const { messageTtlMs, maxLength, overflow, maxPriority, deliveryLimit } = queue;
  const all: [string, string | number | undefined][] = [
    ['durable', String(durable)],
    ['exclusive', exclusive ? 'true' : undefined],
    ['x-queue-type', type],
    ['x-message-ttl', messageTtlMs],
    ['x-max-length', maxLength],
    ['x-overflow', overflow ?? (maxLength === undefined ? undefined : 'drop-head')],
    ['x-max-priority', maxPriority],
    ['x-delivery-limit', deliveryLimit],
    ...deadLetterArguments(queue),
  ];
  return all.flatMap(([name, value]): Argument[] => (value === undefined ? [] : [[name, String(value)]]));
}

function deadLetterArguments({ deadLetterTo, deadLetterExchange }: Pick<Queue, 'deadLetterTo' | 'deadLetterExchange'>) {
  if (deadLetterTo !== undefined)
    return [
      ['x-dead-letter-exchange', '""'],
      ['x-dead-letter-routing-key', deadLetterTo],
    ] as [string, string][];
  if (!deadLetterExchange) return [];
  return [
    ['x-dead-letter-exchange', deadLetterExchange.exchange],
    ['x-dead-letter-routing-key', deadLetterExchange.routingKey],
  ] as [string, string | undefined][];
}

export interface BindingText {
  exchange: string;
  key: string;
  isBound: boolean;
}

/** The exchanges that route to a queue, the default one, which routes to every queue by its name, left out. */
export function bindingsOf({ exchanges }: Broker, queue: QueueName): BindingText[] {
  return Object.entries(exchanges).flatMap(([name, { type, bindings, delayed }]) =>
    bindings.flatMap((binding): BindingText[] => {
      const { queue: bound, key, bound: isBound } = typeof binding === 'string' ? { queue: binding } : binding;
      if (bound !== queue) return [];
      const exchange = `${name} (${type}${delayed ? ', delayed' : ''})`;
      return [{ exchange, key: key ?? '', isBound: isBound ?? true }];
    }),
  );
}
