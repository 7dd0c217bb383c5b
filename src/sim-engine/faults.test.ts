// Faults of what is called, and who notices: the customer in the synchronous checkout, a queue in the asynchronous one.
import { describe, expect, test } from 'vitest';
import { scenarioById } from '../scenario/library/library.ts';
import type { Command } from '../scenario/run-spec.ts';
import type { FaultKind, Step } from '../scenario/scenario.ts';
import { collect, componentOf, frameOf, ofOrder, only, queueOf, runOf, simulationOf, specOf } from './testing/runs.ts';
import { call, reply, server, service, shopOf } from './testing/shops.ts';
import { linesOf } from './testing/trace.ts';

const start = (component: string, fault: FaultKind, atMs: number): Command => ({
  type: 'start-fault',
  component,
  fault,
  atMs,
});
const end = (component: string, fault: FaultKind['type'], atMs: number): Command => ({
  type: 'end-fault',
  component,
  fault,
  atMs,
});
const down = { type: 'down' } as const;

describe('the e-mail provider is down', () => {
  test('synchronously the order fails 50 ms after it was stored, and its slot is free again', () => {
    const sync = scenarioById('one-order-sync')!;
    const { facts, lane } = runOf(sync, { commands: [start('EmailService', down, 0)] });
    expect(linesOf(facts).slice(-5)).toEqual([
      '100 order 12345 call-ended store order',
      '100 order 12345 call-started e-mail',
      '150 order 12345 call-failed e-mail because EmailService down',
      '150 order 12345 order-failed after 150',
      '150 order 12345 order-settled after 150 with loss',
    ]);
    expect(componentOf(lane, 'AppServers')).toMatchObject({ busy: 0, failed: 1, served: 0 });
    expect(lane.orders).toMatchObject({ failed: 1, replied: 0, open: 0 });
  });

  test('asynchronously the customer notices nothing, and the message is tried again every 51 ms', () => {
    const async = scenarioById('one-order-async')!;
    const simulation = simulationOf(specOf(async, { commands: [start('EmailService', down, 0)] }));
    const facts = collect(simulation, 300);
    const mail = facts.filter((fact) => 'queue' in fact && fact.queue === 'email.order.confirmation');
    expect(linesOf(facts, 'replied')).toEqual(['110 order 12345 replied after 110']);
    expect(linesOf(mail, 'message-delivered', 'message-requeued')).toEqual([
      '110 order 12345 message-delivered email.order.confirmation to worker 0',
      '160 order 12345 message-requeued email.order.confirmation worker 0',
      '161 order 12345 message-delivered email.order.confirmation to worker 1 again',
      '211 order 12345 message-requeued email.order.confirmation worker 1',
      '212 order 12345 message-delivered email.order.confirmation to worker 2 again',
      '262 order 12345 message-requeued email.order.confirmation worker 2',
      '263 order 12345 message-delivered email.order.confirmation to worker 3 again',
    ]);
    expect(only(mail, 'handling-started').map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
    expect(queueOf(frameOf(simulation), 'email.order.confirmation')).toMatchObject({
      published: 1,
      delivered: 4,
      redelivered: 3,
      returned: 3,
      acknowledged: 0,
    });
  });

  test('when it works again the e-mail is sent, and the order is whole', () => {
    const async = scenarioById('one-order-async')!;
    const commands = [start('EmailService', down, 0), end('EmailService', 'down', 1_000)];
    const { facts, lane } = runOf(async, { commands });
    const sent = only(facts, 'call-ended').filter(({ to }) => to === 'EmailService');
    // 110 + 18 × 51 = 1,028 is the first attempt after the recovery.
    expect(sent.map(({ startedAtMs, atMs }) => [startedAtMs, atMs])).toEqual([[1_028, 3_028]]);
    expect(lane.orders).toMatchObject({ settled: 1, settledWithLoss: 0, lastCustomerMs: 110, lastWorkMs: 3_028 });
  });

  test('a call under way is cut at once, not after its two seconds', () => {
    const sync = scenarioById('one-order-sync')!;
    const { facts } = runOf(sync, { commands: [start('EmailService', down, 700)] });
    expect(linesOf(facts).slice(-4)).toEqual([
      '700 fault-started EmailService down',
      '700 order 12345 call-failed e-mail because EmailService down',
      '700 order 12345 order-failed after 700',
      '700 order 12345 order-settled after 700 with loss',
    ]);
  });

  test('one queue is held up, the other three are not', () => {
    const async = scenarioById('one-order-async')!;
    const simulation = simulationOf(specOf(async, { commands: [start('EmailService', down, 0)] }));
    const facts = collect(simulation, 1_200);
    expect(linesOf(facts, 'message-acknowledged')).toEqual([
      '410 order 12345 message-acknowledged analytics.events worker 0',
      '610 order 12345 message-acknowledged inventory.update worker 0',
      '1110 order 12345 message-acknowledged notifications.order worker 0',
    ]);
    expect(frameOf(simulation).orders).toMatchObject({ replied: 1, open: 1, oldestOpenMs: 1_200 });
  });
});

describe('what a fault does to calls', () => {
  const shop = (rest = {}) =>
    shopOf({
      checkout: [call('Mail'), reply],
      components: { Mail: service(100, { failAfterMs: 20, ...rest }) },
      traffic: { perSecond: 20 },
    });

  test('errors: a share of the calls fails after the time that it takes to fail, the others take their time', () => {
    const { facts, lane } = runOf(shop(), {
      ordersMax: 400,
      commands: [start('Mail', { type: 'errors', share: 0.25 }, 0)],
    });
    const failed = only(facts, 'call-failed');
    // The first order was under way before the fault. 99.9 % of binomial(399, 0.25) lie within 71 to 129.
    expect(failed.length).toBeGreaterThan(71);
    expect(failed.length).toBeLessThan(129);
    expect(new Set(failed.map((fact) => fact.atMs - fact.startedAtMs))).toEqual(new Set([20]));
    expect(failed[0]!.condition).toEqual({ type: 'fault', component: 'Mail', fault: 'errors' });
    expect(lane.orders).toMatchObject({ replied: 400 - failed.length, failed: failed.length });
  });

  test('errors of share 1 fail every call, of share 0 none', () => {
    const failedAt = (share: number) =>
      runOf(shop(), { ordersMax: 50, commands: [start('Mail', { type: 'errors', share }, 0)] }).lane.orders.failed;
    expect([failedAt(1), failedAt(0)]).toEqual([49, 0]);
  });

  test('slow: new calls take a factor longer, those under way do not', () => {
    const { facts } = runOf(shop(), {
      ordersMax: 4,
      commands: [start('Mail', { type: 'slow', factor: 3 }, 20), end('Mail', 'slow', 120)],
    });
    expect(only(facts, 'call-ended').map(({ orderId, startedAtMs, atMs }) => [orderId, atMs - startedAtMs])).toEqual(
      [
        [1, 100],
        [4, 100],
        [2, 300],
        [3, 300],
      ].sort((a, b) => a[1]! - b[1]!),
    );
  });

  test('hang: nobody is answered until it ends, then those who are due are, in the order in which they were', () => {
    const { facts } = runOf(shop(), {
      ordersMax: 3,
      commands: [start('Mail', { type: 'hang' }, 10), end('Mail', 'hang', 170)],
    });
    expect(linesOf(facts, 'fault-ended', 'call-ended')).toEqual([
      '170 fault-ended Mail hang',
      '170 order 1 call-ended mail',
      '170 order 2 call-ended mail',
      '200 order 3 call-ended mail',
    ]);
  });

  test('down also ends calls that wait in line and calls that hang', () => {
    const { facts, lane } = runOf(shop({ concurrency: 1 }), {
      ordersMax: 3,
      commands: [start('Mail', { type: 'hang' }, 10), start('Mail', down, 150), end('Mail', 'down', 160)],
    });
    expect(linesOf(facts, 'call-started', 'call-queued', 'call-failed')).toEqual([
      '0 order 1 call-started mail',
      '50 order 2 call-queued mail because Mail busy',
      '100 order 3 call-queued mail because Mail busy',
      '150 order 2 call-failed mail because Mail down',
      '150 order 3 call-failed mail because Mail down',
      '150 order 1 call-failed mail because Mail down',
    ]);
    expect(componentOf(lane, 'Mail')).toMatchObject({ busy: 0, waiting: 0, failed: 3, faults: ['hang'] });
  });

  test('a call that may fail is left behind, and the order goes on', () => {
    const checkout: Step[] = [call('Mail', { onFailure: 'continue' }), reply];
    const scenario = { ...shop(), flows: { checkout } };
    const { facts, lane } = runOf(scenario, { ordersMax: 2, commands: [start('Mail', down, 10)] });
    expect(linesOf(ofOrder(facts, 2))).toEqual([
      '50 order 2 order-placed',
      '50 order 2 request-started',
      '50 order 2 call-started mail',
      '70 order 2 call-failed mail because Mail down',
      '70 order 2 replied after 20',
      '70 order 2 order-settled after 20',
    ]);
    expect(lane.orders).toMatchObject({ replied: 2, failed: 0, settledWithLoss: 0 });
  });

  test('planned faults of a scenario are commands like any other', () => {
    const planned = { ...shop(), faults: [{ component: 'Mail', fault: down, fromMs: 30, untilMs: 80 }] };
    const given = runOf(shop(), { ordersMax: 5, commands: [start('Mail', down, 30), end('Mail', 'down', 80)] });
    expect(runOf(planned, { ordersMax: 5 }).lane.digest).toBe(given.lane.digest);
    expect(linesOf(given.facts, 'call-failed')).toEqual([
      '30 order 1 call-failed mail because Mail down',
      '70 order 2 call-failed mail because Mail down',
    ]);
  });

  test('ending a fault that is not in force changes nothing', () => {
    expect(runOf(shop(), { ordersMax: 2, commands: [end('Mail', 'down', 30)] }).lane.digest).toBe(
      runOf(shop(), { ordersMax: 2 }).lane.digest,
    );
  });
});

test('a request that waits for a slot is not a call to what it would call first, and no fault cuts it', () => {
  const shop = shopOf({
    checkout: [call('Mail'), reply],
    components: { Server: server(1), Mail: service(100) },
    traffic: { perSecond: 20 },
  });
  const { facts, lane } = runOf(shop, { ordersMax: 2, commands: [start('Mail', down, 60), end('Mail', 'down', 60)] });
  expect(linesOf(facts, 'call-started', 'call-failed', 'call-ended')).toEqual([
    '0 order 1 call-started mail',
    '60 order 1 call-failed mail because Mail down',
    '60 order 2 call-started mail',
    // Made while the service was down, as it was to the end of that instant.
    '110 order 2 call-failed mail because Mail down',
  ]);
  expect(componentOf(lane, 'Server')).toMatchObject({ busy: 0, waiting: 0, failed: 2, served: 0 });
});
