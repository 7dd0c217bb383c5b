// Faults that leave a part at work: a service that takes only so many calls a second, and one of several servers that is lost.
import { describe, expect, test } from 'vitest';
import { prepareLane } from '../scenario/prepare.ts';
import type { Command } from '../scenario/run-spec.ts';
import type { FaultKind, Scenario } from '../scenario/scenario.ts';
import { componentOf, frameOf, only, runOf, simulationOf, specOf } from './testing/runs.ts';
import { call, reply, save, server, service, shopOf, store, work } from './testing/shops.ts';

const start = (component: string, fault: FaultKind, atMs: number): Command => ({
  type: 'start-fault',
  component,
  fault,
  atMs,
});
const issuesOf = (scenario: Scenario, command: Command): string[] => {
  const read = prepareLane({ scenario, sets: {}, commands: [command] });
  return read.ok ? [] : read.issues.map(({ path, problem }) => `${path} ${problem}`);
};

describe('a slow service', () => {
  test('is asked for as much longer as its calls take, and no longer when the fault is over', () => {
    const shop = shopOf({
      checkout: [call('Mail'), reply],
      components: { Server: server(100), Mail: service(100) },
      traffic: { perSecond: 20, startMs: 50 },
    });
    const offeredWith = (...commands: Command[]) => {
      const { lane } = runOf(shop, { commands, untilMs: 500 });
      return ['Server', 'Mail'].map((id) => componentOf(lane, id).offered);
    };
    const slow = start('Mail', { type: 'slow', factor: 5 }, 100);
    expect(offeredWith()).toEqual([2, 2]);
    expect(offeredWith(slow)).toEqual([10, 10]);
    expect(offeredWith(slow, { type: 'end-fault', component: 'Mail', fault: 'slow', atMs: 300 })).toEqual([2, 2]);
  });
});

describe('a rate limit', () => {
  // An order every 50 ms; calls take 100 ms, a refusal 30. A command takes effect behind what happens at its instant.
  const shop = shopOf({
    checkout: [call('Mail'), reply],
    components: { Server: server(100), Mail: service(100, { failAfterMs: 30 }) },
    traffic: { perSecond: 20, startMs: 50 },
    rest: { horizonMs: 3_999 },
  });
  const limited = runOf(shop, { commands: [start('Mail', { type: 'rate-limit', perSecond: 5 }, 0)] });

  test('takes so many calls of each second, the first ones, and turns the others away', () => {
    const begun = only(limited.facts, 'replied').map(({ atMs }) => atMs - 100);
    expect(begun.slice(0, 11)).toEqual([50, 100, 150, 200, 250, 1_000, 1_050, 1_100, 1_150, 1_200, 2_000]);
    expect(limited.lane.orders).toMatchObject({ replied: 20, failed: 59 });
  });

  test('says so: what is turned away fails after the time that a failure takes, because of the limit', () => {
    const [first] = only(limited.facts, 'call-failed');
    expect(first).toMatchObject({
      atMs: 330,
      startedAtMs: 300,
      condition: { type: 'fault', component: 'Mail', fault: 'rate-limit' },
    });
  });

  test('of none takes none, and is over when it ends', () => {
    const none = [
      start('Mail', { type: 'rate-limit', perSecond: 0 }, 0),
      { type: 'end-fault' as const, component: 'Mail', fault: 'rate-limit' as const, atMs: 2_010 },
    ];
    const { facts } = runOf(shop, { commands: none });
    expect(only(facts, 'replied')[0]!.atMs).toBe(2_150);
    expect(only(facts, 'order-failed').every(({ atMs }) => atMs <= 2_030)).toBe(true);
  });

  test('does not count what is not called any more: a down service takes nothing from it', () => {
    const both = [start('Mail', { type: 'down' }, 0), start('Mail', { type: 'rate-limit', perSecond: 3 }, 0)];
    const up: Command = { type: 'end-fault', component: 'Mail', fault: 'down', atMs: 510 };
    expect(only(runOf(shop, { commands: [...both, up], untilMs: 999 }).facts, 'replied')).toHaveLength(3);
  });

  test('is a fault of services: a database has none', () => {
    const withStore = shopOf({ checkout: [save(), reply], components: { Store: store(5, 10) } });
    expect(issuesOf(withStore, start('Store', { type: 'rate-limit', perSecond: 5 }, 0))).toEqual([
      'commands[0].Store.fault.type must be down, slow, errors, hang, is "rate-limit"',
    ]);
    expect(issuesOf(shop, start('Mail', { type: 'rate-limit', perSecond: 0.5 }, 0))[0]).toContain(
      'commands[0].Mail.fault.perSecond must be a whole number from 0',
    );
  });
});

