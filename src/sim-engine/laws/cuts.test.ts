// How a run is cut into advances, steps and frames changes nothing in it; nor does keeping facts, or what is asked live.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SCENARIOS, scenarioById } from '../../scenario/library/library.ts';
import type { Command, RunSpec } from '../../scenario/run-spec.ts';
import { onGrid } from '../kernel/grid.ts';
import type { Simulation } from '../simulation.ts';
import { simulationOf, specOf } from '../testing/runs.ts';
import { anyCommand, anySpec, anySpecOfLanes } from './any-commands.ts';
import { HORIZON_MS } from './any-scenario.ts';
import { pictureOf } from './pictures.ts';
import { holdsFor, LAWS_SEED } from './properties.ts';

type Cut =
  | { do: 'advance'; byMs: number; eventsMax: number }
  | { do: 'step'; times: number }
  | { do: 'look' }
  | { do: 'seek back and forth'; byMs: number };

const anyCut: fc.Arbitrary<Cut> = fc.oneof(
  fc.record({
    do: fc.constant('advance' as const),
    byMs: fc.oneof(fc.integer({ min: 0, max: 800 }), fc.double({ min: 0, max: 800, noNaN: true })),
    eventsMax: fc.integer({ min: 1, max: 60 }),
  }),
  fc.record({ do: fc.constant('step' as const), times: fc.integer({ min: 1, max: 20 }) }),
  fc.constant({ do: 'look' as const }),
  fc.record({ do: fc.constant('seek back and forth' as const), byMs: fc.integer({ min: 0, max: 500 }) }),
);

function take(simulation: Simulation, cut: Cut): void {
  switch (cut.do) {
    case 'advance':
      return simulation.advance(simulation.atMs + cut.byMs, cut.eventsMax);
    case 'step':
      for (let time = 0; time < cut.times; time++) simulation.step();
      return;
    case 'look':
      pictureOf(simulation);
      return;
    case 'seek back and forth': {
      const { atMs } = simulation;
      simulation.seek({ atMs: Math.max(0, atMs - cut.byMs) });
      return simulation.seek({ atMs });
    }
  }
}

function ended(spec: RunSpec, cuts: Cut[] = [], keepFacts = false): Simulation {
  const simulation = simulationOf(spec, keepFacts);
  for (const cut of cuts) take(simulation, cut);
  simulation.advance(Infinity, Infinity);
  return simulation;
}

const anyCuts = fc.array(anyCut, { minLength: 1, maxLength: 12 });

test('an advance to -0, which is 0 with another sign, goes to 0 and no further', () => {
  const [one, other] = [0, -0].map((atMs) => {
    const simulation = simulationOf(specOf(scenarioById('spike')!, { untilMs: HORIZON_MS }));
    simulation.runs[0]!.lane.run(atMs, 1_000);
    return simulation;
  });
  expect(other!.events).toBe(one!.events);
  expect(pictureOf(other!)).toEqual(pictureOf(one!));
});

test(`any cuts lead to the same end (seed ${LAWS_SEED})`, () => {
  holdsFor(
    fc.tuple(anySpecOfLanes, anyCuts),
    ([spec, cuts]) => expect(pictureOf(ended(spec, cuts))).toEqual(pictureOf(ended(spec))),
    150,
  );
});

test(`any cuts lead to the same instant on the way (seed ${LAWS_SEED})`, () => {
  const anyPlace = fc.integer({ min: 0, max: HORIZON_MS });
  holdsFor(
    fc.tuple(anySpecOfLanes, anyCuts, anyPlace),
    ([spec, cuts, atMs]) => {
      const cut = simulationOf(spec, false);
      for (const one of cuts) if (cut.atMs < atMs) take(cut, one);
      if (cut.atMs > atMs) return;
      cut.advance(atMs, Infinity);
      const whole = simulationOf(spec, false);
      whole.advance(atMs, Infinity);
      expect(pictureOf(cut)).toEqual(pictureOf(whole));
    },
    150,
  );
});

test('shipped scenarios: a frame every 16 ms, or none, lead to the same end', () => {
  for (const scenario of SCENARIOS) {
    const spec = specOf(scenario, { untilMs: 3_000 });
    const watched = simulationOf(spec, true);
    while (!watched.finished) {
      watched.advance(watched.atMs + 16.6, 30_000);
      pictureOf(watched);
    }
    expect(pictureOf(watched)).toEqual(pictureOf(ended(spec)));
  }
});

test(`keeping facts changes nothing (seed ${LAWS_SEED})`, () => {
  holdsFor(anySpec, (spec) => expect(pictureOf(ended(spec, [], true))).toEqual(pictureOf(ended(spec))), 60);
});

test(`commands given live make the same run as the same commands given up front (seed ${LAWS_SEED})`, () => {
  const anyLive = fc.array(fc.tuple(anyCut, anyCommand, fc.constantFrom<number[]>([0], [1], [0, 1])), {
    minLength: 1,
    maxLength: 5,
  });
  const twoLanes = anySpecOfLanes.filter(({ lanes }) => lanes.length === 2);
  holdsFor(
    fc.tuple(twoLanes, anyLive),
    ([spec, live]) => {
      const simulation = simulationOf(spec, false);
      const added: Command[][] = spec.lanes.map(() => []);
      for (const [cut, command, lanes] of live) {
        take(simulation, cut);
        if (simulation.apply(lanes, command).length > 0) continue;
        for (const lane of lanes) added[lane]!.push({ ...command, atMs: simulation.atMs });
      }
      simulation.advance(Infinity, Infinity);
      const lanes = spec.lanes.map((lane, index) => ({
        ...lane,
        commands: [...lane.commands, ...added[index]!].sort((a, b) => onGrid(a.atMs) - onGrid(b.atMs)),
      }));
      expect(pictureOf(simulation)).toEqual(pictureOf(ended({ ...spec, lanes })));
    },
    120,
  );
});
