// The engine beside queueing theory: what customers wait on average and how many wait at all. Each figure comes from
// replications with declared seeds; theory must lie in their 99.9 % interval, and the interval must be narrow enough to say
// something. The server answers first and works then, so that the customer's clock shows the wait alone.
import { describe, expect, test } from 'vitest';
import { issueText } from '../../protocol/issue.ts';
import type { Duration } from '../../scenario/duration.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { offeredLoad, waitMsOfOneServer, waitMsOfServers, waitProbability } from '../../theory/queueing.ts';
import { Simulation } from '../simulation.ts';
import { specOf } from '../testing/runs.ts';
import { meanOf, varianceOf } from '../testing/samples.ts';
import { reply, server, shopOf, work, workQueue } from '../testing/shops.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => 9_001 + index);
/** Student's t with 19 degrees of freedom, 99.95 %. */
const T = 3.883;
const ORDERS = 12_000;
/** Orders placed before counting begins: the system starts empty, and theory speaks of one that has always run. */
const WARM_UP = 2_000;

interface Measured {
  waitMs: number;
  waits: number;
}

/** Mean wait, and the share of customers who waited, among those answered after the warm-up. */
function measure(scenario: Scenario, seed: number, perSecond: number): Measured {
  const created = Simulation.create(specOf(scenario, { seed, ordersMax: ORDERS }), {
    keepFacts: false,
    checkpoints: false,
  });
  if (!created.ok) throw new Error(created.issues.map(issueText).join('; '));
  const simulation = created.value;
  const read = () => {
    const { orders, histogram } = simulation.frame(0, { histogram: true }).lanes[0]!;
    const atOnce = histogram!.reduce((sum, [ms, count]) => sum + (ms === 0 ? count : 0), 0);
    return { count: orders.customerMs.count, totalMs: orders.customerMs.count * orders.customerMs.mean, atOnce };
  };
  simulation.advance((WARM_UP / perSecond) * 1_000, Infinity);
  const before = read();
  simulation.advance(Infinity, Infinity);
  const after = read();
  const count = after.count - before.count;
  return { waitMs: (after.totalMs - before.totalMs) / count, waits: 1 - (after.atOnce - before.atOnce) / count };
}

/** Theory within the interval of the replications; the interval narrower than a share of what it is about. */
function agrees(sample: number[], theory: number, narrow: number): void {
  const half = T * Math.sqrt(varianceOf(sample) / sample.length);
  expect(Math.abs(meanOf(sample) - theory)).toBeLessThan(half);
  expect(half / theory).toBeLessThan(narrow);
}

const SERVICE_MS = 100;
const exponential: Duration = { type: 'exponential', meanMs: SERVICE_MS };
const shop = (servers: number, serviceMs: Duration, perSecond: number) =>
  shopOf({
    checkout: [reply, work(serviceMs)],
    components: { Server: server(servers, { waitingMax: 1_000_000 }) },
    traffic: { pattern: 'poisson', perSecond },
  });

/** [servers, orders a second, how narrow the interval of the mean wait is]. */
const MARKOV: [number, number, number][] = [
  [1, 5, 0.07],
  [1, 8, 0.15],
  [1, 9, 0.3],
  [3, 24, 0.15],
  [10, 80, 0.2],
];

describe(`Poisson orders, exponential service (seeds ${SEEDS[0]} to ${SEEDS.at(-1)})`, () => {
  test.each(MARKOV)('%i servers of 10 a second under %i a second', (servers, perSecond, narrow) => {
    const runs = SEEDS.map((seed) => measure(shop(servers, exponential, perSecond), seed, perSecond));
    const waitMs = waitMsOfServers(servers, perSecond, SERVICE_MS);
    if (servers === 1) expect(waitMs).toBeCloseTo(waitMsOfOneServer(perSecond, SERVICE_MS), 9);
    agrees(
      runs.map((run) => run.waitMs),
      waitMs,
      narrow,
    );
    agrees(
      runs.map((run) => run.waits),
      waitProbability(servers, offeredLoad(perSecond, SERVICE_MS)),
      narrow,
    );
  });
});

describe(`Poisson orders, constant service (seeds ${SEEDS[0]} to ${SEEDS.at(-1)})`, () => {
  test.each([
    [5, 0.06],
    [8, 0.12],
  ])('one server of 10 a second under %i a second: half the wait of an exponential one', (perSecond, narrow) => {
    const runs = SEEDS.map((seed) => measure(shop(1, SERVICE_MS, perSecond), seed, perSecond));
    // Pollaczek and Khinchine: ρS (1 + C²) / 2(1 − ρ), with no variation of service half of M/M/1.
    agrees(
      runs.map((run) => run.waitMs),
      waitMsOfOneServer(perSecond, SERVICE_MS) / 2,
      narrow,
    );
    agrees(
      runs.map((run) => run.waits),
      offeredLoad(perSecond, SERVICE_MS),
      narrow,
    );
  });
});

test(`workers on a queue are servers: messages wait as Erlang says (seeds ${SEEDS[0]} to ${SEEDS.at(-1)})`, () => {
  const scenario = workQueue(exponential, { count: 3 }, { pattern: 'poisson', perSecond: 24 });
  const waits = SEEDS.map((seed) => {
    const created = Simulation.create(specOf(scenario, { seed, ordersMax: ORDERS }), { keepFacts: false });
    if (!created.ok) throw new Error(created.issues.map(issueText).join('; '));
    created.value.advance(Infinity, Infinity);
    return created.value.frame(0, {}).lanes[0]!.queues[0]!.waitMs.mean;
  });
  agrees(waits, waitMsOfServers(3, 24, SERVICE_MS), 0.15);
});
