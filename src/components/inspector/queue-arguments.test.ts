import { expect, test } from 'vitest';
import type { Broker, Queue } from '../../scenario/scenario.ts';
import { bindingsOf, queueArguments } from './queue-arguments.ts';

const classic: Queue = { type: 'classic', durable: true };

test('arguments are written by their RabbitMQ names, and only those that are given', () => {
  expect(queueArguments(classic)).toEqual([
    ['durable', 'true'],
    ['x-queue-type', 'classic'],
  ]);
  const queue: Queue = {
    ...classic,
    type: 'quorum',
    messageTtlMs: 3_600_000,
    maxLength: 1_000,
    deliveryLimit: 5,
    deadLetterTo: 'dead',
  };
  expect(queueArguments(queue)).toEqual([
    ['durable', 'true'],
    ['x-queue-type', 'quorum'],
    ['x-message-ttl', '3600000'],
    ['x-max-length', '1000'],
    ['x-overflow', 'drop-head'],
    ['x-delivery-limit', '5'],
    ['x-dead-letter-exchange', '""'],
    ['x-dead-letter-routing-key', 'dead'],
  ]);
  const kept = queueArguments({ ...classic, deadLetterExchange: { exchange: 'dlx' } });
  expect(kept.slice(2)).toEqual([['x-dead-letter-exchange', 'dlx']]);
});

test('bindings say whether they are made', () => {
  const exchanges: Broker['exchanges'] = {
    orders: { type: 'fanout', bindings: ['mail', { queue: 'loyalty', bound: false }] },
    events: { type: 'topic', bindings: [{ queue: 'mail', key: 'email.*' }], delayed: true },
  };
  const broker = { exchanges } as unknown as Broker;
  expect(bindingsOf(broker, 'mail')).toEqual([
    { exchange: 'orders (fanout)', key: '', isBound: true },
    { exchange: 'events (topic, delayed)', key: 'email.*', isBound: true },
  ]);
  expect(bindingsOf(broker, 'loyalty')).toEqual([{ exchange: 'orders (fanout)', key: '', isBound: false }]);
});
