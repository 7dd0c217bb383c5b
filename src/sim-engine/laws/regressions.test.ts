// Small runs that once broke a law. Each is what a failing seed shrank to, with what was wrong.
import { expect, test } from 'vitest';
import { runOf } from '../testing/runs.ts';
import { reply, server, shopOf, work } from '../testing/shops.ts';

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
