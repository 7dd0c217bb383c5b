// A run that nobody sees goes through whatever a run that is seen may go through, in small pieces, and changes nothing of it.
import { expect, test } from 'vitest';
import { COMPARISONS, comparisonById, comparisonSpec } from '../scenario/library/library.ts';
import { simulationOf } from './testing/runs.ts';
import { training } from './training.ts';

test.each(COMPARISONS.map(({ id }) => id))('%s: it comes to an end, in more pieces than one', (id) => {
  const pieces = [...training(comparisonSpec(comparisonById(id)!))].length;
  expect(pieces).toBeGreaterThan(1);
  expect(pieces).toBeLessThanOrEqual(100);
});

test('a run is the same with another one trained between any two of its steps', () => {
  const spec = comparisonSpec(comparisonById('rush')!);
  const digests = (meanwhile: Iterator<void> | null) => {
    const simulation = simulationOf(spec);
    for (let atMs = 500; atMs <= 10_000; atMs += 500) {
      simulation.advance(atMs, Infinity);
      meanwhile?.next();
    }
    return simulation.frame(0, {}).lanes.map(({ digest }) => digest);
  };
  expect(digests(training(spec))).toEqual(digests(null));
});

test('a spec that is no run trains nothing', () => {
  const spec = comparisonSpec(comparisonById('rush')!);
  const [lane] = spec.lanes;
  const broken = { ...lane!, scenario: { ...lane!.scenario, flows: {} } };
  expect([...training({ ...spec, lanes: [broken] })]).toEqual([]);
});
