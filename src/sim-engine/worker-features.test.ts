// What a broker and its workers can be told to do, one small story each: capacity, delays, acknowledgement in advance, memory of
// what was handled, dropping, jitter, attention.
import { describe, expect, test } from 'vitest';
import type { Command } from '../scenario/run-spec.ts';
import type { Broker, Scenario, WorkerPool } from '../scenario/scenario.ts';
import { componentOf, only, queueOf, runOf } from './testing/runs.ts';
import { broker, publish, reply, server, shopOf, work, workers, workQueue } from './testing/shops.ts';
import { linesOf } from './testing/trace.ts';

const atOnce = { perSecond: 100_000 };
const kill: Command = { atMs: 50, type: 'crash-worker', component: 'Workers', worker: 0, restartAfterMs: 10 };

describe('the broker', () => {
  test('takes so many publishes a second, one after the other', () => {
    const { facts } = runOf(workQueue(1, {}, atOnce, { capacityPerSecond: 100 }), { ordersMax: 4 });
    const confirmed = only(facts, 'publish-confirmed').map(({ atMs }) => atMs);
    expect(confirmed.slice(1).map((atMs, index) => atMs - confirmed[index]!)).toEqual([10, 10, 10]);
  });

  const delaying = (delayed: boolean): Scenario =>
    shopOf({
      checkout: [{ ...publish, delayMs: 3_000 } as typeof publish, reply],
      handle: [work(1)],
      components: {
        Server: server(10),
        Broker: broker({ mail: {} }, { exchanges: { all: { type: 'fanout', bindings: ['mail'], delayed } } }),
        Workers: workers('mail'),
      },
    });

  test.each([
    [true, 3_000],
    [false, 0],
  ])('holds x-delay back with the plug-in alone: %s', (delayed, deliveredAtMs) => {
    const { facts } = runOf(delaying(delayed), { ordersMax: 1 });
    expect(only(facts, 'message-delivered').map(({ atMs }) => atMs)).toEqual([deliveredAtMs]);
  });

  test('a transient message, or a queue that is not durable, does not survive its restart', () => {
    const left = (rest: Partial<Broker>, transient: boolean) => {
      const shop = shopOf({
        checkout: [{ ...publish, transient } as typeof publish, reply],
        components: { Server: server(10), Broker: broker({ mail: {} }, rest) },
        rest: { faults: [{ component: 'Broker', fault: { type: 'down' }, fromMs: 500, untilMs: 600 }] },
      });
      return queueOf(runOf(shop, { ordersMax: 3, untilMs: 1_000 }).lane, 'mail').ready;
    };
    const notDurable = broker({ mail: { durable: false } });
    expect([left({}, false), left({}, true), left({ queues: notDurable.queues }, false)]).toEqual([3, 0, 0]);
  });
});

describe('a worker', () => {
  const shop = (pool: Partial<WorkerPool>) => workQueue(100, pool, atOnce);

  test('that is acknowledged in advance loses what it holds when it is killed; otherwise nothing is lost', () => {
    const settled = (autoAck: boolean) => {
      const { lane } = runOf(shop({ prefetch: 0, autoAck }), { ordersMax: 3, commands: [kill] });
      return [lane.orders.settled, lane.orders.settledWithLoss];
    };
    expect([settled(false), settled(true)]).toEqual([
      [3, 0],
      [3, 3],
    ]);
  });

  test('with a memory skips what its pool has handled before', () => {
    // Each order's event is published twice.
    const counts = (idempotent: boolean) => {
      const scenario = shopOf({
        checkout: [publish, publish, reply],
        handle: [work(10)],
        components: { Server: server(10), Broker: broker({ mail: {} }), Workers: workers('mail', { idempotent }) },
      });
      const { lane } = runOf(scenario, { ordersMax: 2 });
      const { duplicates, skipped } = componentOf(lane, 'Workers');
      return { duplicates, skipped };
    };
    expect(counts(false)).toEqual({ duplicates: 2, skipped: 0 });
    expect(counts(true)).toEqual({ duplicates: 0, skipped: 2 });
  });

  test('that drops what fails acknowledges it all the same', () => {
    const { facts, lane } = runOf(shop({ onFailure: 'drop', errorShare: 1 }), { ordersMax: 1 });
    expect(linesOf(facts, 'handling-failed', 'message-acknowledged')).toHaveLength(2);
    expect([queueOf(lane, 'mail').acknowledged, lane.orders.open]).toEqual([1, 0]);
  });

  test('spreads its back-offs by the jitter, to both sides and no further', () => {
    const retry = { retries: 1, firstDelayMs: 1_000, factor: 2, jitter: 0.2, waits: true };
    const pool = { count: 50, onFailure: 'retry', errorShare: 1, retry } as const;
    const { facts } = runOf(shop(pool), { ordersMax: 50, untilMs: 3_000 });
    const delays = only(facts, 'backing-off').map(({ atMs, untilMs }) => untilMs - atMs);
    expect(delays).toHaveLength(50);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(800);
    expect(Math.min(...delays)).toBeLessThan(850);
    expect(Math.max(...delays)).toBeLessThanOrEqual(1_200);
    expect(Math.max(...delays)).toBeGreaterThan(1_150);
  });
});
