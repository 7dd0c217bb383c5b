// Against a real RabbitMQ: a message that always fails after 50 ms and is returned at once, ten good ones behind it; on a
// classic queue, and on quorum queues with and without a delivery limit. And where returned messages go.
import { assert } from '../../assert.ts';
import type { Duration } from '../../scenario/duration.ts';
import type { Handling, Queue, Scenario } from '../../scenario/scenario.ts';
import { only, runOf } from '../testing/runs.ts';
import { broker, call, publish, reply, server, service, shopOf, work, workers } from '../testing/shops.ts';
import { type Comparison, casesOf, type Experiment } from './comparison.ts';
import { drawing, valuesAt } from './drawing.ts';

interface Config {
  type: 'classic' | 'quorum';
  workers: number;
  prefetch: number;
  handler: Handling;
  others: number;
  runMs: number;
  deliveryLimit: number | null;
}
interface Facts {
  poisonDeliveries: number;
  order: string;
  othersAcked: number;
  lastOtherAck: number | null;
}

const ATTEMPTS = 60;
const SAMPLES = 1_000;
const GOOD_MS = 49.5;
/** Longer than the caller's patience of 50 ms, so that handling fails then. */
const POISON_MS = 400;

/** Messages that need one call each, of which the worker tires after 50 ms. Message 0 is order 1. */
function shop(latency: Duration, config: Config, alsoFails = false): Scenario {
  const { type, workers: count, prefetch, handler, deliveryLimit } = config;
  const queue = { type, deadLetterTo: 'dead', ...(deliveryLimit === null ? {} : { deliveryLimit }) };
  return shopOf({
    checkout: [publish, reply],
    handle: [call('Mail', { timeoutMs: 50 }), ...(alsoFails ? [call('Broken')] : [])],
    components: {
      Server: server(100),
      Broker: broker({ mail: queue, dead: {} }),
      Workers: workers('mail', { count, prefetch, handling: handler }),
      Mail: service(latency),
      Broken: service(1, { nodes: ['Broken'], failAfterMs: 1 }),
    },
    traffic: { perSecond: 100_000 },
    rest: { faults: [{ component: 'Broken', fault: { type: 'down' }, fromMs: 0, untilMs: 60_000 }], horizonMs: 3_000 },
  });
}

/** A latency with which every attempt of the first order takes too long, and the first attempt of any other does not. */
function poisonous(config: Config): { latency: Duration; seed: number } {
  const indices: Duration = {
    type: 'empirical',
    valuesMs: Array.from({ length: SAMPLES }, (_, index) => (index * 40) / SAMPLES),
  };
  // All fail at the second call again and again, one worker for each, so that many attempts are seen.
  const many: Config = { ...config, type: 'classic', deliveryLimit: null, workers: 20, prefetch: 1, handler: 'serial' };
  for (let seed = 1; seed < 100; seed++) {
    const { facts } = runOf(shop(indices, many, true), { seed, ordersMax: config.others + 1, untilMs: 3_000 });
    const calls = only(facts, 'call-ended').filter(({ to }) => to === 'Mail');
    const placesOf = (orderId: number, attempts: number) =>
      calls
        .filter((fact) => fact.orderId === orderId)
        .slice(0, attempts)
        .map((fact) => Math.round(((fact.atMs - fact.startedAtMs) * SAMPLES) / 40));
    const bad = placesOf(1, ATTEMPTS);
    const good = Array.from({ length: config.others }, (_, index) => placesOf(index + 2, 1)[0]!);
    const wanted = [...bad.map(() => POISON_MS), ...good.map(() => GOOD_MS)];
    const valuesMs = bad.length === ATTEMPTS ? valuesAt([...bad, ...good], wanted) : null;
    if (valuesMs) return { latency: { type: 'empirical', valuesMs }, seed };
  }
  assert(false, 'no seed gives the poison samples of its own');
}

/** Prefix by prefix: the recording keeps thirty. */
function sameOrder(begun: number[], wanted: string, comparison: Comparison): void {
  const order = wanted.split(',').map(Number);
  comparison.same('order of deliveries', begun.slice(0, order.length), order.slice(0, begun.length));
}

/** Nothing follows a race of a few ms where one worker has them all. */
const isOrdered = ({ workers: count }: Config): boolean => count === 1;

function compare(config: Config, facts: Facts, comparison: Comparison): void {
  const { latency, seed } = poisonous(config);
  const run = runOf(shop(latency, config), { seed, ordersMax: config.others + 1, untilMs: config.runMs });
  const inMail = <T extends { queue: string }>(list: T[]) => list.filter(({ queue }) => queue === 'mail');
  const deliveries = inMail(only(run.facts, 'message-delivered')).filter(({ orderId }) => orderId === 1);
  if (config.deliveryLimit === null) {
    // A return and its delivery took 1 ms on the classic queue, up to 2 more on the quorum queue.
    const tolerance = config.type === 'classic' ? 1 : Math.ceil(facts.poisonDeliveries * 0.06);
    comparison.near('deliveries of the poison', deliveries.length, facts.poisonDeliveries, tolerance, 'deliveries');
  } else {
    comparison.same('deliveries of the poison', deliveries.length, facts.poisonDeliveries);
    const reasons = inMail(only(run.facts, 'message-dead-lettered')).map(({ reason }) => reason);
    comparison.same('deaths', reasons, ['delivery_limit']);
  }
  comparison.same(
    'redelivered',
    deliveries.map(({ redelivered }) => redelivered),
    deliveries.map((_, index) => index > 0),
  );
  if (isOrdered(config)) {
    const begun = inMail(only(run.facts, 'handling-started')).map(({ orderId }) => orderId - 1);
    sameOrder(begun, facts.order, comparison);
  }
  const acknowledged = inMail(only(run.facts, 'message-acknowledged'));
  comparison.same('others acknowledged', acknowledged.length, facts.othersAcked);
  // Up to 25 deliveries, and the recording subscribes some 25 ms after its clock has started.
  const last = acknowledged.at(-1)?.atMs;
  if (last !== undefined && facts.lastOtherAck !== null)
    comparison.near('last of the others', last, facts.lastOtherAck, 15 + 25 + 3 * 25);
}

