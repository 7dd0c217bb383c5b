// Workers whose process has stopped, channels that the broker closes, and a queue that one worker has for itself: RabbitMQ's
// own rules, on the smallest queue that shows them.
import { describe, expect, test } from 'vitest';
import { scenarioFrom } from '../scenario/check.ts';
import type { Command } from '../scenario/run-spec.ts';
import type { Broker, Queue, Scenario, WorkerPool } from '../scenario/scenario.ts';
import { componentOf, frameOf, only, queueOf, runOf, simulationOf, specOf } from './testing/runs.ts';
import { broker, publish, reply, server, shopOf, work, workers } from './testing/shops.ts';

interface Wanted {
  serviceMs: number;
  orders?: number;
  everyMs?: number;
  pool?: Partial<WorkerPool>;
  queue?: Partial<Queue>;
  broker?: Partial<Broker>;
  horizonMs?: number;
}

const shopWith = ({
  serviceMs,
  orders = 8,
  everyMs = 1,
  pool,
  queue = {},
  broker: rest,
  horizonMs = 300_000,
}: Wanted): Scenario =>
  shopOf({
    checkout: [publish, reply],
    handle: [work(serviceMs)],
    components: { Server: server(1_000), Broker: broker({ mail: queue }, rest), Workers: workers('mail', pool) },
    traffic: {
      pattern: 'profile',
      profile: [
        { atMs: 0, perSecond: 1_000 / everyMs },
        { atMs: everyMs * (orders - 0.75), perSecond: 1_000 / everyMs },
        { atMs: everyMs * (orders - 0.74), perSecond: 0 },
      ],
    },
    rest: { horizonMs },
  });
const hangs = (atMs: number): Command => ({ type: 'start-fault', atMs, component: 'Workers', fault: { type: 'hang' } });
const awake = (atMs: number): Command => ({ type: 'end-fault', atMs, component: 'Workers', fault: 'hang' });
const closedAt = (facts: ReturnType<typeof runOf>['facts']) => only(facts, 'channel-closed').map(({ atMs }) => atMs);

