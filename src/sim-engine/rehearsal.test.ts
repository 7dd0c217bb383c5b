// Which rule warned, and when the first customer noticed: by a rehearsal, and by looking at every fact.
import { describe, expect, test } from 'vitest';
import type { FactOf } from '../protocol/fact.ts';
import type { RehearsalQuery } from '../protocol/rehearsal.ts';
import { scenarioById } from '../scenario/library/library.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { rehearse } from './rehearsal.ts';
import { collect, only, simulationOf, specOf } from './testing/runs.ts';
import { call, reply, server, service, shopOf, work } from './testing/shops.ts';

const ask = (answerMs: number, workMs: number): RehearsalQuery => ({ ask: 'rehearsal', lane: 0, answerMs, workMs });
const rehearsed = (scenario: Scenario, query: RehearsalQuery) => rehearse(simulationOf(specOf(scenario)), query);

describe('the e-mail provider goes down', () => {
  const scenario = scenarioById('email-outage')!;
  const { noticed, rules } = rehearsed(scenario, ask(5_000, 60_000));
  const facts = collect(simulationOf(specOf(scenario)));

  test('every rule is there, with the second at which it first fired and how often it did', () => {
    expect(rules).toHaveLength(scenario.alerts.length);
    const turns = (id: string, type: 'alert-raised' | 'alert-cleared') =>
      only(facts, type).filter((fact: FactOf<typeof type>) => fact.alert === id);
    for (const { id, firedAtMs, clearedAtMs, times } of rules) {
      expect(firedAtMs).toBe(turns(id, 'alert-raised')[0]?.atMs ?? null);
      expect(clearedAtMs).toBe(turns(id, 'alert-cleared')[0]?.atMs ?? null);
      expect(times).toBe(turns(id, 'alert-raised').length);
    }
    expect(rules.filter(({ firedAtMs }) => firedAtMs !== null).length).toBeGreaterThan(1);
  });

  test('the first customer to notice is the one whose e-mail has not come a minute after the order', () => {
    const settled = new Map(only(facts, 'order-settled').map(({ orderId, atMs }) => [orderId, atMs]));
    const late = only(facts, 'order-placed').filter(
      ({ orderId, atMs }) => (settled.get(orderId) ?? Infinity) - atMs > 60_000,
    );
    expect(noticed).toEqual({ atMs: late[0]!.atMs + 60_000, orderId: late[0]!.orderId, by: 'late-work' });
  });

  test('the first rule fires before; with less patience it would not have', () => {
    expect(rules[0]!.firedAtMs).toBeLessThan(noticed!.atMs);
    expect(rehearsed(scenario, ask(100, 60_000)).noticed!.atMs).toBeLessThan(rules[0]!.firedAtMs!);
  });

  test('synchronously the first order that fails is noticed at once', () => {
    const synchronous = scenarioById('email-outage-sync')!;
    const first = only(collect(simulationOf(specOf(synchronous))), 'order-failed')[0]!;
    expect(rehearsed(synchronous, ask(5_000, 60_000)).noticed).toEqual({
      atMs: first.atMs,
      orderId: first.orderId,
      by: 'failed',
    });
  });
});

describe('what is noticed', () => {
  const slow = (rest: Scenario['components'] = {}) =>
    shopOf({
      checkout: [work(800), reply, call('Mail')],
      components: { Server: server(10), Mail: service(2_000), ...rest },
      traffic: { perSecond: 1 },
      rest: { horizonMs: 5_000 },
    });

  test('nothing, where every answer and all work come in time', () => {
    expect(rehearsed(slow(), ask(800, 2_800)).noticed).toBeNull();
  });

  test('an answer that takes longer, in the moment in which it does', () => {
    expect(rehearsed(slow(), ask(500, 60_000)).noticed).toEqual({ atMs: 500, orderId: 1, by: 'late-answer' });
  });

  test('work that takes longer, also where it never ends', () => {
    expect(rehearsed(slow(), ask(60_000, 1_000)).noticed).toEqual({ atMs: 1_000, orderId: 1, by: 'late-work' });
    const never = slow({ Mail: service(3_600_000) });
    expect(rehearsed(never, ask(60_000, 4_000)).noticed).toEqual({ atMs: 4_000, orderId: 1, by: 'late-work' });
  });

  test('a customer who leaves', () => {
    const impatient = slow({ Client: { kind: 'client', nodes: ['Client'], title: 'Client', patienceMs: 300 } });
    expect(rehearsed(impatient, ask(60_000, 60_000)).noticed).toEqual({ atMs: 300, orderId: 1, by: 'gone' });
  });

  test('other work of the shop is no customer’s', () => {
    const scenario = slow();
    const campaign = { ...scenario.traffic[0]!, id: 'campaign', background: true, startMs: 0 };
    const orders = { ...scenario.traffic[0]!, startMs: 100 };
    const { noticed } = rehearsed({ ...scenario, traffic: [orders, campaign] }, ask(500, 60_000));
    expect(noticed).toEqual({ atMs: 600, orderId: 1, by: 'late-answer' });
  });
});

test('a rehearsal of a run that has been elsewhere is the same', () => {
  const simulation = simulationOf(specOf(scenarioById('email-outage')!));
  simulation.advance(40_000, Infinity);
  expect(rehearse(simulation, ask(5_000, 60_000))).toEqual(
    rehearsed(scenarioById('email-outage')!, ask(5_000, 60_000)),
  );
});
