// The classic models of queueing theory as scenarios, and what theory says of each: what the engine is held to. Where the
// wait for a server is meant, it answers first and works then, so that the customer's clock shows the wait alone.
import type { Duration } from '../../scenario/duration.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { offeredLoad } from '../../theory/queueing.ts';
import {
  boundedLine,
  busyProbability,
  busyQuantile,
  waitMsOfAnyService,
  waitMsOfConstantService,
  waitMsOfServers,
  waitProbability,
  waitQuantileMs,
} from '../../theory/waiting.ts';
import { componentOf, queueOf } from '../testing/runs.ts';
import { call, reply, save, server, service, shopOf, store, work, workQueue } from '../testing/shops.ts';
import { quantileOf, type Run, totalOf } from './replications.ts';

export interface Figure {
  what: string;
  unit: 'ms' | '%' | '';
  theory: number;
  of: (run: Run) => number;
  /** The interval is at most so wide, half of it, as a share of what theory says: a wide one would prove nothing. */
  within: number;
}

export interface Model {
  name: string;
  where: string;
  parameters: string;
  perSecond: number;
  scenario: Scenario;
  figures: Figure[];
  looks?: number;
}

const SERVICE_MS = 100;
const exponential: Duration = { type: 'exponential', meanMs: SERVICE_MS };

const shop = (servers: number, serviceMs: Duration, perSecond: number, waitingMax = 1_000_000): Scenario =>
  shopOf({
    checkout: [reply, work(serviceMs)],
    components: { Server: server(servers, { waitingMax }) },
    traffic: { pattern: 'poisson', perSecond },
  });

/** The mean of a summary over the time after the warm-up. */
function meanAfter(of: (lane: Run['after']) => { count: number; mean: number }): Figure['of'] {
  return ({ before, after }) => {
    const [first, last] = [of(before), of(after)];
    return (last.count * last.mean - first.count * first.mean) / (last.count - first.count);
  };
}
const customersMean = meanAfter(({ orders }) => orders.customerMs);

const meanWait = (theory: number, within: number, of = customersMean): Figure => ({
  what: 'mean wait',
  unit: 'ms',
  theory,
  of,
  within,
});

const whoWaits = (theory: number, within: number): Figure => ({
  what: 'who waits',
  unit: '%',
  theory: 100 * theory,
  of: ({ customers }) =>
    100 * (1 - customers.reduce((sum, [ms, count]) => sum + (ms === 0 ? count : 0), 0) / totalOf(customers)),
  within,
});

const quantile = (share: number, theory: number, within: number): Figure => ({
  what: `wait, ${100 * share} % within`,
  unit: 'ms',
  theory,
  of: ({ customers }) => quantileOf(customers, share),
  within,
});

const rho = (servers: number, perSecond: number) => `ρ ${(offeredLoad(perSecond, SERVICE_MS) / servers).toFixed(1)}`;

function memoryless(servers: number, perSecond: number, within: number): Model {
  const arguments_ = [servers, perSecond, SERVICE_MS] as const;
  return {
    name: servers === 1 ? 'M/M/1' : `M/M/${servers}`,
    where: 'slots of a server',
    parameters: `${perSecond}/s, exponential 100 ms, ${rho(servers, perSecond)}`,
    perSecond,
    scenario: shop(servers, exponential, perSecond),
    figures: [
      meanWait(waitMsOfServers(...arguments_), within),
      whoWaits(waitProbability(servers, offeredLoad(perSecond, SERVICE_MS)), within),
      ...[0.9, 0.95, 0.99].map((share) => quantile(share, waitQuantileMs(...arguments_, share), within * 1.6)),
    ],
  };
}

function constantService(servers: number, perSecond: number, within: number): Model {
  const waits = servers === 1 ? [whoWaits(offeredLoad(perSecond, SERVICE_MS), within)] : [];
  return {
    name: `M/D/${servers}`,
    where: 'slots of a server',
    parameters: `${perSecond}/s, constant 100 ms, ${rho(servers, perSecond)}`,
    perSecond,
    scenario: shop(servers, SERVICE_MS, perSecond),
    figures: [meanWait(waitMsOfConstantService(servers, perSecond, SERVICE_MS), within), ...waits],
  };
}

/** `squaredVariation` is the variance of the service over its squared mean. */
function anyService(text: string, serviceMs: Duration, squaredVariation: number, within: number): Model {
  const perSecond = 7;
  return {
    name: 'M/G/1',
    where: 'slots of a server',
    parameters: `${perSecond}/s, ${text}, ${rho(1, perSecond)}`,
    perSecond,
    scenario: shop(1, serviceMs, perSecond),
    figures: [
      meanWait(waitMsOfAnyService(perSecond, SERVICE_MS, squaredVariation), within),
      whoWaits(offeredLoad(perSecond, SERVICE_MS), within),
    ],
  };
}

