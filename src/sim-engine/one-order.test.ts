// The lesson's one order, through both checkouts: who waits for what, to the millisecond. The assertion is the trace.
import { describe, expect, test } from 'vitest';
import { scenarioById } from '../scenario/library/library.ts';
import { only, queueOf, runOf } from './testing/runs.ts';
import { linesOf } from './testing/trace.ts';

const sync = scenarioById('one-order-sync')!;
const async = scenarioById('one-order-async')!;
const body = { orderId: 12_345, userId: 1_001, total: 50, email: 'user1001@example.com', status: 'PENDING' };

describe('synchronous', () => {
  const { facts, lane } = runOf(sync);

  test('the customer waits for every step: 100 + 2,000 + 500 + 1,000 + 300 = 3,900 ms', () => {
    expect(linesOf(facts)).toEqual([
      '0 order 12345 order-placed',
      '0 order 12345 request-started',
      '0 order 12345 call-started store order',
      '100 order 12345 call-ended store order',
      '100 order 12345 call-started e-mail',
      '2100 order 12345 call-ended e-mail',
      '2100 order 12345 call-started stock',
      '2600 order 12345 call-ended stock',
      '2600 order 12345 call-started notify seller',
      '3600 order 12345 call-ended notify seller',
      '3600 order 12345 call-started analytics',
      '3900 order 12345 call-ended analytics',
      '3900 order 12345 replied after 3900',
      '3900 order 12345 order-settled after 3900',
    ]);
  });

  test('the order is done when it is answered', () => {
    expect(lane.orders).toMatchObject({ placed: 1, replied: 1, settled: 1, open: 0, settledWithLoss: 0 });
    expect(lane.orders.customerMs).toMatchObject({ count: 1, min: 3_900, mean: 3_900, p50: 3_900, max: 3_900 });
    expect(lane).toMatchObject({ atMs: 3_900, events: 6, nextEventAtMs: null });
  });

  test('the transaction is told with the own times of each statement', () => {
    const [stored] = only(facts, 'call-ended');
    expect(stored!.statements.map(({ text, startedAtMs, endedAtMs }) => [text, startedAtMs, endedAtMs])).toEqual([
      ['BEGIN', 0, 5],
      ['INSERT INTO orders', 5, 35],
      ['INSERT INTO order_items', 35, 65],
      ['UPDATE products', 65, 95],
      ['COMMIT', 95, 100],
    ]);
  });

  test('the body is the lesson’s: who ordered, for how much, where to write, and PENDING', () => {
    expect(only(facts, 'order-placed')[0]!.body).toEqual(body);
    expect(only(facts, 'replied')[0]!.body).toEqual(body);
  });
});

describe('asynchronous', () => {
  const { facts, lane } = runOf(async);

  test('the customer waits for storing and publishing: 100 + 10 = 110 ms', () => {
    expect(linesOf(facts).slice(0, 11)).toEqual([
      '0 order 12345 order-placed',
      '0 order 12345 request-started',
      '0 order 12345 call-started store order',
      '100 order 12345 call-ended store order',
      '100 order 12345 publish-started publish',
      '110 order 12345 publish-confirmed 4 copies',
      '110 order 12345 message-enqueued email.order.confirmation',
      '110 order 12345 message-enqueued inventory.update',
      '110 order 12345 message-enqueued notifications.order',
      '110 order 12345 message-enqueued analytics.events',
      '110 order 12345 replied after 110',
    ]);
  });

  test('the confirm comes before delivery, and all four are delivered in the instant in which they are published', () => {
    expect(linesOf(facts, 'message-delivered')).toEqual([
      '110 order 12345 message-delivered email.order.confirmation to worker 0',
      '110 order 12345 message-delivered inventory.update to worker 0',
      '110 order 12345 message-delivered notifications.order to worker 0',
      '110 order 12345 message-delivered analytics.events to worker 0',
    ]);
    expect(only(facts, 'publish-confirmed')[0]!.id).toBeLessThan(only(facts, 'message-delivered')[0]!.id);
  });

  test('the work goes on behind: analytics 410, inventory 610, notification 1,110, e-mail 2,110 ms', () => {
    expect(linesOf(facts, 'message-acknowledged', 'order-settled')).toEqual([
      '410 order 12345 message-acknowledged analytics.events worker 0',
      '610 order 12345 message-acknowledged inventory.update worker 0',
      '1110 order 12345 message-acknowledged notifications.order worker 0',
      '2110 order 12345 message-acknowledged email.order.confirmation worker 0',
      '2110 order 12345 order-settled after 2110',
    ]);
    expect(lane.orders).toMatchObject({ placed: 1, replied: 1, settled: 1, open: 0 });
    expect(lane.orders).toMatchObject({ lastCustomerMs: 110, lastWorkMs: 2_110 });
  });

  test('one order is seven events: placed, stored, published, and four that end', () => {
    expect(lane.events).toBe(7);
  });

  test('each of the four workers gets its own copy of the event', () => {
    expect(only(facts, 'publish-confirmed')[0]!.body).toEqual(body);
    expect(new Set(only(facts, 'message-enqueued').map(({ messageId }) => messageId)).size).toBe(4);
    for (const { name } of lane.queues)
      expect(queueOf(lane, name)).toMatchObject({ published: 1, delivered: 1, acknowledged: 1, ready: 0, returned: 0 });
  });
});

describe('with other times', () => {
  const sets = { 'EmailService.latency': '1.5s' };

  test('an e-mail that takes 1,500 ms: 3,400 ms synchronously', () => {
    expect(runOf(sync, { sets }).lane.orders.lastCustomerMs).toBe(3_400);
  });

  test('and a publish that takes 20 ms: answered after 120, done after 1,620 ms asynchronously', () => {
    const { orders } = runOf(async, { sets: { ...sets, 'Queue.publish': 20 } }).lane;
    expect(orders).toMatchObject({ lastCustomerMs: 120, lastWorkMs: 1_620 });
  });

  test('a slower database stretches every statement by its share', () => {
    const { facts } = runOf(sync, { sets: { 'Master.placeOrder': '200ms' } });
    expect(only(facts, 'call-ended')[0]!.statements.map(({ endedAtMs }) => endedAtMs)).toEqual([10, 70, 130, 190, 200]);
  });
});
