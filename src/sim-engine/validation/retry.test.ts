// Against a real RabbitMQ: a message that always fails. Held and published again after a backoff; through wait queues;
// on a quorum queue with and without a delivery limit.
import { describe, expect, test } from 'vitest';
import type { Queue, Retry, WorkerPool } from '../../scenario/scenario.ts';
import { only, runOf } from '../testing/runs.ts';
import { broker, publish, reply, server, shopOf, work, workers } from '../testing/shops.ts';
import { recorded } from './recordings.ts';

const ONLY_THE_FIRST = 1_000_000;

interface Shop {
  others: number;
  pool: Partial<WorkerPool>;
  queues: Record<string, Partial<Queue>>;
  serviceMs: number;
  untilMs?: number;
  perSecond?: number;
}

/** Message 0 is poison; the others come behind it at once. Times are from the publish on. */
function poisonRun({ others, pool, queues, serviceMs, untilMs, perSecond = 100_000 }: Shop) {
  const shop = shopOf({
    checkout: [publish, reply],
    handle: [work(serviceMs)],
    components: {
      Server: server(1_000),
      Broker: broker(queues, { exchanges: { all: { type: 'fanout', bindings: ['mail'] } } }),
      Workers: workers('mail', { poisonEvery: ONLY_THE_FIRST, ...pool }),
    },
    traffic: { perSecond },
  });
  const { facts } = runOf(shop, { ordersMax: others + 1, ...(untilMs ? { untilMs } : {}) });
  const ofPoison = <T extends { orderId: number }>(list: T[]) => list.filter(({ orderId }) => orderId === 1);
  return {
    facts,
    starts: ofPoison(only(facts, 'handling-started')).map(({ atMs }) => atMs),
    dead: ofPoison(only(facts, 'message-dead-lettered')),
    done: only(facts, 'message-acknowledged')
      .filter(({ orderId, queue }) => orderId > 1 && queue === 'mail')
      .map((fact) => ({ message: fact.orderId - 1, atMs: fact.atMs })),
  };
}

/** 15 ms, and 3 ms more for each round trip before. */
const isAbout = (ms: number, wanted: number, roundTrips: number) =>
  expect(Math.abs(ms - wanted), `${ms} ms against ${wanted} recorded`).toBeLessThan(
    15 + 3 * roundTrips + wanted * 0.002,
  );

describe('in the worker: held, and published again', () => {
  interface Run {
    id: string;
    config: { prefetch: number; handler: string; service: number; others: number; W: number; noDelay: boolean };
    facts: { attemptStarts: number[]; deadLetterAt: number; othersDone: Record<string, number> };
  }
  // With the default socket each retry waits 40 ms more for a delayed acknowledgement of TCP, which is not modelled.
  const runs = (recorded('e-retry') as unknown as Run[]).filter(({ config }) => config.noDelay);
  const retry: Retry = { retries: 3, firstDelayMs: 1_000, factor: 2, jitter: 0, waits: true };

  test('every recorded run is here but the one with the default socket', () => {
    expect(recorded('e-retry').length - runs.length).toBe(1);
  });

  test.each(runs.map((run) => [run.id, run] as const))('%s', (_, { config, facts }) => {
    const { prefetch, handler, service, others, W } = config;
    const told = poisonRun({
      others,
      serviceMs: service,
      queues: { mail: { deadLetterTo: 'dead' }, dead: {} },
      pool: {
        prefetch,
        count: W,
        handling: handler === 'concurrent' ? 'concurrent' : 'serial',
        onFailure: 'retry',
        retry: { ...retry, waits: handler === 'serial-blocks' },
      },
    });
    expect(told.starts).toHaveLength(facts.attemptStarts.length);
    told.starts.forEach((atMs, k) => {
      isAbout(atMs, facts.attemptStarts[k]!, others + k);
    });
    isAbout(told.dead[0]!.atMs, facts.deadLetterAt, others + 4);
    for (const { message, atMs } of told.done) isAbout(atMs, facts.othersDone[message]!, message + 2);
    expect(told.done).toHaveLength(others);
  });
});