/** Of six that a worker holds, 1 is acknowledged, then 4, 2, 5 and 3 are returned, each at its own time; 6 stays held. */
const ENDS_MS = [10, 30, 50, 20, 40, ...new Array<number>(5).fill(60_000)];
const FAILS_FROM_MS = 15;

function orderAfterReturns(queue: Partial<Queue>): number[] {
  const scenarioOf = ({ duration }: { duration: Duration }): Scenario =>
    shopOf({
      checkout: [publish, reply],
      handle: [work(duration), call('Broken')],
      components: {
        Server: server(100),
        Broker: broker({ mail: queue }),
        Workers: workers('mail', { prefetch: 6, handling: 'concurrent' }),
        Broken: service(0.5, { nodes: ['Broken'], failAfterMs: 0.5 }),
      },
      traffic: { perSecond: 100_000 },
    });
  const drawn = drawing(ENDS_MS, scenarioOf);
  const broken = { component: 'Broken', fault: { type: 'down' as const }, fromMs: FAILS_FROM_MS, untilMs: 60_000 };
  // With a prefetch of 1 from then on, what is returned is not taken again while 6 is held.
  const lessHeld = { type: 'set' as const, path: 'Workers.prefetch', value: 1, atMs: 5 };
  const { simulation } = runOf(
    { ...scenarioOf(drawn), faults: [broken] },
    { seed: drawn.seed, ordersMax: ENDS_MS.length, commands: [lessHeld], untilMs: 1_000 },
  );
  const { waiting } = simulation.frame(0, { messagesOf: 'mail' }).lanes[0]!;
  return waiting!.messages.map(({ orderId }) => orderId);
}

export const POISON: Experiment[] = [
  {
    file: 'd-poison',
    title: 'poison at the head, ten others behind it; classic and quorum; 1 and 2 workers; prefetch 1, 3, 10',
    compares: 'deliveries, their order where one worker has them all; the others, and the last of them',
    cases: casesOf<Config, Facts>('d-poison', /^d\.(classic|quorum)\.(W|alone)/, ({ config, facts }, comparison) =>
      compare(config, facts, comparison),
    ),
  },
  {
    file: 'd-poison',
    title: 'the same with a delivery limit of 0, 1 and 5',
    compares: 'deliveries, death, order where one worker has them all; the others',
    cases: casesOf<Config, Facts>('d-poison', /^d\.quorum\.limit/, ({ config, facts }, comparison) =>
      compare(config, facts, comparison),
    ),
  },
  {
    file: 'd-poison',
    title: 'four of six held messages returned out of turn; classic, quorum, quorum with a limit',
    compares: 'the order in which they are ready',
    cases: casesOf<{ type: 'classic' | 'quorum'; args: { 'x-delivery-limit'?: number } }, { afterSingleNacks: string }>(
      'd-poison',
      /^d\.position/,
      ({ config, facts }, comparison) => {
        const deliveryLimit = config.args['x-delivery-limit'];
        const queue = { type: config.type, ...(deliveryLimit === undefined ? {} : { deliveryLimit }) };
        const wanted = facts.afterSingleNacks.replaceAll('r', '').split(' ').map(Number);
        comparison.same('ready, first to last', orderAfterReturns(queue), wanted);
      },
    ),
  },
  {
    file: 'd-credit',
    title: 'every fifth of 40 messages rejected, prefetch 1; classic and quorum',
    compares: 'end of each message; the most that is held',
    cases: casesOf<{ type: 'classic' | 'quorum'; P: number }, { maxHeldBetweenDrops: number[] }>(
      'd-credit',
      /reject/,
      (run, comparison) => {
        const { config, facts, events } = run as typeof run & { events: [atMs: number, what: string][] };
        const ends = events.filter(([, what]) => what === 'ack' || what === 'nack-last').map(([atMs]) => atMs);
        const shop = shopOf({
          checkout: [publish, reply],
          handle: [work(30)],
          components: {
            Server: server(1_000),
            Broker: broker({ mail: { type: config.type } }),
            Workers: workers('mail', { prefetch: config.P, poisonEvery: 5, onFailure: 'reject' }),
          },
          traffic: { perSecond: 100_000 },
        });
        const { facts: told, simulation } = runOf(shop, { ordersMax: ends.length });
        const ended = told.filter(({ type }) => type === 'message-acknowledged' || type === 'message-dropped');
        comparison.nearAll(
          'end of a message',
          ended.map(({ atMs }) => atMs),
          ends,
          (k) => 15 + 3 * (k + 2),
        );
        let held = 0;
        let most = 0;
        for (const { type } of told) {
          held +=
            type === 'message-delivered' ? 1 : type === 'message-acknowledged' || type === 'message-dropped' ? -1 : 0;
          most = Math.max(most, held);
        }
        comparison.same('held at most', most, Math.max(...facts.maxHeldBetweenDrops));
        comparison.same('left to do', simulation.nextEventAtMs, null);
      },
    ),
  },
];
