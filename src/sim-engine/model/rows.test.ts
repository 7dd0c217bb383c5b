// Going through all records of a kind: slab by slab, as the core has laid them out. What is missed there would be missed by
// every fault, crash and restart.
import { expect, test } from 'vitest';
import { scenarioById } from '../../scenario/library/library.ts';
import { simulationOf, specOf } from '../testing/runs.ts';
import { readyMessages } from './queues.ts';

test('every record that there is room for is visited, once; whatever waits is among them', () => {
  const simulation = simulationOf(specOf(scenarioById('spike')!, { untilMs: 20_000 }), false);
  simulation.advance(Infinity, Infinity);
  const { world } = simulation.runs[0]!.lane;
  for (const kind of ['job', 'message'] as const) {
    const rows = world.rowsOf(kind);
    expect(rows).toHaveLength(world.capacities()[kind]!);
    expect(new Set(rows).size).toBe(rows.length);
  }
  const waiting = world.model.queues.flatMap((_, queue) => readyMessages(world, queue));
  expect(waiting.length, 'more than one slab holds').toBeGreaterThan(1_024);
  const visited = new Set(world.rowsOf('message'));
  expect(waiting.filter((message) => !visited.has(message))).toEqual([]);
});
