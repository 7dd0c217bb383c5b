// The steps of a flow that are not calls: the caller's own work, decisions, counters, branches at once, answers early.
import { describe, expect, test } from 'vitest';
import type { Step } from '../scenario/scenario.ts';
import { only, runOf } from './testing/runs.ts';
import { broker, call, decide, publish, reply, service, shopOf, work, workers } from './testing/shops.ts';
import { linesOf } from './testing/trace.ts';

const count = (counter: string): Step => ({ do: 'count', counter });
const atOnce = (...branches: Step[][]): Step => ({ do: 'parallel', label: 'at once', branches });
const down = { type: 'start-fault' as const, component: 'Mail', fault: { type: 'down' as const }, atMs: 0 };

describe('decide and count', () => {
  test('an order takes one way or the other, and goes on behind both', () => {
    const checkout = [decide(1, [work(10, 'gift')], [work(20, 'plain')]), decide(0, [count('x')], [count('y')]), reply];
    const { facts, lane } = runOf(shopOf({ checkout }), { ordersMax: 1 });
    expect(linesOf(facts, 'decided', 'counted', 'work-ended', 'replied')).toEqual([
      '0 order 1 decided vip yes',
      '10 order 1 work-ended gift',
      '10 order 1 decided vip no',
      '10 order 1 counted y',
      '10 order 1 replied after 10',
    ]);
    expect(lane.counters).toEqual({ x: 0, y: 1 });
  });

  test('the share of those who go one way is its probability', () => {
    const checkout = [decide(0.3, [count('yes')], [count('no')]), reply];
    const { lane } = runOf(shopOf({ checkout, traffic: { perSecond: 1_000 } }), { seed: 5, ordersMax: 4_000 });
    // 99.9 % of binomial(4,000, 0.3) lie within 1,104 and 1,296.
    expect(lane.counters['yes']).toBeGreaterThan(1_104);
    expect(lane.counters['yes']).toBeLessThan(1_296);
    expect(lane.counters['yes']! + lane.counters['no']!).toBe(4_000);
  });

  test('decisions nest', () => {
    const checkout = [decide(1, [decide(0, [], [count('inner')])], [count('outer')]), count('after'), reply];
    expect(runOf(shopOf({ checkout }), { ordersMax: 3 }).lane.counters).toEqual({ inner: 3, outer: 0, after: 3 });
  });
});

describe('parallel', () => {
  test('all branches begin at once, and the flow goes on when the last has ended', () => {
    const checkout = [atOnce([work(30, 'a')], [work(10, 'b'), work(50, 'c')], []), work(5, 'after'), reply];
    const { facts } = runOf(shopOf({ checkout }), { ordersMax: 1 });
    expect(linesOf(facts, 'work-started', 'work-ended', 'replied')).toEqual([
      '0 order 1 work-started a',
      '0 order 1 work-started b',
      '10 order 1 work-ended b',
      '10 order 1 work-started c',
      '30 order 1 work-ended a',
      '60 order 1 work-ended c',
      '60 order 1 work-started after',
      '65 order 1 work-ended after',
      '65 order 1 replied after 65',
    ]);
  });

  test('a failed branch fails the whole, once the others have ended', () => {
    const checkout = [atOnce([call('Mail')], [work(200)]), reply];
    const shop = shopOf({ checkout, components: { Mail: service(10) } });
    const { facts, lane } = runOf(shop, { ordersMax: 1, commands: [{ ...down, atMs: 5 }] });
    expect(linesOf(facts, 'call-failed', 'work-ended', 'order-failed')).toEqual([
      '5 order 1 call-failed mail because Mail down',
      '200 order 1 work-ended work',
      '200 order 1 order-failed after 200',
    ]);
    expect(lane.orders).toMatchObject({ failed: 1, settled: 1 });
  });

  test('branches within branches', () => {
    const checkout = [atOnce([atOnce([work(10)], [work(40)])], [work(20)]), reply];
    expect(runOf(shopOf({ checkout }), { ordersMax: 2 }).lane.orders.customerMs).toMatchObject({ min: 40, max: 40 });
  });

  test('no branches at all take no time', () => {
    expect(runOf(shopOf({ checkout: [atOnce(), reply] }), { ordersMax: 1 }).lane.orders.lastCustomerMs).toBe(0);
  });

  test('a branch whose call times out joins as failed, and its place at the callee is held on', () => {
    const checkout = [atOnce([call('Mail', { timeoutMs: 50 })], [work(20)]), reply];
    const shop = shopOf({ checkout, components: { Mail: service(100) } });
    const { facts, lane } = runOf(shop, { ordersMax: 1 });
    expect(linesOf(facts, 'call-failed', 'order-failed')).toEqual([
      '50 order 1 call-failed mail because Mail time-out',
      '50 order 1 order-failed after 50',
    ]);
    expect(lane.atMs).toBe(100);
  });
});

