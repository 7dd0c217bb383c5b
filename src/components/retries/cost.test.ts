import { expect, test } from 'vitest';
import { scenarioById } from '../../scenario/library/library.ts';
import type { WorkerPool } from '../../scenario/scenario.ts';
import { componentOf, frameOf, simulationOf, specOf } from '../../sim-engine/testing/runs.ts';
import { poolCost } from './cost.ts';

test('in the laboratory three of ten attempts fail: 1.417 attempts a message, measured within 3 %', () => {
  const scenario = scenarioById('retry-laboratory')!;
  const simulation = simulationOf(specOf(scenario), false);
  simulation.advance(Infinity, Infinity);
  const pool = scenario.components['EmailWorker'] as WorkerPool;
  const cost = poolCost(pool, componentOf(frameOf(simulation), 'EmailWorker'));
  expect(cost.expected).toBeCloseTo(1.417, 9);
  expect(Math.abs(cost.measured! / cost.expected! - 1)).toBeLessThan(0.03);
  expect(cost.schedule).toBe(
    'Backs off 1 s, 2 s and 4 s, each spread by ± 20 %; then it is rejected. The hand is closed meanwhile.',
  );
});

test('where a service fails there is no formula, and no number before an attempt', () => {
  const scenario = scenarioById('email-outage')!;
  const frame = frameOf(simulationOf(specOf(scenario), false));
  const cost = poolCost(scenario.components['EmailWorker'] as WorkerPool, componentOf(frame, 'EmailWorker'));
  expect(cost).toMatchObject({ measured: null, expected: null, formula: '' });
});
