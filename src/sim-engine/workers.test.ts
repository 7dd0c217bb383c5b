// Workers and their queue: what a worker holds, what it has in hand, and what happens when workers come and go.
import { describe, expect, test } from 'vitest';
import type { Command } from '../scenario/run-spec.ts';
import type { Step, WorkerPool } from '../scenario/scenario.ts';
import { collect, componentOf, frameOf, only, queueOf, runOf, simulationOf, specOf } from './testing/runs.ts';
import { broker, call, publish, reply, service, shopOf, work, workers, workQueue } from './testing/shops.ts';
import { linesOf } from './testing/trace.ts';

/** An order every 10 ms, a message for each, 100 ms of work for every message. */
const shop = (pool: Partial<WorkerPool>) => workQueue(100, pool, { perSecond: 100 });

test('an attempt takes what it takes, also while more and more of them are under way', () => {
  // A hundred orders a second of 2 s each from nothing: in the first 10 s far more is begun than ended.
  const { lane } = runOf(workQueue(2_000, { count: 500 }, { perSecond: 100 }), { untilMs: 10_500 });
  expect(componentOf(lane, 'Workers').handlingMs).toBe(2_000);
});

test.each<[string, Step[]]>([
  ['one after another', [work(300), work(500), work(200)]],
  ['a call among them', [work(300), call('Mail'), work(200)]],
  [
    'beside each other',
    [work(300), { do: 'parallel', label: 'both', branches: [[work(500)], [work(100)]] }, work(200)],
  ],
])('an attempt is all of its steps: %s', (_, handle) => {
  const scenario = shopOf({
    checkout: [publish, reply],
    handle,
    components: { Broker: broker({ mail: {} }), Workers: workers('mail', { count: 50 }), Mail: service(500) },
    traffic: { pattern: 'constant', perSecond: 10 },
  });
  const { lane } = runOf(scenario, { untilMs: 10_500 });
  expect(componentOf(lane, 'Workers').handlingMs).toBeCloseTo(1_000, 9);
});

describe('one worker', () => {
  test('the second message waits until the only worker is free', () => {
    const { facts } = runOf(shop({}), { ordersMax: 2 });
    expect(linesOf(facts, 'message-delivered', 'message-acknowledged')).toEqual([
      '0 order 1 message-delivered mail to worker 0',
      '100 order 1 message-acknowledged mail worker 0',
      '100 order 2 message-delivered mail to worker 0 because Workers busy',
      '200 order 2 message-acknowledged mail worker 0',
    ]);
    expect(only(facts, 'message-delivered').map(({ waitedMs }) => waitedMs)).toEqual([0, 90]);
  });

  test('an order is settled when its last message is done, though its customer was answered long ago', () => {
    const { facts } = runOf(shop({}), { ordersMax: 2 });
    expect(linesOf(facts, 'replied', 'order-settled')).toEqual([
      '0 order 1 replied after 0',
      '10 order 2 replied after 0',
      '100 order 1 order-settled after 100',
      '200 order 2 order-settled after 190',
    ]);
  });
});

describe('held and in hand are two numbers', () => {
  const at = (pool: Partial<WorkerPool>, atMs: number) => {
    const simulation = simulationOf(specOf(shop(pool), { ordersMax: 5 }));
    simulation.advance(atMs, Infinity);
    const lane = frameOf(simulation);
    const { held, busy, workers } = componentOf(lane, 'Workers');
    const { ready, unacknowledged } = queueOf(lane, 'mail');
    return { held, busy, ready, unacknowledged, ofWorker: workers.map((worker) => worker.held) };
  };

  test('serial with prefetch 3: three held, one in hand', () => {
    expect(at({ prefetch: 3 }, 50)).toEqual({ held: 3, busy: 1, ready: 2, unacknowledged: 3, ofWorker: [3] });
  });

  test('concurrent with prefetch 3: three held, all three in hand', () => {
    const pool = { prefetch: 3, handling: 'concurrent' as const };
    expect(at(pool, 50)).toEqual({ held: 3, busy: 3, ready: 2, unacknowledged: 3, ofWorker: [3] });
  });

  test('concurrent without prefetch: everything is held and in hand, nothing is ready', () => {
    const pool = { prefetch: 0, handling: 'concurrent' as const };
    expect(at(pool, 50)).toEqual({ held: 5, busy: 5, ready: 0, unacknowledged: 5, ofWorker: [5] });
  });

  test('serial without prefetch: all held by one worker who does one at a time', () => {
    expect(at({ prefetch: 0 }, 50)).toEqual({ held: 5, busy: 1, ready: 0, unacknowledged: 5, ofWorker: [5] });
  });

  test('what a serial worker keeps is begun in the order in which it came', () => {
    const { facts } = runOf(shop({ prefetch: 3 }), { ordersMax: 4 });
    expect(only(facts, 'handling-started').map(({ atMs, orderId }) => [atMs, orderId])).toEqual([
      [0, 1],
      [100, 2],
      [200, 3],
      [300, 4],
    ]);
  });

  test('concurrent handlers need no turns: each message takes its own 100 ms', () => {
    const { facts } = runOf(shop({ prefetch: 0, handling: 'concurrent' }), { ordersMax: 3 });
    expect(only(facts, 'message-acknowledged').map(({ atMs }) => atMs)).toEqual([100, 110, 120]);
  });
});

