import { describe, expect, test } from 'vitest';
import { withKnobs } from '../../scenario/knobs.ts';
import { asynchronous } from '../../scenario/library/checkouts.ts';
import { scenarioById } from '../../scenario/library/library.ts';
import type { Command, Sets } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { component, laneFrame, times } from '../shared/frame-for-tests.ts';
import { waitingOf } from './waiting.ts';

const shop = asynchronous({
  id: 'shop',
  title: 'Shop',
  summary: 'A shop.',
  horizonMs: 60_000,
  traffic: { pattern: 'poisson', perSecond: 2 },
});

function turned(sets: Sets, scenario: Scenario = shop): Scenario {
  const read = withKnobs(scenario, sets);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

const exponentialEmail: Sets = { 'EmailService.latency': 'exponential(2s)' };
const emailWorkers = component('EmailWorker', 'workers', { capacity: 5, offered: 4, waitMs: times(1_108) });

interface Case {
  scenario?: Scenario;
  commands?: Command[];
  of?: typeof emailWorkers;
  others?: (typeof emailWorkers)[];
}
const told = ({ scenario = turned(exponentialEmail), commands = [], of = emailWorkers, others = [] }: Case = {}) =>
  waitingOf({ scenario, commands, component: of, frame: laneFrame({ components: [of, ...others] }) });
const because = (given: Case) => {
  const waiting = told(given);
  return waiting && 'because' in waiting ? waiting.because : waiting;
};

describe('a formula stands beside the measurement', () => {
  test('workers without memory: M/M/5, mean and 95th percentile', () => {
    expect(told()).toEqual({
      model: 'M/M/5: 2/s × 2,000 ms, ρ 0.8',
      rows: [
        { what: 'wait, mean', theory: '1,108 ms', measured: '1,108 ms' },
        { what: 'wait, p95', theory: '4,811 ms', measured: '1,108 ms' },
      ],
    });
  });

  test('the lesson’s constant 2 s: M/D/5, about half as long', () => {
    expect(told({ scenario: shop })).toEqual({
      model: 'M/D/5: 2/s × 2,000 ms, ρ 0.8',
      rows: [{ what: 'wait, mean', theory: '578 ms', measured: '1,108 ms' }],
    });
  });

  test('one worker whose work varies: M/G/1', () => {
    const scenario = turned({ 'EmailService.latency': 'uniform(1s,3s)', 'orders.perSecond': 0.4 });
    const of = component('EmailWorker', 'workers', { capacity: 1, offered: 0.8, waitMs: times(4_000) });
    // ρS (1 + C²) / 2(1 − ρ) = 0.8 × 2 s × (1 + 1/12) / 0.4.
    expect(told({ scenario, of })).toMatchObject({ rows: [{ theory: '4,333 ms' }] });
  });

  test('workers who delete pages are as long about it as that takes, and no time where nothing is deleted', () => {
    const pages = scenarioById('product-pages')!;
    const of = component('InventoryWorker', 'workers', { capacity: 6, offered: 2.5 });
    const model = (sets: Sets) => told({ scenario: turned(sets, pages), of });
    expect(model({})).toMatchObject({ model: expect.stringContaining('× 501 ms') });
    expect(model({ 'Redis.deletes': false })).toMatchObject({ model: 'M/D/6: 5/s × 500 ms, ρ 0.42' });
  });

  test('a service without a limit: nobody waits, and the number busy is Poisson', () => {
    const of = component('EmailService', 'service', { offered: 4, busyMean: 3.9 });
    expect(told({ of })).toEqual({
      model: 'M/G/∞: 4 erlangs, nobody waits',
      rows: [
        { what: 'busy, mean', theory: '4', measured: '3.9' },
        { what: 'busy, 99 % of the time', theory: '9 or fewer', measured: '–' },
      ],
    });
  });
});

describe('where it does not apply it says why', () => {
  test.each([
    ['profile', 'arrivals are a profile'],
    ['constant', 'arrivals are evenly spaced'],
    ['one', 'there is a single order'],
  ] as const)('arrivals: %s', (pattern, reason) => {
    const traffic = shop.traffic.map((source) => ({ ...source, pattern, profile: [{ atMs: 0, perSecond: 2 }] }));
    expect(because({ scenario: { ...shop, traffic } })).toBe(reason);
  });

  test('what was turned or broken on the way', () => {
    const later: Command = { atMs: 5_000, type: 'set', path: 'EmailWorker.count', value: 6 };
    const atOnce: Command = { ...later, atMs: 0 };
    const outage: Command = { atMs: 9, type: 'start-fault', component: 'EmailService', fault: { type: 'down' } };
    expect(because({ commands: [later] })).toBe('it was changed while it ran');
    expect(told({ commands: [atOnce] })).toHaveProperty('rows');
    expect(because({ commands: [outage] })).toBe('something breaks in this run');
  });

  test.each<[Sets, string]>([
    [{ 'EmailWorker.handling': 'concurrent' }, 'its workers handle all that they hold at once'],
    [{ 'EmailWorker.prefetch': 3 }, 'messages wait in the workers’ own hands as well (prefetch is not 1)'],
    [{ 'EmailWorker.errors': 0.1 }, 'some of it fails'],
  ])('a pool with %o', (sets, reason) => {
    expect(because({ scenario: turned({ ...exponentialEmail, ...sets }) })).toBe(reason);
  });

  test('who has waited before arrives no longer at random', () => {
    const master = component('Master', 'store', { capacity: 1, waitMs: times(40) });
    expect(because({ others: [master] })).toBe('orders also wait for Master DB');
    const otherPool = component('InventoryWorker', 'workers', { capacity: 1, waitMs: times(40) });
    expect(told({ others: [otherPool] })).toHaveProperty('rows');
  });

  test('more load than workers, and several servers with work that is neither constant nor exponential', () => {
    const of = { ...emailWorkers, offered: 5 };
    expect(because({ of })).toBe('more is asked than it can do, so that the wait grows without end');
    expect(because({ scenario: turned({ 'EmailService.latency': 'uniform(1s,3s)' }) })).toBe(
      'for several servers and such work there is no exact formula',
    );
  });
});