describe('reply', () => {
  test('an answer given early ends the customer’s clock, not the order', () => {
    const { facts } = runOf(shopOf({ checkout: [work(10), reply, work(90, 'tidy')] }), { ordersMax: 1 });
    expect(linesOf(facts, 'replied', 'work-ended', 'order-settled')).toEqual([
      '10 order 1 work-ended work',
      '10 order 1 replied after 10',
      '100 order 1 work-ended tidy',
      '100 order 1 order-settled after 100',
    ]);
  });

  test('what fails after the answer is a loss that the customer does not see', () => {
    const shop = shopOf({ checkout: [work(10), reply, call('Mail')], components: { Mail: service(10) } });
    const { lane } = runOf(shop, { ordersMax: 1, commands: [down] });
    expect(lane.orders).toMatchObject({ replied: 1, failed: 0, settled: 1, settledWithLoss: 1 });
  });
});

describe('publish', () => {
  test('a worker may publish in its turn; the order is settled when that is done too', () => {
    const shop = shopOf({
      checkout: [publish, reply],
      handle: [work(100), { do: 'publish', to: 'Broker', exchange: 'second', label: 'ship' }],
      components: {
        Broker: broker(
          { mail: {}, parcel: {} },
          {
            publish: 10,
            exchanges: {
              all: { type: 'fanout', bindings: ['mail'] },
              second: { type: 'fanout', bindings: ['parcel'] },
            },
          },
        ),
        Workers: workers('mail'),
        Packers: workers('parcel', { nodes: ['Packers'], flow: 'pack' }),
      },
    });
    const { facts } = runOf({ ...shop, flows: { ...shop.flows, pack: [work(50)] } }, { ordersMax: 1 });
    expect(linesOf(facts, 'publish-confirmed', 'message-acknowledged', 'order-settled')).toEqual([
      '10 order 1 publish-confirmed 1 copies',
      '120 order 1 publish-confirmed 1 copies',
      '120 order 1 message-acknowledged mail worker 0',
      '170 order 1 message-acknowledged parcel worker 0',
      '170 order 1 order-settled after 170',
    ]);
  });

  test('to an exchange without queues is confirmed, and nothing comes of it', () => {
    const shop = shopOf({
      checkout: [publish, reply],
      components: { Broker: broker({}, { publish: 10 }) },
    });
    const { facts, lane } = runOf(shop, { ordersMax: 1 });
    expect(only(facts, 'publish-confirmed')[0]!.copies).toBe(0);
    expect(lane.orders).toMatchObject({ replied: 1, settled: 1 });
  });

  test('to a queue that nobody consumes leaves the order open', () => {
    const shop = shopOf({ checkout: [publish, reply], components: { Broker: broker({ mail: {} }) } });
    const { lane } = runOf(shop, { ordersMax: 2 });
    expect(lane.orders).toMatchObject({ replied: 2, settled: 0, open: 2 });
  });
});