describe('a worker whose process has stopped', () => {
  const shop = (heartbeatMs?: number) =>
    shopWith({ serviceMs: 1_000, pool: { prefetch: 3 }, ...(heartbeatMs ? { broker: { heartbeatMs } } : {}) });

  test.each([
    [1_400, 6_000],
    [2_000, 6_000],
    [2_001, 8_000],
    [3_999, 8_000],
  ])(
    'at %i ms, with a heartbeat of 2 s, is noticed at %i: between two and three intervals later',
    (atMs, noticedMs) => {
      const { facts } = runOf(shop(2_000), { commands: [hangs(atMs)] });
      expect(closedAt(facts)).toEqual([noticedMs]);
      expect(noticedMs - atMs).toBeGreaterThanOrEqual(4_000);
      expect(noticedMs - atMs).toBeLessThanOrEqual(6_000);
    },
  );

  test('gives nothing back before it is noticed, and then all it held, in the old order, a redelivery time later', () => {
    const { facts, lane } = runOf(shop(2_000), { commands: [hangs(1_400)] });
    const held = only(facts, 'message-delivered').map(({ messageId }) => messageId);
    const acknowledged = only(facts, 'message-acknowledged').map(({ messageId }) => messageId);
    expect([held, acknowledged]).toEqual([[0, 1, 2, 3], [0]]);
    expect(only(facts, 'message-returned').map(({ messageId, atMs }) => [messageId, atMs])).toEqual([
      [1, 6_001],
      [2, 6_001],
      [3, 6_001],
    ]);
    expect(queueOf(lane, 'mail')).toMatchObject({ unacknowledged: 0, returned: 3 });
  });

  test('is never noticed without heartbeats: it holds its messages until it is started again', () => {
    const { facts, lane } = runOf(shop(), { commands: [hangs(1_400)] });
    expect(closedAt(facts)).toEqual([]);
    expect(queueOf(lane, 'mail')).toMatchObject({ unacknowledged: 3, acknowledged: 1 });
    const again = runOf(shop(), { commands: [hangs(1_400), awake(100_000)] });
    expect(queueOf(again.lane, 'mail')).toMatchObject({ unacknowledged: 0, ready: 0 });
    expect(only(again.facts, 'message-delivered').filter(({ redelivered }) => redelivered)).toHaveLength(3);
  });

  test('is given messages as long as it has credit, and handles none of them', () => {
    const late = shopWith({ serviceMs: 10, orders: 5, everyMs: 100, pool: { prefetch: 2 } });
    const { facts, lane } = runOf(late, { commands: [hangs(50)] });
    expect(only(facts, 'handling-started')).toHaveLength(1);
    expect(queueOf(lane, 'mail')).toMatchObject({ unacknowledged: 2, acknowledged: 1 });
  });

  test('is looked after by the broker alone: turned knobs do not wake it', () => {
    const more: Command = { type: 'set', atMs: 2_000, path: 'Workers.prefetch', value: 8 };
    const { facts } = runOf(shop(), { commands: [hangs(1_400), more] });
    expect(only(facts, 'handling-started').filter(({ atMs }) => atMs > 1_400)).toEqual([]);
  });

  test('can be killed and started again while it hangs', () => {
    const kill: Command = { type: 'crash-worker', atMs: 5_000, component: 'Workers', worker: 0, restartAfterMs: 500 };
    const { facts, lane } = runOf(shop(60_000), { commands: [hangs(1_400), kill] });
    expect(closedAt(facts)).toEqual([]);
    expect(queueOf(lane, 'mail').acknowledged).toBe(8);
  });

  test('is shown as stopped, then as cut off', () => {
    const simulation = simulationOf(specOf(shop(2_000), { commands: [hangs(1_400)] }));
    const stateAt = (atMs: number) => {
      simulation.advance(atMs, Infinity);
      return componentOf(frameOf(simulation), 'Workers').workers[0]!.state;
    };
    expect([stateAt(1_000), stateAt(3_000), stateAt(7_000)]).toEqual(['in-hand', 'hung', 'cut-off']);
  });
});

describe('a consumer time-out of 10 s', () => {
  const timeOut = { consumerTimeoutMs: 10_000 };

  test('is found at the next look, a whole minute after the worker was connected', () => {
    const shop = shopWith({ serviceMs: 200_000, orders: 5, pool: { prefetch: 3 }, broker: timeOut });
    const { facts, lane } = runOf(shop, { untilMs: 100_000 });
    expect(closedAt(facts)).toEqual([60_000]);
    expect(queueOf(lane, 'mail')).toMatchObject({ ready: 5, unacknowledged: 0, returned: 3 });
    expect(componentOf(lane, 'Workers').workers[0]!.state).toBe('cut-off');
  });

  test('spares whoever has held everything for less long at the look', () => {
    const shop = shopWith({ serviceMs: 9_000, orders: 20, pool: { prefetch: 1 }, broker: timeOut });
    expect(closedAt(runOf(shop).facts)).toEqual([]);
  });

  test('meets a message that waits in a prefetch, though its worker is at work', () => {
    const shop = shopWith({ serviceMs: 9_000, orders: 20, pool: { prefetch: 3 }, broker: timeOut });
    expect(closedAt(runOf(shop).facts)).toEqual([60_000]);
  });

  test('lets a worker go on with what it has in hand, and does it again elsewhere', () => {
    const shop = shopWith({ serviceMs: 70_000, orders: 1, pool: { prefetch: 1, count: 2 }, broker: timeOut });
    const { facts, lane } = runOf(shop, { untilMs: 200_000 });
    expect(only(facts, 'handling-started').map(({ worker }) => worker)).toEqual([0, 1]);
    expect(closedAt(facts)).toEqual([60_000, 120_000]);
    expect(lane.orders.open).toBe(1);
  });

  test('ends what would last for ever: a worker that has stopped and a batch that never fills', () => {
    const stopped = shopWith({ serviceMs: 1_000, pool: { prefetch: 3 }, broker: timeOut });
    expect(closedAt(runOf(stopped, { commands: [hangs(1_400)] }).facts)).toEqual([60_000]);
    const batch = shopWith({ serviceMs: 10, orders: 3, pool: { prefetch: 10, batch: { size: 10 } }, broker: timeOut });
    expect(closedAt(runOf(batch).facts)).toEqual([60_000]);
  });

  test('looks as often as the broker is told to', () => {
    const shop = shopWith({ serviceMs: 200_000, orders: 1, broker: { ...timeOut, channelTickMs: 7_000 } });
    expect(closedAt(runOf(shop).facts)).toEqual([14_000]);
  });

  test('keeps nobody awake: the run ends with its work', () => {
    const { simulation } = runOf(shopWith({ serviceMs: 10, orders: 3, broker: timeOut }));
    expect(frameOf(simulation).nextEventAtMs).toBeNull();
    expect(simulation.atMs).toBeLessThan(60_001);
  });

  test('counts on a quorum queue as any return does', () => {
    const shop = shopWith({
      serviceMs: 200_000,
      orders: 1,
      pool: { count: 3 },
      queue: { type: 'quorum', deliveryLimit: 1 },
      broker: timeOut,
    });
    const { facts } = runOf(shop);
    expect(only(facts, 'message-dropped').map(({ reason }) => reason)).toEqual(['delivery_limit']);
    expect(closedAt(facts)).toEqual([60_000, 120_000]);
  });
});

