// A record is named by its address, and a word of 32 bits that is one may stand for more than two gigabytes: read with a
// sign it is negative. A run whose records all stand that far comes to the same end as any other.
import { expect, test } from 'vitest';
import { assert } from '../../assert.ts';
import { SCENARIOS } from '../../scenario/library/library.ts';
import type { RunSpec } from '../../scenario/run-spec.ts';
import { Simulation } from '../simulation.ts';
import { goFar } from '../testing/bare-core.ts';
import { specOf } from '../testing/runs.ts';
import { anyBrokerSpec } from './any-broker.ts';
import { HORIZON_MS } from './any-scenario.ts';
import { pictureOf } from './pictures.ts';
import { holdsFor, LAWS_SEED } from './properties.ts';

/** What a run has come to. Nobody goes back in it: a checkpoint would be a copy of all that room. */
function endOf(spec: RunSpec, far: boolean) {
  const created = Simulation.create(spec, { keepFacts: true, checkpoints: false });
  assert(created.ok, 'the run is refused');
  const simulation = created.value;
  const worlds = simulation.runs.map(({ lane }) => lane.world);
  if (far) for (const { core } of worlds) goFar(core);
  simulation.advance(Infinity, Infinity);
  const rows = worlds.flatMap((world) => world.rowsOf('job'));
  return { end: pictureOf(simulation), stopped: simulation.stopped, rows };
}

function holds(spec: RunSpec): { near: number[]; far: number[] } {
  const { rows: far, ...there } = endOf(spec, true);
  const { rows: near, ...here } = endOf(spec, false);
  expect(there).toEqual(here);
  return { near, far };
}

test(`any use of a broker, with retries, batches, replays and lost workers, comes to the same end (seed ${LAWS_SEED})`, () => {
  holdsFor(anyBrokerSpec(HORIZON_MS), holds, 30);
});

test.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))('%s comes to the same end', (_, scenario) => {
  const { near, far } = holds(specOf(scenario, { seed: LAWS_SEED, untilMs: 30_000 }));
  expect(Math.min(...near)).toBeGreaterThan(0);
  expect(Math.max(...far)).toBeLessThan(0);
});
