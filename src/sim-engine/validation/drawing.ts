// Service times as recorded, message by message. Luck belongs to the order: which of a duration's samples an order draws
// depends on nothing but seed, order and attempt. So a first run with the samples 0, 1, 2, … tells who draws which, and
// a second duration holds the wanted time at each of those places.
import { assert } from '../../assert.ts';
import type { Duration } from '../../scenario/duration.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { only, runOf } from '../testing/runs.ts';

const SAMPLES = 1_000;
const SEEDS_MAX = 50;

export interface Drawn {
  duration: Duration;
  seed: number;
}

/** A duration, and a seed with which order k, at its first attempt, takes `wantedMs[k]` of work. */
export function drawing(wantedMs: readonly number[], scenarioOf: (drawn: Pick<Drawn, 'duration'>) => Scenario): Drawn {
  const indices: Duration = { type: 'empirical', valuesMs: Array.from({ length: SAMPLES }, (_, index) => index) };
  for (let seed = 1; seed <= SEEDS_MAX; seed++) {
    const { facts } = runOf(scenarioOf({ duration: indices }), { seed, ordersMax: wantedMs.length });
    const drew = new Map(only(facts, 'work-ended').map((fact) => [fact.orderId, fact.atMs - fact.startedAtMs]));
    const places = wantedMs.map((_, index) => drew.get(index + 1)!);
    const valuesMs = valuesAt(places, wantedMs);
    if (valuesMs) return { duration: { type: 'empirical', valuesMs }, seed };
  }
  assert(false, `no seed up to ${SEEDS_MAX} gives every order a sample of its own`);
}

/** The wanted times at their places; null where one place would have to hold two of them. */
export function valuesAt(places: readonly number[], wantedMs: readonly number[]): number[] | null {
  const values = new Array<number | null>(SAMPLES).fill(null);
  for (const [index, place] of places.entries()) {
    const wanted = wantedMs[index]!;
    if (values[place] !== null && values[place] !== wanted) return null;
    values[place] = wanted;
  }
  return values.map((value) => value ?? 0);
}
