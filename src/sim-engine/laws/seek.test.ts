// A clock that runs backwards: wherever one goes, and by whatever way, the run there is the run that got there directly.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparisonById, comparisonSpec, scenarioById } from '../../scenario/library/library.ts';
import type { RunSpec } from '../../scenario/run-spec.ts';
import { CHECKPOINT_EVENTS, type Simulation } from '../simulation.ts';
import { collect, simulationOf, specOf } from '../testing/runs.ts';
import { lineOf } from '../testing/trace.ts';
import { anySpecOfLanes } from './any-commands.ts';
import { HORIZON_MS } from './any-scenario.ts';
import { pictureOf } from './pictures.ts';
import { holdsFor, LAWS_SEED } from './properties.ts';

type Position = { atMs: number } | { events: number };

const anyPosition: fc.Arbitrary<Position> = fc.oneof(
  fc.record({
    atMs: fc.oneof(fc.integer({ min: 0, max: HORIZON_MS }), fc.double({ min: 0, max: 3_000, noNaN: true })),
  }),
  fc.record({ events: fc.integer({ min: 0, max: 600 }) }),
);

/** The same place of a new run: by one advance, or event by event. */
function directly(spec: RunSpec, position: Position): Simulation {
  const simulation = simulationOf(spec, false);
  if ('atMs' in position) simulation.advance(position.atMs, Infinity);
  else while (simulation.events < position.events && !simulation.finished) simulation.step();
  return simulation;
}

test(`any path of seeks leads where a direct run leads (seed ${LAWS_SEED})`, () => {
  holdsFor(
    fc.tuple(anySpecOfLanes, fc.array(anyPosition, { minLength: 1, maxLength: 5 })),
    ([spec, path]) => {
      const simulation = simulationOf(spec, false);
      for (const position of path) {
        simulation.seek(position);
        expect(pictureOf(simulation), JSON.stringify(position)).toEqual(pictureOf(directly(spec, position)));
      }
    },
    150,
  );
});

test(`facts told again after going back are the same facts (seed ${LAWS_SEED})`, () => {
  holdsFor(
    fc.tuple(anySpecOfLanes, fc.integer({ min: 0, max: HORIZON_MS })),
    ([spec, backToMs]) => {
      const simulation = simulationOf(spec);
      const first = collect(simulation);
      simulation.seek({ atMs: backToMs });
      const again = collect(simulation, Infinity, 0, 0);
      const since = again[0]?.id ?? Infinity;
      expect(again.map(lineOf)).toEqual(first.filter(({ id }) => id >= since).map(lineOf));
      expect(again).toEqual(first.filter(({ id }) => id >= since));
    },
    60,
  );
});

test(`a lane put back to a snapshot tells the same again (seed ${LAWS_SEED})`, () => {
  holdsFor(
    fc.tuple(anySpecOfLanes, fc.integer({ min: 0, max: HORIZON_MS })),
    ([spec, atMs]) => {
      const { lane } = simulationOf({ ...spec, lanes: [{ ...spec.lanes[0]!, commands: [] }] }, false).runs[0]!;
      lane.run(atMs, Infinity);
      const snapshot = lane.snapshot();
      const goOn = () => {
        lane.run(2 * HORIZON_MS, 2_000);
        return [...lane.world.digest, lane.nowMs];
      };
      const first = goOn();
      lane.restore(snapshot, []);
      expect(goOn()).toEqual(first);
    },
    60,
  );
});

test(`a snapshot written over one that is forgotten is as good as any (seed ${LAWS_SEED})`, () => {
  const instant = fc.integer({ min: 0, max: HORIZON_MS });
  holdsFor(
    fc.tuple(anySpecOfLanes, instant, instant),
    ([spec, ...instants]) => {
      const { lane } = simulationOf({ ...spec, lanes: [{ ...spec.lanes[0]!, commands: [] }] }, false).runs[0]!;
      const state = () => [...lane.world.digest, lane.nowMs];
      lane.run(Math.min(...instants), Infinity);
      const forgotten = lane.snapshot();
      const early = state();
      lane.run(Math.max(...instants), Infinity);
      const late = state();
      const kept = lane.snapshot();
      lane.restore(forgotten, []);
      expect(state()).toEqual(early);
      lane.forget(forgotten);
      const over = lane.snapshot();
      lane.restore(kept, []);
      expect(state()).toEqual(late);
      lane.restore(over, []);
      expect(state()).toEqual(early);
      lane.run(Math.max(...instants), Infinity);
      expect(state()).toEqual(late);
    },
    60,
  );
});

describe('a long run', () => {
  const spec = comparisonSpec(comparisonById('month')!);
  const simulation = simulationOf({ ...spec, untilMs: 1_500_000 }, false);
  simulation.advance(Infinity, Infinity);
  const { events } = simulation;

  test('has more than eight hundred thousand events', () => {
    expect(events).toBeGreaterThan(800_000);
  });

  test.each([0.9, 0.1, 0.5, 0.99, 0.02, 1, 0.6])('goes to %f of it by replaying at most 250,000 events', (share) => {
    simulation.seek({ events: Math.floor(events * share) });
    expect(simulation.events).toBe(Math.floor(events * share));
    expect(simulation.replayed).toBeLessThanOrEqual(CHECKPOINT_EVENTS);
    simulation.seek({ atMs: 1_500_000 * share });
    expect(simulation.replayed).toBeLessThanOrEqual(CHECKPOINT_EVENTS);
  });
});

test('a rush after a quiet hour is no longer a slice than any other: seeking into it replays no more', () => {
  const scenario = scenarioById('rush-async')!;
  const profile = [
    { atMs: 0, perSecond: 0.001 },
    { atMs: 3_600_000, perSecond: 0.001 },
    { atMs: 3_600_001, perSecond: 4_000 },
    { atMs: 3_660_000, perSecond: 4_000 },
  ];
  const quiet = { ...scenario, horizonMs: 4_000_000, traffic: [{ ...scenario.traffic[0]!, profile }] };
  const simulation = simulationOf(specOf(quiet, { untilMs: 3_650_000 }), false);
  simulation.advance(Infinity, Infinity);
  for (const atMs of [3_649_000, 3_605_000, 3_600_500]) {
    simulation.seek({ atMs });
    expect(simulation.replayed).toBeLessThanOrEqual(CHECKPOINT_EVENTS);
  }
});
