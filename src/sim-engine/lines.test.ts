// Lines: for a slot of a server, a connection of a store, a place at a service. First come, first served, and whoever
// waits is told why.
import { describe, expect, test } from 'vitest';
import { scenarioById } from '../scenario/library/library.ts';
import { componentOf, frameOf, only, runOf, simulationOf, specOf } from './testing/runs.ts';
import { call, reply, save, server, service, shopOf, store, work } from './testing/shops.ts';
import { linesOf } from './testing/trace.ts';

describe('a server whose slots are taken', () => {
  const shop = (waitingMax: number, waitMsMax?: number) =>
    shopOf({
      checkout: [work(100), reply],
      components: { Server: server(1, { waitingMax, ...(waitMsMax ? { waitMsMax } : {}) }) },
      traffic: { perSecond: 100 },
    });

  test('lets the request wait, and says why it waited', () => {
    const { facts } = runOf(shop(10), { ordersMax: 2 });
    expect(linesOf(facts, 'order-placed', 'request-queued', 'request-started', 'replied')).toEqual([
      '0 order 1 order-placed',
      '0 order 1 request-started',
      '10 order 2 order-placed',
      '10 order 2 request-queued because Server busy',
      '100 order 1 replied after 100',
      '100 order 2 request-started because Server busy',
      '200 order 2 replied after 190',
    ]);
    const [, second] = only(facts, 'request-started');
    expect(second!.waitedMs).toBe(90);
    expect(facts.find(({ id }) => id === second!.causeId)).toMatchObject({ orderId: 1 });
  });

  test('refuses whom its waiting room cannot take', () => {
    const { facts, lane } = runOf(shop(1), { ordersMax: 3 });
    expect(linesOf(facts, 'request-refused', 'order-failed', 'order-settled').slice(0, 3)).toEqual([
      '20 order 3 request-refused because Server queue-full',
      '20 order 3 order-failed after 0',
      '20 order 3 order-settled after 0 with loss',
    ]);
    expect(lane.orders).toMatchObject({ placed: 3, replied: 2, failed: 1, settledWithLoss: 1 });
  });

  test('with no waiting room at all refuses everybody but the first', () => {
    expect(runOf(shop(0), { ordersMax: 5 }).lane.orders).toMatchObject({ replied: 1, failed: 4 });
  });

  test('refuses whoever has waited too long, and serves the next in line', () => {
    const { facts } = runOf(shop(10, 105), { ordersMax: 4 });
    expect(linesOf(facts, 'request-refused', 'request-started')).toEqual([
      '0 order 1 request-started',
      '100 order 2 request-started because Server busy',
      '125 order 3 request-refused because Server time-out',
      '135 order 4 request-refused because Server time-out',
    ]);
  });

  test('a slot is given back within the event that ends the request', () => {
    const simulation = simulationOf(specOf(shop(10), { ordersMax: 2 }));
    simulation.advance(100, Infinity);
    expect(componentOf(frameOf(simulation), 'Server')).toMatchObject({ busy: 1, waiting: 0, served: 1 });
  });
});

test('replicas take requests in turn, each as many as it has slots', () => {
  const shop = shopOf({
    checkout: [work(1_000), reply],
    components: { Server: server(2, { replicas: 3, nodes: ['S1', 'S2', 'S3'] }) },
    traffic: { perSecond: 100 },
  });
  const { facts } = runOf(shop, { ordersMax: 7 });
  expect(only(facts, 'request-started').map(({ replica }) => replica)).toEqual([0, 1, 2, 0, 1, 2, 0]);
  expect(linesOf(facts, 'request-queued')).toEqual(['60 order 7 request-queued because Server busy']);
});

describe('a store whose connections are taken', () => {
  test('lets calls wait in the order in which they came', () => {
    const shop = shopOf({
      checkout: [save(), reply],
      components: { Store: store(2, 100) },
      traffic: { perSecond: 100 },
    });
    const { facts, lane } = runOf(shop, { ordersMax: 4 });
    expect(linesOf(facts, 'call-queued', 'call-started', 'call-ended')).toEqual([
      '0 order 1 call-started save',
      '10 order 2 call-started save',
      '20 order 3 call-queued save because Store busy',
      '30 order 4 call-queued save because Store busy',
      '100 order 1 call-ended save',
      '100 order 3 call-started save because Store busy',
      '110 order 2 call-ended save',
      '110 order 4 call-started save because Store busy',
      '200 order 3 call-ended save',
      '210 order 4 call-ended save',
    ]);
    expect(componentOf(lane, 'Store').waitMs).toMatchObject({ count: 4, mean: 40, max: 80 });
  });

  test('holds no connection for the stock step, unless a knob says so', () => {
    const async = scenarioById('one-order-async')!;
    const busyWhileStocking = (held: boolean) => {
      const simulation = simulationOf(specOf(async, { sets: { 'Inventory.holdsConnection': held } }));
      simulation.advance(300, Infinity);
      const lane = frameOf(simulation);
      return [componentOf(lane, 'Master').busy, componentOf(lane, 'Inventory').busy];
    };
    expect(busyWhileStocking(false)).toEqual([0, 1]);
    expect(busyWhileStocking(true)[0]).toBe(1);
  });

  test('a stock step that holds the only connection keeps the next order from being stored', () => {
    const shop = shopOf({
      checkout: [save(), call('Stock'), reply],
      components: {
        Store: store(1, 100),
        Stock: service(500, { nodes: ['Stock'], connectionsOf: { store: 'Store', held: true } }),
      },
      traffic: { perSecond: 20 },
    });
    const { facts } = runOf(shop, { ordersMax: 2 });
    expect(linesOf(facts, 'call-queued', 'call-ended')).toEqual([
      '50 order 2 call-queued save because Store busy',
      '100 order 1 call-ended save',
      '100 order 1 call-queued stock because Store busy',
      '200 order 2 call-ended save',
      '200 order 2 call-queued stock because Store busy',
      '700 order 1 call-ended stock',
      '1200 order 2 call-ended stock',
    ]);
  });
});

test('a service takes as many calls at once as it says', () => {
  const shop = shopOf({
    checkout: [call('Mail'), reply],
    components: { Mail: service(100, { concurrency: 1 }) },
    traffic: { perSecond: 100 },
  });
  const { facts } = runOf(shop, { ordersMax: 3 });
  expect(only(facts, 'call-ended').map(({ atMs }) => atMs)).toEqual([100, 200, 300]);
  expect(only(runOf(shop, { ordersMax: 3, sets: { 'Mail.concurrency': 0 } }).facts, 'call-ended').at(-1)!.atMs).toBe(
    120,
  );
});

test('more slots let those in line begin at once; fewer take nothing from those who have one', () => {
  const shop = shopOf({
    checkout: [work(100), reply],
    components: { Server: server(1) },
    traffic: { perSecond: 100 },
  });
  const { facts } = runOf(shop, {
    ordersMax: 5,
    commands: [
      { type: 'set', path: 'Server.slots', atMs: 45, value: 3 },
      { type: 'set', path: 'Server.slots', atMs: 60, value: 1 },
    ],
  });
  expect(linesOf(facts, 'knob-set', 'request-started')).toEqual([
    '0 order 1 request-started',
    '45 knob-set Server.slots 3',
    '45 order 2 request-started because Server busy',
    '45 order 3 request-started because Server busy',
    '60 knob-set Server.slots 1',
    '145 order 4 request-started because Server busy',
    '245 order 5 request-started because Server busy',
  ]);
});
