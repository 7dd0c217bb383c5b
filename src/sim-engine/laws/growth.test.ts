// A memory that grows gets another buffer, and every view of the old one is empty from then on. Here that happens after
// everything that the core is asked for: a run comes to the same end only if nobody keeps a view across a call.
import { expect, test, vi } from 'vitest';
import { SCENARIOS } from '../../scenario/library/library.ts';
import type { RunSpec } from '../../scenario/run-spec.ts';
import type { Core, Outside } from '../memory/core.ts';
import { simulationOf, specOf } from '../testing/runs.ts';
import { anyBrokerSpec } from './any-broker.ts';
import { anySpec } from './any-commands.ts';
import { HORIZON_MS } from './any-scenario.ts';
import { pictureOf } from './pictures.ts';
import { holdsFor, LAWS_SEED } from './properties.ts';

/** Whether memories grow all the time, and how often they have. */
const growth = vi.hoisted(() => ({ always: false, times: 0 }));

vi.mock('../memory/core.ts', async (original) => {
  const { startCore } = await original<typeof import('../memory/core.ts')>();
  return {
    startCore: (outside: Outside) => (growth.always ? growing(startCore(outside), outside) : startCore(outside)),
  };
});

/** By no page at all: that changes the buffer as well, and nothing else. */
function growing(core: Core, outside: Outside): Core {
  const memory = core.memory as unknown as WebAssembly.Memory;
  const grow = () => {
    memory.grow(0);
    growth.times++;
    outside.memoryGrew();
  };
  const asked = Object.entries(core).map(([name, value]) => {
    if (typeof value !== 'function') return [name, value];
    return [
      name,
      (...args: unknown[]) => {
        const answer: unknown = value(...args);
        grow();
        return answer;
      },
    ];
  });
  return Object.fromEntries(asked);
}

/** What a run has come to, having been looked at and gone back on the way. */
function endOf(spec: RunSpec, grows: boolean) {
  growth.always = grows;
  const simulation = simulationOf(spec);
  simulation.advance(HORIZON_MS / 2, Infinity);
  const halfway = pictureOf(simulation);
  simulation.seek({ atMs: HORIZON_MS / 4 });
  simulation.advance(Infinity, Infinity);
  growth.always = false;
  return { halfway, end: pictureOf(simulation), stopped: simulation.stopped };
}

const holds = (spec: RunSpec) => {
  const before = growth.times;
  expect(endOf(spec, true)).toEqual(endOf(spec, false));
  expect(growth.times).toBeGreaterThan(before);
};

test(`any shop, with faults, time-outs and commands, comes to the same end (seed ${LAWS_SEED})`, () => {
  holdsFor(anySpec, holds, 30);
});

test(`any use of a broker, with retries, batches, replays and lost workers, comes to the same end (seed ${LAWS_SEED})`, () => {
  holdsFor(anyBrokerSpec(HORIZON_MS), holds, 30);
});

test.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))('%s comes to the same end', (_, scenario) => {
  holds(specOf(scenario, { seed: LAWS_SEED, untilMs: HORIZON_MS }));
});
