// Against a real RabbitMQ: whose turn it is, what a worker that joins late gets, and a fanout to four queues.
import { describe, expect, test } from 'vitest';
import { scenarioById } from '../../scenario/library/library.ts';
import { only, runOf } from '../testing/runs.ts';
import { workQueue } from '../testing/shops.ts';
import { recorded, recordedRun, replay, toleranceMs } from './recordings.ts';

test.each([1, 3, 0])('idle workers are served in turn, whatever their prefetch (%i)', (prefetch) => {
  const { facts } = runOf(workQueue(20, { count: 3, prefetch }, { perSecond: 10 }), { ordersMax: 9 });
  const order = only(facts, 'message-delivered').map(({ orderId, worker }) => `${orderId}:w${worker + 1}`);
  expect(order).toEqual((recordedRun('m-roundrobin', 'm.idle').facts as unknown as { order: string[] }).order);
});

describe('two workers, 40 messages of 250 ms, and two more workers at 2,125 ms', () => {
  const runs = recorded('m-roundrobin').filter(({ id }) => id.startsWith('m.join.classic'));

  test.each(runs.map((run) => [run.id, run] as const))('%s', (_, run) => {
    const { prefetch } = run.config;
    const commands = [{ type: 'set' as const, path: 'Workers.count', value: 4, atMs: 2_125 }];
    const serviceMs = new Array<number>(40).fill(250);
    const replayed = replay({ workers: 2, prefetch, handler: 'serial', serviceMs, commands });
    expect(Math.abs(replayed.makespan - run.facts.makespan)).toBeLessThanOrEqual(toleranceMs(20));
    expect(replayed.deliveredTo['w3'] ?? []).toEqual(run.facts.got['w3']);
    expect(replayed.deliveredTo['w4'] ?? []).toEqual(run.facts.got['w4']);
  });
});

describe('a fanout to four queues with one worker each', () => {
  const one = { 'EmailWorker.count': 1, 'InventoryWorker.count': 1 };
  const sets = { ...one, 'NotificationWorker.count': 1, 'AnalyticsWorker.count': 1 };
  const queues = {
    email: 'email.order.confirmation',
    inventory: 'inventory.update',
    notification: 'notifications.order',
    analytics: 'analytics.events',
  };
  type Fanout = { done: Record<keyof typeof queues, number[]> };

  test.each([
    ['a.one.1', 1],
    ['a.one.transient', 1],
    ['a.five', 5],
  ])('%s: each queue has its own copies and its own pace', (id, ordersMax) => {
    const { facts } = runOf(scenarioById('one-order-async')!, {
      sets: { ...sets, 'orders.perSecond': 100_000 },
      ordersMax,
    });
    const { done } = recordedRun('a-fanout', id).facts as unknown as Fanout;
    for (const [name, queue] of Object.entries(queues)) {
      const acknowledged = only(facts, 'message-acknowledged').filter((fact) => fact.queue === queue);
      const measured = done[name as keyof typeof queues];
      expect(acknowledged).toHaveLength(measured.length);
      // The recording's clock starts with the publish: 110 ms into the order here.
      for (const [k, { atMs }] of acknowledged.entries())
        expect(Math.abs(atMs - 110 - measured[k]!), `${name} ${k}`).toBeLessThanOrEqual(toleranceMs(k));
    }
  });
});
