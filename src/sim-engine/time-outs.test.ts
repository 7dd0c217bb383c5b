// Three time-outs that are not one: the customer's patience, the server's on a call, the line's. Who gives up is free;
// what was asked of others goes on.
import { describe, expect, test } from 'vitest';
import type { Step } from '../scenario/scenario.ts';
import { componentOf, frameOf, ofOrder, only, runOf, simulationOf, specOf } from './testing/runs.ts';
import {
  broker,
  call,
  client,
  publish,
  reply,
  save,
  server,
  service,
  shopOf,
  store,
  work,
  workers,
  workQueue,
} from './testing/shops.ts';
import { linesOf } from './testing/trace.ts';

describe('a server that gives up waiting for a call', () => {
  const shop = (step: Step, concurrency?: number) =>
    shopOf({
      checkout: [step, reply],
      components: { Mail: service(500, concurrency === undefined ? {} : { concurrency }) },
      traffic: { perSecond: 100 },
    });
  const impatient = call('Mail', { timeoutMs: 100 });

  test('fails the order when its patience is over, and says that it was a time-out', () => {
    const { facts } = runOf(shop(impatient), { ordersMax: 1 });
    expect(linesOf(facts).slice(2)).toEqual([
      '0 order 1 call-started mail',
      '100 order 1 call-failed mail because Mail time-out',
      '100 order 1 order-failed after 100',
      '100 order 1 order-settled after 100 with loss',
    ]);
  });

  test('is free at once, while the callee goes on holding its place to the end', () => {
    const simulation = simulationOf(specOf(shop(impatient), { ordersMax: 1, untilMs: 1_000 }));
    const busyAt = (atMs: number) => {
      simulation.advance(atMs, Infinity);
      const lane = frameOf(simulation);
      return [componentOf(lane, 'Server').busy, componentOf(lane, 'Mail').busy];
    };
    expect([50, 101, 499, 500].map(busyAt)).toEqual([
      [1, 1],
      [0, 1],
      [0, 1],
      [0, 0],
    ]);
  });

  test('forgets its time-outs with the calls that end in time: ten times as many orders need no more room', () => {
    const armed = shop(call('Mail', { timeoutMs: 600_000 }));
    const room = (ordersMax: number) => runOf(armed, { ordersMax }).simulation.runs[0]!.lane.world.capacities();
    expect(room(2_000)).toEqual(room(20_000));
  });

  test('whatever is given up, under a load whose events lie so densely that those to come are looked at beforehand', () => {
    const impatientWorkers = shopOf({
      checkout: [publish, reply],
      handle: [call('Mail', { timeoutMs: 400, onFailure: 'continue' })],
      components: {
        Server: server(10_000),
        Broker: broker({ mail: {} }),
        Workers: workers('mail', { count: 10_000 }),
        Mail: service({ type: 'exponential', meanMs: 500 }),
      },
      traffic: { perSecond: 20_000 },
    });
    const { facts, lane } = runOf(impatientWorkers, { ordersMax: 20_000 });
    expect(only(facts, 'call-failed').length).toBeGreaterThan(5_000);
    expect(componentOf(lane, 'Mail')).toMatchObject({ busy: 0, served: 20_000 });
  });

  test('keeps the next caller out for as long as the callee goes on with the one before', () => {
    const { facts } = runOf(shop(impatient, 1), { ordersMax: 1 });
    expect(only(facts, 'call-failed')).toHaveLength(1);
    const patient = runOf({ ...shop(call('Mail', { timeoutMs: 600 }), 1) }, { ordersMax: 2 });
    expect(linesOf(patient.facts, 'call-started', 'call-ended', 'call-failed')).toEqual([
      '0 order 1 call-started mail',
      '500 order 1 call-ended mail',
      '500 order 2 call-started mail because Mail busy',
      '610 order 2 call-failed mail because Mail time-out',
    ]);
  });

  test('leaves the line of the callee when it was still in it, and the next in line goes first', () => {
    const { facts, lane } = runOf(shop(impatient, 1), { ordersMax: 3 });
    expect(linesOf(facts, 'call-started', 'call-queued', 'call-failed')).toEqual([
      '0 order 1 call-started mail',
      '10 order 2 call-queued mail because Mail busy',
      '20 order 3 call-queued mail because Mail busy',
      '100 order 1 call-failed mail because Mail time-out',
      '110 order 2 call-failed mail because Mail time-out',
      '120 order 3 call-failed mail because Mail time-out',
    ]);
    expect(componentOf(lane, 'Mail')).toMatchObject({ busy: 0, waiting: 0 });
  });

  test('goes on with the next step where the call may fail', () => {
    const { facts } = runOf(shop(call('Mail', { timeoutMs: 100, onFailure: 'continue' })), { ordersMax: 1 });
    expect(linesOf(facts, 'replied', 'order-settled')).toEqual([
      '100 order 1 replied after 100',
      '100 order 1 order-settled after 100',
    ]);
  });

  test('is what decides while the callee hangs', () => {
    const commands = [
      { type: 'start-fault' as const, component: 'Mail', fault: { type: 'hang' as const }, atMs: 0 },
      { type: 'end-fault' as const, component: 'Mail', fault: 'hang' as const, atMs: 900 },
    ];
    const { facts, lane } = runOf(shop(call('Mail', { timeoutMs: 700 })), { ordersMax: 2, commands });
    expect(linesOf(facts, 'call-failed', 'call-ended')).toEqual([
      '700 order 1 call-failed mail because Mail time-out',
      '710 order 2 call-failed mail because Mail time-out',
    ]);
    expect(componentOf(lane, 'Mail')).toMatchObject({ busy: 0, served: 2 });
  });

  test('hears nothing twice: a callee that goes down after the caller gave up fails nobody', () => {
    const commands = [{ type: 'start-fault' as const, component: 'Mail', fault: { type: 'down' as const }, atMs: 300 }];
    const { facts, lane } = runOf(shop(impatient), { ordersMax: 1, commands });
    expect(linesOf(facts, 'call-failed')).toEqual(['100 order 1 call-failed mail because Mail time-out']);
    expect(componentOf(lane, 'Mail')).toMatchObject({ busy: 0 });
  });

  test('hears nothing twice: a call cut while it was in line does not time out as well', () => {
    const commands = [{ type: 'start-fault' as const, component: 'Mail', fault: { type: 'down' as const }, atMs: 150 }];
    const { facts, lane } = runOf(shop(impatient, 1), { sets: { 'orders.perSecond': 12.5 }, ordersMax: 2, commands });
    expect(linesOf(facts, 'call-failed')).toEqual([
      '100 order 1 call-failed mail because Mail time-out',
      '150 order 2 call-failed mail because Mail down',
    ]);
    expect(lane.orders).toMatchObject({ placed: 2, failed: 2, settled: 2, open: 0 });
    expect(componentOf(lane, 'Mail')).toMatchObject({ busy: 0, waiting: 0, failed: 2 });
  });

  test('and whose call is cut gives its borrowed connection to whoever waits for one', () => {
    const stock = service(500, { nodes: ['Stock'], connectionsOf: { store: 'Store', held: true } });
    const scenario = shopOf({
      checkout: [save({ onFailure: 'continue' }), call('Stock', { timeoutMs: 100 }), reply],
      components: { Store: store(1, 100), Stock: stock },
      traffic: { perSecond: 4 },
    });
    const commands = [
      { type: 'start-fault' as const, component: 'Stock', fault: { type: 'down' as const }, atMs: 300 },
    ];
    const { facts } = runOf(scenario, { ordersMax: 2, commands });
    expect(linesOf(facts, 'call-queued', 'call-started', 'call-ended', 'call-failed')).toEqual([
      '0 order 1 call-started save',
      '100 order 1 call-ended save',
      '100 order 1 call-started stock',
      '200 order 1 call-failed stock because Stock time-out',
      '250 order 2 call-queued save because Store busy',
      '300 order 2 call-started save because Store busy',
      '400 order 2 call-ended save',
      '400 order 2 call-started stock',
      '450 order 2 call-failed stock because Stock down',
    ]);
  });
});

