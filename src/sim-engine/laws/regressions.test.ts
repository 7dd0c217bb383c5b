// Small runs that once broke a law. Each is what a failing seed shrank to, with what was wrong.
import { expect, test } from 'vitest';
import { runOf } from '../testing/runs.ts';
import { call, reply, server, service, shopOf, work } from '../testing/shops.ts';

test('an event that was far ahead when it was scheduled comes before a later one that was near', () => {
  // Once a request that ended 70 ms after it began was told after the arrival that followed it.
  const shop = shopOf({
    checkout: [reply, work(70)],
    components: { Server: server(1, { waitingMax: 0 }) },
    traffic: { pattern: 'poisson', perSecond: 14 },
  });
  for (const seed of [0, 6]) {
    const times = runOf(shop, { seed, ordersMax: 7 }).facts.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  }
});

test('a rate at which no order comes in a hundred thousand years, and work that lasts as long, end nothing and hang nothing', () => {
  const rare = shopOf({ checkout: [reply], traffic: { pattern: 'poisson', perSecond: 8e-307 } });
  expect(runOf(rare, { untilMs: 1_000 }).lane.orders.placed).toBe(0);
  const week = 7 * 24 * 3_600_000;
  const long = shopOf({
    checkout: [call('Mail'), reply],
    components: { Mail: service({ type: 'logNormal', meanMs: week, spread: 3 }) },
    rest: { faults: [{ component: 'Mail', fault: { type: 'slow', factor: 1_000 }, fromMs: 0, untilMs: 1e9 }] },
  });
  expect(runOf(long, { ordersMax: 50, untilMs: 1e9 }).lane.orders.placed).toBe(50);
});
