// Messages whose handling fails: returned to their place and tried again, or refused for good.
import { describe, expect, test } from 'vitest';
import type { Queue, Scenario, WorkerPool } from '../scenario/scenario.ts';
import { collect, frameOf, only, queueOf, runOf, simulationOf, specOf } from './testing/runs.ts';
import { broker, call, publish, reply, server, service, shopOf, workers } from './testing/shops.ts';
import { linesOf } from './testing/trace.ts';

/** Every message needs the service, which is down from the start. */
const shop = (pool: Partial<WorkerPool>, queues: Record<string, Partial<Queue>> = { mail: {} }): Scenario =>
  shopOf({
    checkout: [publish, reply],
    handle: [call('Mail')],
    components: {
      Server: server(100),
      Broker: broker(queues),
      Workers: workers('mail', pool),
      Mail: service(100, { failAfterMs: 50 }),
    },
    traffic: { perSecond: 1_000 },
    rest: { faults: [{ component: 'Mail', fault: { type: 'down' }, fromMs: 0, untilMs: 400 }] },
  });

describe('requeue', () => {
  test('prefetch 1: those behind the poison wait, however often it is returned', () => {
    const simulation = simulationOf(specOf(shop({}), { ordersMax: 4 }));
    const facts = collect(simulation, 260);
    expect(linesOf(facts, 'message-delivered')).toEqual([
      '0 order 1 message-delivered mail to worker 0',
      '1 order 1 message-delivered mail to worker 0 again',
      '52 order 1 message-delivered mail to worker 0 again',
      '103 order 1 message-delivered mail to worker 0 again',
      '154 order 1 message-delivered mail to worker 0 again',
      '205 order 1 message-delivered mail to worker 0 again',
      '256 order 1 message-delivered mail to worker 0 again',
    ]);
    expect(queueOf(frameOf(simulation), 'mail')).toMatchObject({ ready: 3, unacknowledged: 1, acknowledged: 0 });
  });

  test('a returned message goes to its old place, before those that were never delivered', () => {
    const { facts } = runOf(shop({ prefetch: 2 }), { ordersMax: 4 });
    const orders = only(facts, 'message-delivered').map(({ orderId }) => orderId);
    expect(orders.slice(0, 6)).toEqual([1, 1, 2, 1, 2, 1]);
    expect(only(facts, 'message-acknowledged').map(({ orderId }) => orderId)).toEqual([1, 2, 3, 4]);
  });

  test('it is redelivered, and says so, until it is acknowledged; the queue keeps count', () => {
    const { facts, lane } = runOf(shop({}), { ordersMax: 2 });
    const [first, ...again] = only(facts, 'message-delivered').filter(({ orderId }) => orderId === 1);
    expect(first!.redelivered).toBe(false);
    expect(again.every(({ redelivered }) => redelivered)).toBe(true);
    const mail = queueOf(lane, 'mail');
    expect(mail.delivered).toBe(mail.published + mail.returned);
    expect(mail).toMatchObject({ acknowledged: 2, returned: again.length, redelivered: again.length });
  });

  test('a message returned by a worker who leaves goes to another, and the worker is gone only then', () => {
    const scenario = shop({ count: 2 });
    const commands = [{ type: 'set' as const, path: 'Workers.count', atMs: 20, value: 1 }];
    const { facts } = runOf(scenario, { ordersMax: 2, commands });
    const left = only(facts, 'worker-left')[0]!;
    const returned = only(facts, 'message-requeued').filter(({ worker, atMs }) => worker === 1 && atMs > 20);
    expect(returned).toHaveLength(1);
    expect(left).toMatchObject({ worker: 1, atMs: returned[0]!.atMs + 1 });
    expect(only(facts, 'message-acknowledged').map(({ worker }) => worker)).toEqual([0, 0]);
  });
});

describe('reject', () => {
  test('without dead letters the message is dropped, and the order is settled with loss', () => {
    const { facts, lane } = runOf(shop({ onFailure: 'reject' }), { ordersMax: 1 });
    expect(linesOf(facts).slice(-3)).toEqual([
      '0 order 1 message-dropped mail',
      '0 order 1 order-settled after 0 with loss',
      '400 fault-ended Mail down',
    ]);
    expect(queueOf(lane, 'mail')).toMatchObject({ published: 1, dropped: 1, deadLettered: 0, unacknowledged: 0 });
    expect(lane.orders).toMatchObject({ replied: 1, settled: 1, settledWithLoss: 1, open: 0 });
  });

  test('with dead letters it enters their queue as a new message of the same order, which stays open', () => {
    const queues = { mail: { deadLetterTo: 'dead' }, dead: {} };
    const { facts, lane } = runOf(shop({ onFailure: 'reject' }, queues), { ordersMax: 3 });
    expect(linesOf(facts, 'message-dead-lettered', 'message-enqueued', 'order-settled')).toEqual([
      '0 order 1 message-enqueued mail',
      '0 order 1 message-dead-lettered mail to dead',
      '0 order 1 message-enqueued dead',
      '1 order 2 message-enqueued mail',
      '2 order 3 message-enqueued mail',
      '51 order 2 message-dead-lettered mail to dead',
      '51 order 2 message-enqueued dead',
      '101 order 3 message-dead-lettered mail to dead',
      '101 order 3 message-enqueued dead',
    ]);
    expect(queueOf(lane, 'mail')).toMatchObject({ published: 3, deadLettered: 3, dropped: 0 });
    expect(queueOf(lane, 'dead')).toMatchObject({ published: 3, ready: 3 });
    expect(lane.orders).toMatchObject({ open: 3, settled: 0 });
    const ids = only(facts, 'message-enqueued').map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a dead letter that somebody consumes is work of the same order', () => {
    const queues = { mail: { deadLetterTo: 'dead' }, dead: {} };
    const scenario = shop({ onFailure: 'reject' }, queues);
    const repaired: Scenario = {
      ...scenario,
      flows: { ...scenario.flows, repair: [{ do: 'work', label: 'repair', duration: 300 }] },
      components: {
        ...scenario.components,
        Repair: workers('dead', { nodes: ['Repair'], title: 'Repair', flow: 'repair' }),
      },
    };
    const { lane } = runOf(repaired, { ordersMax: 2 });
    expect(lane.orders).toMatchObject({ settled: 2, settledWithLoss: 0, open: 0 });
  });
});
