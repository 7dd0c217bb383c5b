// A challenge is one: its contract is broken as shipped, and kept after each of two different changes.
import { describe, expect, test } from 'vitest';
import { assert } from '../assert.ts';
import { LANES, type Sets } from '../scenario/run-spec.ts';
import { Simulation } from '../sim-engine/simulation.ts';
import { type Challenge, isKept } from './challenge.ts';
import { CHALLENGES } from './challenges.ts';
import { measured } from './measure.ts';
import { sceneSpec } from './scene-run.ts';

const POOLS = ['EmailWorker', 'InventoryWorker', 'NotificationWorker', 'AnalyticsWorker'];
const sizes = (...counts: number[]): Sets =>
  Object.fromEntries(counts.map((count, index) => [`${POOLS[index]}.count`, count]));
const concurrent = (pool: string, prefetch: number): Sets => ({
  [`${pool}.handling`]: 'concurrent',
  [`${pool}.prefetch`]: prefetch,
});

const MET_BY: Record<string, readonly [Sets, Sets]> = {
  'empty-queues': [sizes(116, 29, 58, 18), Object.assign({}, ...POOLS.map((pool) => concurrent(pool, 0)))],
  'through-the-spike': [sizes(440, 50, 90, 30), concurrent('EmailWorker', 3)],
  'without-a-queue': [{ 'AppServers.slots': 300 }, { 'AppServers.replicas': 5 }],
  'narrow-database': [{ 'Master.connections': 10 }, { 'Master.placeOrder': 50 }],
  'a-short-outage': [sizes(180), concurrent('EmailWorker', 2)],
  'a-provider-with-limits': [{ 'EmailService.concurrency': 0 }, { 'EmailService.latency': 800 }],
};

/** The terms that are broken when the contract is judged. */
function broken({ run, judgedAtMs, terms }: Challenge, change: Sets): string[] {
  const spec = sceneSpec(run);
  const lanes = spec.lanes.map((lane) => {
    const having = Object.entries(change).filter(([path]) => lane.scenario.components[path.split('.')[0]!]);
    return { ...lane, sets: { ...lane.sets, ...Object.fromEntries(having) } };
  });
  expect(lanes.length).toBe(LANES.length);
  const created = Simulation.create({ ...spec, lanes }, { keepFacts: false });
  assert(created.ok, created.ok ? '' : JSON.stringify(created.issues));
  created.value.seek({ atMs: judgedAtMs });
  const frame = created.value.frame(0, {});
  return terms.filter((term) => !isKept(term, measured(frame, term.measure))).map(({ text }) => text);
}

test('there are six at least', () => expect(CHALLENGES.length).toBeGreaterThanOrEqual(6));

describe.each(CHALLENGES.map((challenge) => [challenge.id, challenge] as const))('%s', (id, challenge) => {
  test('is not met as shipped', () => expect(broken(challenge, {})).not.toEqual([]));
  test('is met by one change', () => expect(broken(challenge, MET_BY[id]![0])).toEqual([]));
  test('is met by another one', () => expect(broken(challenge, MET_BY[id]![1])).toEqual([]));
});