describe('a worker taken away', () => {
  const run = (commands: { atMs: number; value: number }[]) =>
    runOf(shop({ count: 2, prefetch: 2 }), {
      ordersMax: 8,
      commands: commands.map(({ atMs, value }) => ({ type: 'set', path: 'Workers.count', atMs, value })),
    }).facts;

  test('finishes what it holds, takes no more, and is gone', () => {
    const facts = run([{ atMs: 50, value: 1 }]);
    const second = facts.filter((fact) => 'worker' in fact && fact.worker === 1);
    expect(linesOf(second, 'message-delivered', 'message-acknowledged', 'worker-left')).toEqual([
      '10 order 2 message-delivered mail to worker 1',
      '30 order 4 message-delivered mail to worker 1',
      '110 order 2 message-acknowledged mail worker 1',
      '210 order 4 message-acknowledged mail worker 1',
      '210 worker-left Workers 1',
    ]);
    expect(only(facts, 'message-acknowledged')).toHaveLength(8);
  });

  test('an idle one is gone at once', () => {
    const { facts } = runOf(workQueue(5, { count: 3 }, { perSecond: 10 }), {
      ordersMax: 2,
      commands: [{ type: 'set', path: 'Workers.count', atMs: 50, value: 1 }],
    });
    expect(linesOf(facts, 'worker-left')).toEqual(['50 worker-left Workers 1', '50 worker-left Workers 2']);
  });

  test('one called back before it is gone takes messages again', () => {
    const facts = run([
      { atMs: 50, value: 1 },
      { atMs: 120, value: 2 },
    ]);
    expect(linesOf(facts, 'worker-left')).toEqual([]);
    const later = only(facts, 'message-delivered').filter(({ worker, atMs }) => worker === 1 && atMs >= 120);
    expect(later.length).toBeGreaterThan(0);
  });
});

describe('workers added', () => {
  test('take only what is ready: what others hold is never taken over', () => {
    const commands = [{ type: 'set' as const, path: 'Workers.count', atMs: 100, value: 3 }];
    const { facts, lane } = runOf(shop({ prefetch: 0 }), { ordersMax: 8, commands });
    expect(new Set(only(facts, 'message-delivered').map(({ worker }) => worker))).toEqual(new Set([0]));
    expect(lane.atMs).toBe(800);
  });

  test('help at once with the ready part of a backlog', () => {
    const commands = [{ type: 'set' as const, path: 'Workers.count', atMs: 80, value: 3 }];
    const { facts } = runOf(shop({ prefetch: 1 }), { ordersMax: 4, commands });
    expect(linesOf(facts, 'worker-joined', 'message-delivered').slice(1)).toEqual([
      '80 worker-joined Workers 1',
      '80 order 2 message-delivered mail to worker 1 because Workers busy',
      '80 worker-joined Workers 2',
      '80 order 3 message-delivered mail to worker 2 because Workers busy',
      '100 order 4 message-delivered mail to worker 0 because Workers busy',
    ]);
  });
});

test('each that joins fills its prefetch from the backlog before the next one does', () => {
  const commands = [{ type: 'set' as const, path: 'Workers.count', atMs: 90, value: 3 }];
  const { facts } = runOf(shop({ prefetch: 2 }), { ordersMax: 7, commands });
  const given = only(facts, 'message-delivered').filter(({ atMs }) => atMs === 90);
  expect(given.map(({ orderId, worker }) => [orderId, worker])).toEqual([
    [3, 1],
    [4, 1],
    [5, 2],
    [6, 2],
  ]);
});

test('a raised prefetch counts for new deliveries, a lowered one takes nothing back', () => {
  const simulation = simulationOf(
    specOf(shop({ prefetch: 1 }), {
      ordersMax: 8,
      commands: [
        { type: 'set', path: 'Workers.prefetch', atMs: 75, value: 4 },
        { type: 'set', path: 'Workers.prefetch', atMs: 150, value: 1 },
      ],
    }),
  );
  const heldAt = (atMs: number) => {
    collect(simulation, atMs);
    return queueOf(frameOf(simulation), 'mail').unacknowledged;
  };
  expect([70, 75, 150, 200, 300, 400, 500].map(heldAt)).toEqual([1, 4, 4, 3, 2, 1, 1]);
});

test.each([
  ['killed', [2, 0, 1], [{ atMs: 50, type: 'crash-worker', component: 'Workers', worker: 1, restartAfterMs: 10 }]],
  [
    'dismissed, and hired again',
    [0, 1, 2],
    [
      { atMs: 50, type: 'set', path: 'Workers.count', value: 1 },
      { atMs: 60, type: 'set', path: 'Workers.count', value: 3 },
    ],
  ],
] satisfies [string, number[], Command[]][])(
  'a worker that was %s while idle comes back at the end of the line',
  (_, turns, commands) => {
    // The first message is the first worker's; the others have had no turn when they leave.
    const { facts } = runOf(workQueue(20, { count: 3 }, { perSecond: 10 }), { ordersMax: 4, commands });
    expect(only(facts, 'message-delivered').map(({ worker }) => worker)).toEqual([0, ...turns]);
  },
);