describe('one of several servers', () => {
  const lost = (replica: number): FaultKind => ({ type: 'replica-down', replica });
  const back = (atMs: number, replica?: number): Command => ({
    type: 'end-fault',
    component: 'Server',
    fault: 'replica-down',
    atMs,
    ...(replica === undefined ? {} : { replica }),
  });
  /** Three servers of one slot; an order every 40 ms takes 100. */
  const shop = (rest: Partial<Parameters<typeof server>[1]> = {}) =>
    shopOf({
      checkout: [work(100), reply],
      components: { Server: server(1, { replicas: 3, ...rest }) },
      traffic: { perSecond: 25 },
      rest: { horizonMs: 2_000 },
    });

  test('loses what it was doing, and the others go on with theirs', () => {
    const { facts } = runOf(shop(), { commands: [start('Server', lost(1), 90)], untilMs: 300 });
    const failed = only(facts, 'order-failed').map(({ orderId, atMs }) => [orderId, atMs]);
    expect(failed).toEqual([[2, 90]]);
    expect(only(facts, 'request-refused')[0]!.condition).toMatchObject({ fault: 'replica-down' });
    expect(only(facts, 'replied').map(({ orderId }) => orderId)).toEqual([1, 3, 4, 5]);
  });

  test('gets no request while it is down, and its turn again when it is back', () => {
    const { facts, lane } = runOf(shop(), { commands: [start('Server', lost(1), 90), back(1_000, 1)] });
    const taken = only(facts, 'request-started').filter(({ replica }) => replica === 1);
    expect(taken.filter(({ atMs }) => atMs > 90 && atMs < 1_000)).toEqual([]);
    expect(taken.some(({ atMs }) => atMs >= 1_000)).toBe(true);
    expect(componentOf(lane, 'Server')).toMatchObject({ capacity: 3, replicasDown: [] });
  });

  test('takes its slots with it: the capacity is that of the others, over time as well', () => {
    const simulation = simulationOf(specOf(shop(), { commands: [start('Server', lost(0), 1_000)], untilMs: 2_000 }));
    simulation.advance(Infinity, Infinity);
    const { capacity, busyMean, utilisation, replicasDown } = componentOf(frameOf(simulation), 'Server');
    expect([capacity, replicasDown]).toEqual([2, [0]]);
    expect(utilisation).toBeCloseTo((busyMean * 2_000) / (3 * 1_000 + 2 * 1_000), 9);
  });

  test('down with all others: requests in line and new ones are refused, and taken again when one is back', () => {
    const commands = [0, 1, 2].map((replica) => start('Server', lost(replica), 500));
    const { facts } = runOf(shop(), { commands: [...commands, back(1_010)] });
    const between = (atMs: number) => atMs > 500 && atMs < 1_010;
    const placed = only(facts, 'order-placed').filter(({ atMs }) => between(atMs));
    expect(placed.length).toBeGreaterThan(10);
    expect(only(facts, 'request-refused').filter(({ atMs }) => between(atMs))).toHaveLength(placed.length);
    expect(only(facts, 'request-started').some(({ atMs }) => between(atMs))).toBe(false);
    expect(only(facts, 'request-started').find(({ atMs }) => atMs >= 1_010)!.replica).toBeLessThan(3);
  });

  test('is still down when the pool becomes larger, and has the slots of the others when it is back', () => {
    const more: Command[] = [
      start('Server', lost(2), 100),
      { type: 'set', path: 'Server.slots', value: 4, atMs: 200 },
      { type: 'set', path: 'Server.replicas', value: 5, atMs: 200 },
    ];
    const capacityAfter = (commands: Command[]) => componentOf(runOf(shop(), { commands }).lane, 'Server').capacity;
    expect(capacityAfter(more)).toBe(16);
    expect(capacityAfter([...more, back(300, 2)])).toBe(20);
  });

  test('is taken down once, however often that is asked for', () => {
    const { facts } = runOf(shop(), { commands: [start('Server', lost(1), 90), start('Server', lost(1), 95)] });
    expect(only(facts, 'fault-started')).toHaveLength(1);
    expect(only(facts, 'fault-started')[0]).toMatchObject({ fault: 'replica-down', replica: 1 });
  });

  test('is a fault of servers, by a number that one may have', () => {
    expect(issuesOf(shop(), start('Server', { type: 'hang' }, 0))).toEqual([
      'commands[0].Server.fault.type must be down, replica-down, is "hang"',
    ]);
    expect(issuesOf(shop(), start('Server', lost(-1), 0))).toEqual([
      'commands[0].Server.fault.replica must be a whole number from 0 to 99, is -1',
    ]);
    expect(issuesOf(shop(), back(0, 1.5))).toEqual([
      'commands[0].Server.replica must be a whole number from 0 to 99, is 1.5',
    ]);
  });
});
