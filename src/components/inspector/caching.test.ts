// The formulas beside the runs of the scenarios that have product pages: each stands within what one run may differ by, or
// says why it does not stand.
import { describe, expect, test } from 'vitest';
import { withKnobs } from '../../scenario/knobs.ts';
import { scenarioById } from '../../scenario/library/library.ts';
import type { Command, Sets } from '../../scenario/run-spec.ts';
import type { Scenario, Step } from '../../scenario/scenario.ts';
import { componentOf, runOf } from '../../sim-engine/testing/runs.ts';
import { cachingOf } from './caching.ts';

interface Case {
  sets?: Sets;
  commands?: Command[];
  untilMs?: number;
  change?: (scenario: Scenario) => Scenario;
}

function told(id: string, { sets = {}, commands = [], untilMs = 300_000, change = (one) => one }: Case = {}) {
  const read = withKnobs(change(scenarioById(id)!), sets);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  const { lane: frame } = runOf(read.value, { commands, untilMs, keepFacts: false });
  return cachingOf({ scenario: read.value, commands, frame, component: componentOf(frame, 'Redis') });
}

/** The two shares of a row, out of 100. */
function shares(id: string, given: Case = {}) {
  const formula = told(id, given);
  if (!formula || 'because' in formula) throw new Error(JSON.stringify(formula));
  return formula.rows.map(({ what, theory, measured }) => ({
    what,
    theory: Number.parseFloat(theory),
    measured: Number.parseFloat(measured),
  }));
}

const because = (id: string, given: Case = {}) => {
  const formula = told(id, { untilMs: 1_000, ...given });
  return formula && 'because' in formula ? formula.because : formula;
};

const isNear = (row: { theory: number; measured: number }, by: number) =>
  expect(Math.abs(row.theory - row.measured)).toBeLessThanOrEqual(by);

describe('a formula stands beside the measurement', () => {
  test('product pages, deleted when changed: nine of ten are hits', () => {
    const [hits, ...others] = shares('product-pages');
    expect(hits).toMatchObject({ what: 'hits', theory: 90 });
    isNear(hits!, 1);
    expect(others).toEqual([]);
  });

  test('told with its letters', () => {
    expect(told('product-pages', { untilMs: 1_000 })).toMatchObject({ model: 'λ 0.5/s, c 0.05/s, T 60.0 s' });
    const kept = { sets: { 'Redis.deletes': false, 'Redis.ttl': 0 }, untilMs: 1_000 };
    expect(told('product-pages', kept)).toMatchObject({ model: 'λ 0.5/s, c 0.05/s, T ∞, L 100 ms' });
  });

  // In half an hour a hundred entries are put there some thirty times each or more.
  const halfAnHour = (scenario: Scenario) => ({ ...scenario, horizonMs: 1_800_000 });

  test.each([
    ['a minute', {}],
    ['ten seconds', { 'Redis.ttl': 10_000 }],
    ['ten seconds, from a replica ten seconds behind', { 'Redis.ttl': 10_000, 'Replicas.lag': 10_000 }],
  ])('product pages, left until their time is over: %s', (_, sets) => {
    const given = { sets: { 'Redis.deletes': false, ...sets }, change: halfAnHour, untilMs: 1_800_000 };
    const [hits, old] = shares('product-pages', given);
    isNear(hits!, 1);
    expect(old).toMatchObject({ what: 'old when shown' });
    isNear(old!, 2);
  });

  test('a page behind a queue, with workers enough: arrivals are even, products are luck', () => {
    isNear(shares('page-behind-queue', { sets: { 'InventoryWorker.count': 4 } })[0]!, 1);
  });
});

describe('where it does not apply it says why', () => {
  test('the messages that delete pages wait in a queue', () => {
    expect(because('page-behind-queue')).toBe('Inventory workers fall behind');
    expect(because('page-behind-queue', { sets: { 'InventoryWorker.count': 4 } })).toHaveProperty('rows');
  });

  test('a single product, looked up evenly', () => {
    expect(because('stale-page')).toBe('arrivals are evenly spaced');
  });

  test('a product that is sold once', () => {
    expect(because('product-pages', { sets: { 'orders.pattern': 'one' } })).toBe('there is a single order');
  });

  test('pages looked up along a profile', () => {
    const change = (scenario: Scenario): Scenario => ({
      ...scenario,
      traffic: scenario.traffic.map((source) =>
        source.id === 'pages' ? { ...source, pattern: 'profile', profile: [{ atMs: 0, perSecond: 2 }] } : source,
      ),
    });
    expect(because('product-pages', { change })).toBe('arrivals are a profile');
  });

  test('what was turned or broken on the way', () => {
    const later: Command = { atMs: 500, type: 'set', path: 'Redis.ttl', value: 5_000 };
    expect(because('product-pages', { commands: [later] })).toBe('it was changed while it ran');
    const down: Command = { atMs: 9, type: 'start-fault', component: 'Replicas', fault: { type: 'down' } };
    expect(because('product-pages', { commands: [down] })).toBe('something breaks in this run');
  });

  test('more than the replicas can read', () => {
    const sets = { 'Redis.connections': 1, 'pages.perSecond': 2_000 };
    expect(because('product-pages', { sets })).toBe('more is asked of Redis cache than it can do');
  });

  test('attempts that fail', () => {
    expect(because('product-pages', { sets: { 'InventoryWorker.errors': 0.5 }, untilMs: 20_000 })).toBe(
      'some of what Inventory workers do fails',
    );
  });

  const withPage = (page: (steps: Step[]) => Step[]) => (scenario: Scenario) => ({
    ...scenario,
    flows: { ...scenario.flows, page: page(scenario.flows.page!) },
  });

  test('what is missed is not put there, or an order looks twice', () => {
    const change = withPage((steps) => steps.map((step) => (step.do === 'lookup' ? { ...step, miss: [] } : step)));
    expect(because('product-pages', { change })).toBe('what is missed is not always put there');
    const twice = withPage((steps) => [steps[0]!, ...steps]);
    expect(because('product-pages', { change: twice })).toBe('an order looks things up several times');
  });
});

test('half of the pages looked up are half the lookups', () => {
  const change = (scenario: Scenario): Scenario => {
    const [look, reply] = scenario.flows.page!;
    // biome-ignore lint/suspicious/noThenProperty: the field of a step; nobody awaits one.
    const half: Step = { do: 'decide', label: 'half', probability: 0.5, then: [look!], otherwise: [] };
    return { ...scenario, flows: { ...scenario.flows, page: [half, reply!] } };
  };
  expect(told('product-pages', { change, untilMs: 1_000 })).toMatchObject({ model: expect.stringMatching(/^λ 0.25/) });
});

test('what keeps no copies is told nothing', () => {
  const scenario = scenarioById('product-pages')!;
  const { lane: frame } = runOf(scenario, { untilMs: 1_000, keepFacts: false });
  for (const id of ['Master', 'Replicas', 'EmailService'])
    expect(cachingOf({ scenario, commands: [], frame, component: componentOf(frame, id) })).toBeNull();
});
