// Luck belongs to the order: whatever is changed around it, an order comes when it comes and takes what it takes. And a
// run of any length needs no more room than a short one.
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../protocol/fact.ts';
import { scenarioById } from '../../scenario/library/library.ts';
import type { Command, RunSpec, Sets } from '../../scenario/run-spec.ts';
import { collect, frameOf, only, runOf, simulationOf, specOf } from '../testing/runs.ts';

const SEED = 20_260_410;
const STEP_MS = 1 / 1_024;
const sync = scenarioById('realistic-sync')!;
const async = scenarioById('realistic-async')!;

/** What each call took, by order and label. */
const serviceTimes = (facts: Fact[]): Record<string, number> =>
  Object.fromEntries(
    only(facts, 'call-ended').map(({ orderId, label, atMs, startedAtMs }) => [
      `${orderId} ${label}`,
      atMs - startedAtMs,
    ]),
  );
const ofRun = (scenario: typeof sync, sets: Sets = {}, commands: Command[] = []) =>
  serviceTimes(runOf(scenario, { seed: SEED, ordersMax: 300, sets, commands }).facts);

describe(`service times (seed ${SEED})`, () => {
  const usual = ofRun(async);

  test('vary from order to order', () => {
    const emails = Object.entries(usual).filter(([key]) => key.endsWith('e-mail'));
    expect(emails).toHaveLength(300);
    expect(new Set(emails.map(([, ms]) => ms)).size).toBeGreaterThan(290);
  });

  test.each<[string, Sets, Command[]]>([
    ['one e-mail worker more', { 'EmailWorker.count': 61 }, []],
    ['so few workers that messages wait', { 'EmailWorker.count': 10, 'AnalyticsWorker.count': 2 }, []],
    ['workers that take all they can get', { 'EmailWorker.prefetch': 0, 'EmailWorker.handling': 'concurrent' }, []],
    ['twice as many orders', { 'orders.perSecond': 40 }, []],
    ['a worker who joins on the way', {}, [{ atMs: 3_000, type: 'set', path: 'EmailWorker.count', value: 61 }]],
  ])('are the same for every order with %s', (_, sets, commands) => {
    expect(ofRun(async, sets, commands)).toEqual(usual);
  });

  test('are the same in both checkouts', () => {
    expect(ofRun(sync)).toEqual(usual);
  });

  test('of another service stay when one service is made slower', () => {
    const others = (times: Record<string, number>) => Object.entries(times).filter(([key]) => !key.endsWith('e-mail'));
    const slower = ofRun(async, { 'EmailService.latency': 'exponential(3s)' });
    expect(new Map(others(slower))).toEqual(new Map(others(usual)));
  });
});

/** When the orders of each lane come. */
function arrivals(spec: RunSpec): number[][] {
  return spec.lanes.map((_, lane) => {
    const simulation = simulationOf(spec);
    return only(collect(simulation, Infinity, lane), 'order-placed').map(({ atMs }) => atMs);
  });
}

describe(`Poisson arrivals (seed ${SEED})`, () => {
  const spec = { ...specOf([sync, async]), seed: SEED, ordersMax: 400 };
  const [usual] = arrivals(spec);
  const turned = (path: string, value: number): Command => ({ atMs: 5_000, type: 'set', path, value });
  const inLaneB = (...commands: Command[]): RunSpec => ({
    ...spec,
    lanes: [spec.lanes[0]!, { ...spec.lanes[1]!, commands }],
  });

  test('are the same in both lanes', () => {
    const [a, b] = arrivals(spec);
    expect(a).toHaveLength(400);
    expect(b).toEqual(a);
  });

  test('stay the same after a knob is turned in one lane that is not theirs', () => {
    expect(arrivals(inLaneB(turned('EmailWorker.count', 3)))[1]).toEqual(usual);
  });

  test('stay the same after their rate is turned and turned back at once', () => {
    const [, b] = arrivals(inLaneB(turned('orders.perSecond', 80), turned('orders.perSecond', 20)));
    b!.forEach((atMs, k) => {
      expect(Math.abs(atMs - usual![k]!)).toBeLessThanOrEqual(STEP_MS);
    });
  });

  test('come in half the time from the instant on at which their rate is doubled: each order keeps its place', () => {
    const [, b] = arrivals(inLaneB(turned('orders.perSecond', 40)));
    expect(b).toHaveLength(400);
    b!.forEach((atMs, k) => {
      const before = usual![k]!;
      const expected = before <= 5_000 ? before : 5_000 + (before - 5_000) / 2;
      expect(Math.abs(atMs - expected)).toBeLessThanOrEqual(STEP_MS);
    });
  });

  test('another seed is another stream of orders', () => {
    expect(arrivals({ ...spec, seed: SEED + 1 })[0]).not.toEqual(usual);
  });
});

describe(`room under a steady load (seed ${SEED})`, () => {
  const capacitiesAfterOrders = (ordersMax: number) => {
    // Half of what the workers bear: what is under way, bursts included, fits in the slab that the first order asks for.
    const sets = { 'orders.pattern': 'poisson', 'orders.perSecond': 29 };
    const spec = { ...specOf(scenarioById('month-staffed')!, { ordersMax, sets }), seed: SEED };
    const simulation = simulationOf(spec, false);
    simulation.advance(Infinity, Infinity);
    const { placed, settled } = frameOf(simulation).orders;
    expect([placed, settled]).toEqual([ordersMax, ordersMax]);
    return simulation.runs[0]!.lane.world.capacities();
  };
  const long = capacitiesAfterOrders(200_000);

  test('200,000 orders need no more than a thousand', () => {
    expect(capacitiesAfterOrders(1_000)).toEqual(long);
  });

  test('nor than a single one', () => {
    expect(capacitiesAfterOrders(1)).toEqual(long);
  });
});