function bounded(servers: number, places: number, perSecond: number, within: number): Model {
  const { refused, waitMs } = boundedLine(servers, places, perSecond, SERVICE_MS);
  return {
    name: `M/M/${servers}/${places}`,
    where: 'a server with a short line',
    parameters: `${perSecond}/s, exponential 100 ms, ${rho(servers, perSecond)}`,
    perSecond,
    scenario: shop(servers, exponential, perSecond, places - servers),
    figures: [
      {
        what: 'refused',
        unit: '%',
        theory: 100 * refused,
        of: ({ before, after }) =>
          (100 * (after.orders.failed - before.orders.failed)) / (after.orders.placed - before.orders.placed),
        within,
      },
      meanWait(waitMs, within),
    ],
  };
}

function unlimited(text: string, latency: Duration, perSecond: number): Model {
  const offered = offeredLoad(perSecond, 1_000);
  const most = busyQuantile(offered, 0.95);
  let within = 0;
  for (let busy = 0; busy <= most; busy += 1) within += busyProbability(offered, busy);
  const busyAt = (lane: Run['after']) => componentOf(lane, 'Mail').busy;
  return {
    name: 'M/G/∞',
    where: 'a service without a limit',
    parameters: `${perSecond}/s, ${text}, a ${offered}`,
    perSecond,
    scenario: shopOf({
      checkout: [reply, call('Mail')],
      components: { Server: server(10_000), Mail: service(latency) },
      traffic: { pattern: 'poisson', perSecond },
    }),
    looks: 100,
    figures: [
      {
        what: 'busy, mean',
        unit: '',
        theory: offered,
        of: ({ looks }) => looks.reduce((sum, lane) => sum + busyAt(lane), 0) / looks.length,
        within: 0.05,
      },
      {
        what: `time with ${most} busy or fewer`,
        unit: '%',
        theory: 100 * within,
        of: ({ looks }) => (100 * looks.filter((lane) => busyAt(lane) <= most).length) / looks.length,
        within: 0.05,
      },
    ],
  };
}

const connections: Model = {
  name: 'M/M/3',
  where: 'connections of a store',
  parameters: `24/s, exponential 100 ms, ${rho(3, 24)}`,
  perSecond: 24,
  scenario: shopOf({
    checkout: [save(), reply],
    components: { Server: server(10_000), Store: store(3, exponential) },
    traffic: { pattern: 'poisson', perSecond: 24 },
  }),
  figures: [
    meanWait(
      waitMsOfServers(3, 24, SERVICE_MS),
      0.15,
      meanAfter((lane) => componentOf(lane, 'Store').waitMs),
    ),
  ],
};

const workersOnQueue = (name: string, text: string, serviceMs: Duration, theory: number): Model => ({
  name,
  where: 'workers on a queue, prefetch 1',
  parameters: `24/s, ${text} 100 ms, ${rho(3, 24)}`,
  perSecond: 24,
  scenario: workQueue(serviceMs, { count: 3 }, { pattern: 'poisson', perSecond: 24 }),
  figures: [
    meanWait(
      theory,
      0.15,
      meanAfter((lane) => queueOf(lane, 'mail').waitMs),
    ),
  ],
});

export const MODELS: Model[] = [
  memoryless(1, 5, 0.09),
  memoryless(1, 8, 0.15),
  memoryless(1, 9, 0.3),
  memoryless(3, 24, 0.15),
  memoryless(10, 80, 0.2),
  connections,
  workersOnQueue('M/M/3', 'exponential', exponential, waitMsOfServers(3, 24, SERVICE_MS)),
  constantService(1, 5, 0.06),
  constantService(1, 8, 0.12),
  constantService(1, 9, 0.25),
  constantService(3, 24, 0.12),
  workersOnQueue('M/D/3', 'constant', SERVICE_MS, waitMsOfConstantService(3, 24, SERVICE_MS)),
  anyService('uniform 0 to 200 ms', { type: 'uniform', fromMs: 0, toMs: 200 }, 1 / 3, 0.1),
  anyService('Erlang of 4 stages, 100 ms', { type: 'erlang', stages: 4, meanMs: SERVICE_MS }, 1 / 4, 0.1),
  anyService('10 ms nine times, 910 ms once in ten', { type: 'empirical', valuesMs: seldomLong() }, 7.29, 0.3),
  bounded(1, 3, 9, 0.1),
  bounded(3, 6, 27, 0.1),
  unlimited('uniform 0 to 2 s', { type: 'uniform', fromMs: 0, toMs: 2_000 }, 20),
  unlimited('constant 1 s', 1_000, 20),
];

/** Mean 100 ms, variance 0.9 × 90² + 0.1 × 810² = 72,900 ms². */
function seldomLong(): number[] {
  return [10, 10, 10, 10, 10, 10, 10, 10, 10, 910];
}
