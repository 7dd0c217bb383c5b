// What the lesson says of whole shops, on constant traffic, where arithmetic tells exactly what must come out.
import { describe, expect, test } from 'vitest';
import { scenarioById } from '../../scenario/library/library.ts';
import type { Sets } from '../../scenario/run-spec.ts';
import { backlogReachedMs, saturationPerSecond } from '../../theory/queueing.ts';
import { onGrid } from '../kernel/grid.ts';
import { componentOf, frameOf, queueOf, simulationOf, specOf } from '../testing/runs.ts';

const SLOTS = 600;
const HELD_MS = 3_900;
const MONTH = 57.87;
const EMAIL_MS = 2_000;
const EMAILS = 'email.order.confirmation';

/** A built-in scenario at an instant, and at later ones. */
function shopAt(scenario: string, sets: Sets) {
  const simulation = simulationOf(specOf(scenarioById(scenario)!, { sets }), false);
  return (atMs: number) => {
    simulation.advance(atMs, Infinity);
    return frameOf(simulation);
  };
}

describe('600 slots that are held for 3.9 s carry 153.8 orders a second', () => {
  const servers = (perSecond: number, scenario = 'month-sync') => {
    const at = shopAt(scenario, { 'orders.perSecond': perSecond });
    return (atMs: number) => componentOf(at(atMs), 'AppServers');
  };

  test.each([150, 153.8])('at %d a second nobody ever waits', (perSecond) => {
    expect(perSecond).toBeLessThan(saturationPerSecond(SLOTS, HELD_MS));
    const { waitMs, waiting } = servers(perSecond)(300_000);
    expect([waitMs.max, waiting]).toEqual([0, 0]);
  });

  test('at 160 a second the line grows without end, by exactly what arithmetic says', () => {
    // Order k comes after k × 6.25 ms; every 3.9 s the slots take 600 more, in step with the first 600.
    const waitingAt = (atMs: number) => {
      const rounds = Math.floor(atMs / HELD_MS);
      const begun = rounds * SLOTS + Math.min(SLOTS, Math.floor((atMs - rounds * HELD_MS) / 6.25) + 1);
      return Math.floor(atMs / 6.25) + 1 - begun;
    };
    const at = servers(160);
    const lines = [10_000, 60_000, 120_000, 180_000, 240_000, 300_000].map((atMs) => {
      expect([atMs, at(atMs).waiting]).toEqual([atMs, waitingAt(atMs)]);
      return waitingAt(atMs);
    });
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(lines.at(-1)! / 300).toBeCloseTo(160 - saturationPerSecond(SLOTS, HELD_MS), 0);
  });

  test('just above, at 153.9, the line grows too, and what a customer waits with it', () => {
    const at = servers(153.9);
    const [first, second, third] = [at(100_000), at(200_000), at(300_000)];
    expect(first.waiting).toBeGreaterThan(0);
    expect(second.waiting).toBeGreaterThan(first.waiting);
    expect(third.waiting).toBeGreaterThan(second.waiting);
    expect(third.waitMs.max).toBeGreaterThan(second.waitMs.max);
  });

  test('through queues nobody waits for a slot, at 160 a second as at 150: each answer takes 110 ms', () => {
    for (const perSecond of [150, 160]) {
      const lane = shopAt('month-async', { 'orders.perSecond': perSecond })(120_000);
      expect(componentOf(lane, 'AppServers').waitMs.max).toBe(0);
      expect([lane.orders.customerMs.min, lane.orders.customerMs.max]).toEqual([110, 110]);
    }
  });
});

describe('150 million orders a month are 57.87 a second', () => {
  const emails = (count: number, scenario = 'month-staffed') => {
    const at = shopAt(scenario, { 'EmailWorker.count': count });
    return (atMs: number) => queueOf(at(atMs), EMAILS);
  };

  test('116 e-mail workers keep up: no message ever waits', () => {
    const { waitMs, ready } = emails(116)(300_000);
    expect([waitMs.max, ready]).toEqual([0, 0]);
  });

  test('115 fall behind, by the 0.37 a second that they lack', () => {
    const at = emails(115);
    const [early, late] = [at(100_000), at(300_000)];
    expect(early.ready).toBeGreaterThan(0);
    expect((late.ready - early.ready) / 200).toBeCloseTo(MONTH - saturationPerSecond(115, EMAIL_MS), 1);
    expect(late.waitMs.max).toBeGreaterThan(early.waitMs.max);
  });

  test('with 5 more than 10,000 are ready after 180.8 s: at the instant that arithmetic says, and not before', () => {
    // Message k is ready 110 ms after order k; the workers take five every 2 s, in step with the first five.
    const readyAtMs = (k: number) => onGrid((k / MONTH) * 1_000) + 110;
    const takenBy = (atMs: number) => {
      let taken = 0;
      for (let worker = 0; worker < 5; worker++)
        taken += Math.max(0, Math.floor((atMs - readyAtMs(worker)) / EMAIL_MS) + 1);
      return taken;
    };
    let k = 0;
    while (k + 1 - takenBy(readyAtMs(k)) <= 10_000) k++;
    const passedMs = readyAtMs(k);
    expect(passedMs / 1_000).toBeCloseTo(backlogReachedMs(10_000, MONTH, 5, EMAIL_MS) / 1_000, 0);
    expect(passedMs / 1_000).toBeCloseTo(180.8, 1);

    const at = shopAt('month-async', {});
    const before = at(passedMs - 1 / 1_024);
    expect(queueOf(before, EMAILS).ready).toBe(10_000);
    expect(before.alerts.map(({ id }) => id)).not.toContain(`${EMAILS}-backlog`);
    const after = at(passedMs);
    expect(queueOf(after, EMAILS).ready).toBe(10_001);
    // Monitoring looks once a second, between events.
    const seen = at(Math.ceil(passedMs / 1_000) * 1_000 + 1);
    expect(seen.alerts.map(({ id }) => id)).toContain(`${EMAILS}-backlog`);
  });
});