describe('through wait queues', () => {
  interface Run {
    id: string;
    config: { style: string; service: number; prefetch: number; others: number };
    facts: { starts: Record<string, number[]>; deadLetterAt: [number, number][] };
  }
  const runs = recorded('g-waitqueue') as unknown as Run[];
  const run = (id: string) => runs.find((one) => one.id === id)!;
  const waits = { w1: 1_000, w2: 2_000, w4: 4_000 };

  test('three of them, one a delay: attempts start and end as recorded', () => {
    const { facts, config } = run('g.three');
    const queues: Record<string, Partial<Queue>> = { mail: { deadLetterTo: 'dead' }, dead: {} };
    for (const [name, messageTtlMs] of Object.entries(waits)) queues[name] = { messageTtlMs, deadLetterTo: 'mail' };
    const told = poisonRun({
      others: 0,
      serviceMs: config.service,
      queues,
      pool: { onFailure: 'wait-queues', waitQueues: ['w1', 'w2', 'w4'] },
    });
    told.starts.forEach((atMs, k) => {
      isAbout(atMs, facts.starts['0']![k]!, 2 * k + 2);
    });
    isAbout(told.dead.at(-1)!.atMs, facts.deadLetterAt[0]![1], 8);
  });

  test.each(['g.single', 'g.single.busy'])(
    '%s: rejected into one that leads back, the worker is free meanwhile',
    (id) => {
      const { facts, config } = run(id);
      const told = poisonRun({
        others: config.others,
        serviceMs: config.service,
        queues: { mail: { deadLetterTo: 'wait' }, wait: { messageTtlMs: 1_000, deadLetterTo: 'mail' } },
        pool: { onFailure: 'reject' },
        untilMs: 9_900,
      });
      facts.starts['0']!.forEach((atMs, k) => {
        isAbout(told.starts[k]!, atMs, config.others + 2 * k + 2);
      });
      const started = only(told.facts, 'handling-started').filter(({ orderId }) => orderId > 1);
      for (const fact of started) isAbout(fact.atMs, facts.starts[String(fact.orderId - 1)]![0]!, fact.orderId + 2);
    },
  );
});

describe('a poison message on a quorum queue', () => {
  interface Run {
    id: string;
    config: {
      type: string;
      workers: number;
      prefetch: number;
      handler: string;
      others: number;
      runMs: number;
      deliveryLimit: number | null;
    };
    facts: { poisonDeliveries: number; order: string; orderByWorker: string };
  }
  const runs = (recorded('d-poison') as unknown as Run[]).filter(({ id }) => /^d\.quorum\.(W|limit)/.test(id));
  // A known bug of the recorded version gives a consumer one credit too many at each drop by the limit: order only.
  const isOrdered = ({ config }: Run) => config.workers === 1;

  test.each(runs.map((run) => [run.id, run] as const))('%s', (_, run) => {
    const { workers: count, prefetch, handler, others, runMs, deliveryLimit } = run.config;
    const told = poisonRun({
      others,
      serviceMs: 50,
      queues: {
        mail: { type: 'quorum', deadLetterTo: 'dead', ...(deliveryLimit === null ? {} : { deliveryLimit }) },
        dead: {},
      },
      pool: { count, prefetch, handling: handler === 'concurrent' ? 'concurrent' : 'serial', onFailure: 'requeue' },
      untilMs: runMs,
    });
    const deliveries = only(told.facts, 'message-delivered').filter(({ queue }) => queue === 'mail');
    const ofPoison = deliveries.filter(({ orderId }) => orderId === 1).length;
    if (deliveryLimit !== null) {
      expect(ofPoison).toBe(deliveryLimit + 1);
      expect(told.dead.map(({ reason }) => reason)).toEqual(['delivery_limit']);
    } else {
      expect(Math.abs(ofPoison - run.facts.poisonDeliveries)).toBeLessThanOrEqual(run.facts.poisonDeliveries * 0.06);
    }
    if (!isOrdered(run)) return;
    const order = deliveries.map(({ orderId }) => orderId - 1);
    const wanted = run.facts.order.split(',').map(Number);
    expect(order.slice(0, wanted.length)).toEqual(wanted.slice(0, order.length));
  });
});