describe('an exclusive consumer', () => {
  const shop = shopWith({ serviceMs: 100, orders: 10, pool: { count: 3, exclusive: true }, horizonMs: 60_000 });

  test('is the only one: the others are refused and get nothing', () => {
    const { facts, lane } = runOf(shop);
    expect(componentOf(lane, 'Workers').workers.map(({ index }) => index)).toEqual([0]);
    expect(new Set(only(facts, 'message-delivered').map(({ worker }) => worker))).toEqual(new Set([0]));
    expect(queueOf(lane, 'mail').acknowledged).toBe(10);
  });

  test('leaves the queue to nobody when it is lost: those who were refused do not ask again', () => {
    const kill: Command = { type: 'crash-worker', atMs: 250, component: 'Workers', worker: 0, restartAfterMs: 5_000 };
    const { facts, lane } = runOf(shop, { commands: [kill] });
    const between = only(facts, 'message-delivered').filter(({ atMs }) => atMs > 250 && atMs < 5_250);
    expect(between).toEqual([]);
    expect(queueOf(lane, 'mail').acknowledged).toBe(10);
  });

  test('gives way to whoever is started while it is gone', () => {
    const kill: Command = { type: 'crash-worker', atMs: 250, component: 'Workers', worker: 0, restartAfterMs: 5_000 };
    const more: Command = { type: 'set', atMs: 1_000, path: 'Workers.count', value: 4 };
    const { facts } = runOf(shop, { commands: [kill, more] });
    const workersAfter = new Set(
      only(facts, 'message-delivered')
        .filter(({ atMs }) => atMs > 250)
        .map(({ worker }) => worker),
    );
    expect(workersAfter).toEqual(new Set([1]));
    expect(
      only(facts, 'worker-refused')
        .filter(({ atMs }) => atMs === 5_250)
        .map(({ worker }) => worker),
    ).toEqual([0]);
  });
});

test('what may be said of it is checked with its path', () => {
  const wrong = (change: (shop: Scenario) => void) => {
    const shop = structuredClone(shopWith({ serviceMs: 1 }));
    change(shop);
    const read = scenarioFrom(shop);
    return read.ok ? [] : read.issues.map(({ path, problem }) => `${path} ${problem}`);
  };
  expect(wrong(({ components }) => Object.assign(components['Broker']!, { heartbeatMs: 0 }))).toEqual([
    'Broker.heartbeatMs must be a number from 1 to 2,592,000,000, is 0',
  ]);
  expect(wrong(({ components }) => Object.assign(components['Workers']!, { exclusive: 'yes' }))).toEqual([
    'Workers.exclusive must be true or false, is "yes"',
  ]);
});