describe('a customer who gives up', () => {
  test('is gone; the work goes on, and its reply is unheard', () => {
    const shop = shopOf({
      checkout: [work(300), reply],
      components: { Client: client({ patienceMs: 200 }) },
    });
    const { facts, lane } = runOf(shop, { ordersMax: 1 });
    expect(linesOf(facts, 'customer-gone', 'replied', 'order-settled')).toEqual([
      '200 order 1 customer-gone after 200',
      '300 order 1 replied after 300',
      '300 order 1 order-settled after 300',
    ]);
    expect(lane.orders).toMatchObject({ placed: 1, gone: 1, replied: 0, settled: 1, settledWithLoss: 0 });
    expect(lane.orders.customerMs.count).toBe(0);
  });

  test('does not go when the answer came in time, however long the work behind it takes', () => {
    const shop = { ...workQueue(1_000, {}, {}) };
    const patient = { ...shop, components: { ...shop.components, Client: client({ patienceMs: 200 }) } };
    const { facts, lane } = runOf(patient, { ordersMax: 1 });
    expect(linesOf(facts, 'customer-gone')).toEqual([]);
    expect(lane.orders).toMatchObject({ gone: 0, replied: 1, settled: 1 });
    expect(lane.atMs).toBe(1_000);
  });

  test('of those who wait in line some go before their turn comes, and are served all the same', () => {
    const shop = shopOf({
      checkout: [work(100), publish, reply],
      handle: [work(10)],
      components: {
        ...workQueue(10, {}, {}).components,
        Client: client({ patienceMs: 150 }),
        Server: { kind: 'server', nodes: ['Server'], title: 'Server', replicas: 1, slots: 1, waitingMax: 10 },
      },
      traffic: { perSecond: 100 },
    });
    const { facts, lane } = runOf(shop, { ordersMax: 3 });
    expect(linesOf(ofOrder(facts, 3), 'customer-gone', 'request-started', 'replied', 'order-settled')).toEqual([
      '170 order 3 customer-gone after 150',
      '200 order 3 request-started because Server busy',
      '300 order 3 replied after 280',
      '310 order 3 order-settled after 290',
    ]);
    expect(lane.orders).toMatchObject({ replied: 1, gone: 2, settled: 3 });
  });
});
