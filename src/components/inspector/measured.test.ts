import { expect, test } from 'vitest';
import { component, queue, times } from '../shared/frame-for-tests.ts';
import { measuredPairs } from './measured.ts';

const told = (...input: Parameters<typeof measuredPairs>) => measuredPairs(...input).map((pair) => pair.join(' '));

test('a broker is told by its own queues', () => {
  const queues = [
    queue('one', { ready: 3, unacknowledged: 1, published: 10, acknowledged: 6 }),
    queue('two', { ready: 1, published: 10, acknowledged: 9, redelivered: 2 }),
    queue('another broker’s', { broker: 'Other', ready: 100 }),
  ];
  expect(told(component('Queue', 'rabbitmq', { busy: 2 }), queues)).toEqual([
    'publishes under way 2',
    'messages ready 4',
    'held by workers 1',
    'put into queues 20',
    'acknowledged 15',
    'redelivered 2',
  ]);
});

test('where there is no limit, nothing waits', () => {
  const service = component('EmailService', 'service', { busy: 120, busyMean: 118.4, served: 400, waitMs: times(0) });
  expect(told(service, [])).toEqual(['in call now 120', 'in call on average 118.4', 'served 400', 'failed 0']);
});

test('a cache is told by hits, and by how much of what it showed was old', () => {
  const products = {
    as: 'cache' as const,
    reads: 90,
    misses: 10,
    stale: 9,
    staleFromStart: 0,
    filled: 10,
    filledStale: 0,
    deleted: 5,
    changed: 0,
    behind: 1,
  };
  const pairs = told(component('Redis', 'store', { capacity: 100, products }), []);
  expect(pairs.slice(0, 6)).toEqual([
    'hits 90 · 90 %',
    'misses 10',
    'old when shown 9 · 10 %',
    'old copies now 1',
    'filled 10',
    'deleted when changed 5',
  ]);
  expect(told(component('Slave', 'store', { capacity: 9, products: { ...products, as: 'replica' } }), [])).toContain(
    'products read 90',
  );
});

test('waits are told where there were any', () => {
  const store = component('Master', 'store', { capacity: 100, busy: 100, waiting: 7, waitMs: times(40) });
  expect(told(store, [])).toContain('waiting now 7');
  expect(told(store, [])).toContain('wait, p95 40 ms');
  expect(told({ ...store, waitMs: times(0) }, [])).not.toContain('wait, p95 0 ms');
});
