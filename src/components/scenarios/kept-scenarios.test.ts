// What the device kept is read like everything that comes from outside.
import { expect, test } from 'vitest';
import { SCENARIOS } from '../../scenario/library/library.ts';
import { KEPT_MAX, remembered } from './kept-scenarios.ts';
import { scenarioOf } from './open-scenario.ts';

const [scenario] = SCENARIOS;

test('what can be read comes back, the rest is left out', () => {
  expect(remembered(JSON.stringify([scenario, { id: 'half' }, null]))).toEqual([scenario]);
  expect(remembered('not json')).toEqual([]);
  expect(remembered('{"length":5}')).toEqual([]);
  expect(remembered(null)).toEqual([]);
  expect(remembered(JSON.stringify(new Array(KEPT_MAX + 9).fill(scenario)))).toHaveLength(KEPT_MAX);
});

test('a file is read with its diagram: an edge that a step needs is missed with its path', async () => {
  expect((await scenarioOf(scenario)).ok).toBe(true);
  const bare = await scenarioOf({ ...scenario, diagram: 'graph TB\n  Client --> LB' });
  expect(bare.ok ? [] : bare.issues.map(({ path }) => path)).toContain('traffic[0]');
  const broken = await scenarioOf({ ...scenario, diagram: 'graph TB\n  Client --> ' });
  expect(broken.ok ? undefined : broken.issues[0]?.line).toBe(2);
});
