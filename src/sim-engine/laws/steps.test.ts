// Stepping: a run is one sequence of steps, so going back n and forward n is the identity, wherever one stands and
// whatever was changed on the way; a fact, however old, is told again as it was; a branch is its parent until it parts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparisonById, comparisonSpec, scenarioById } from '../../scenario/library/library.ts';
import type { Command, RunSpec } from '../../scenario/run-spec.ts';
import { factsOf, visitBackwards, visitForwards } from '../recall.ts';
import { CHECKPOINT_EVENTS, type Simulation } from '../simulation.ts';
import { collect, simulationOf, specOf } from '../testing/runs.ts';
import { factsSince } from '../trace.ts';
import { anyCommand, anySpecOfLanes } from './any-commands.ts';
import { HORIZON_MS } from './any-scenario.ts';
import { pictureOf } from './pictures.ts';
import { holdsFor, LAWS_SEED } from './properties.ts';

/** A step back; the end of the time is a place of its own, behind the last step. */
const stepBack = (simulation: Simulation): void =>
  simulation.seek({ steps: simulation.steps - (simulation.atMs >= simulation.untilMs ? 0 : 1) });

const steppedTo = (spec: RunSpec, steps: number): Simulation => {
  const simulation = simulationOf(spec, false);
  while (simulation.steps < steps && !simulation.finished) simulation.step();
  return simulation;
};

test(`n steps back and n forward lead to the same place, and every place on the way is the same (seed ${LAWS_SEED})`, () => {
  const anyPlace = fc.record({ to: fc.integer({ min: 0, max: 400 }), back: fc.integer({ min: 1, max: 12 }) });
  holdsFor(
    fc.tuple(anySpecOfLanes, anyPlace),
    ([spec, { to, back }]) => {
      const simulation = simulationOf(spec, false);
      simulation.seek({ steps: to });
      const ways: object[] = [pictureOf(simulation)];
      expect(ways[0]).toEqual(pictureOf(steppedTo(spec, to)));
      const least = simulationOf(spec, false).steps;
      for (let step = 0; step < back && simulation.steps > least; step++) {
        stepBack(simulation);
        ways.push(pictureOf(simulation));
      }
      for (let step = ways.length - 2; step >= 0; step--) {
        simulation.step();
        expect(pictureOf(simulation)).toEqual(ways[step]);
      }
    },
    150,
  );
});

test(`the place of a fact is right after the step that told it (seed ${LAWS_SEED})`, () => {
  holdsFor(
    fc.tuple(anySpecOfLanes, fc.double({ min: 0, max: 0.999, noNaN: true })),
    ([spec, share]) => {
      const whole = simulationOf(spec, false);
      whole.advance(Infinity, Infinity);
      const told = whole.frame(0, {}).lanes[0]!.facts;
      if (told === 0) return;
      const fact = Math.floor(share * told);
      whole.seek({ lane: 0, fact });
      expect(whole.frame(0, {}).lanes[0]!.facts).toBeGreaterThan(fact);
      const { steps } = whole;
      if (steps > simulationOf(spec, false).steps) {
        whole.seek({ steps: steps - 1 });
        expect(whole.frame(0, {}).lanes[0]!.facts).toBeLessThanOrEqual(fact);
      }
      expect(pictureOf(whole)).toEqual(pictureOf(steppedTo(spec, whole.steps)));
    },
    80,
  );
});

test(`facts are recalled in either direction as they were told (seed ${LAWS_SEED})`, () => {
  holdsFor(
    fc.tuple(anySpecOfLanes, fc.integer({ min: 0, max: HORIZON_MS }), fc.nat(), fc.nat()),
    ([spec, standMs, one, other]) => {
      const facts = collect(simulationOf(spec));
      const [from, until] = [one, other].map((any) => any % (facts.length + 1)).sort((a, b) => a - b) as [
        number,
        number,
      ];
      const meant = facts.filter(({ id }) => id >= from && id < until);
      const simulation = simulationOf(spec);
      simulation.seek({ atMs: standMs });
      const forwards: unknown[] = [];
      visitForwards(simulation, { lane: 0, from, until }, (fact) => forwards.push(fact) > 0);
      expect(forwards).toEqual(meant);
      const backwards: unknown[] = [];
      visitBackwards(simulation, { lane: 0, from, until }, (fact) => backwards.push(fact) > 0);
      expect(backwards.reverse()).toEqual(meant);
    },
    60,
  );
});

test(`a branch agrees with its parent until they part (seed ${LAWS_SEED})`, () => {
  holdsFor(
    fc.tuple(anySpecOfLanes, anyCommand),
    ([spec, command]) => {
      // What is changed at the very beginning has nothing before it.
      if (command.atMs < 1) return;
      const parent = { ...spec.lanes[0]!, commands: spec.lanes[0]!.commands };
      const later = parent.commands.findIndex(({ atMs }) => atMs > command.atMs);
      const at = later === -1 ? parent.commands.length : later;
      const commands: Command[] = [...parent.commands.slice(0, at), command, ...parent.commands.slice(at)];
      const both = simulationOf({ ...spec, lanes: [parent, { ...parent, commands }] });
      both.advance(command.atMs - 1 / 1024, Infinity);
      const [a, b] = both.frame(0, {}).lanes;
      expect(b!.digest).toBe(a!.digest);
      expect(factsSince(both, 1, 0)).toEqual(factsSince(both, 0, 0));
    },
    80,
  );
});

describe('a long run', () => {
  const spec = comparisonSpec(comparisonById('month')!);
  const simulation = simulationOf({ ...spec, untilMs: 900_000 });
  simulation.advance(Infinity, Infinity);

  test('a step back far from its beginning replays a checkpoint’s worth once, then next to nothing', () => {
    simulation.seek({ steps: Math.floor(simulation.steps * 0.9) });
    expect(simulation.replayed).toBeLessThanOrEqual(CHECKPOINT_EVENTS);
    for (let step = 0; step < 20; step++) {
      simulation.seek({ steps: simulation.steps - 1 });
      expect(simulation.replayed).toBeLessThanOrEqual(4_000);
    }
  });

  test('an order of its first minute is told whole at its end, though its facts were forgotten long ago', () => {
    const facts = factsOf(simulation, { lane: 1, order: 12_345 + 600, from: 0, until: Infinity });
    expect(facts[0]).toMatchObject({ type: 'order-placed', orderId: 12_945 });
    expect(facts.filter(({ type }) => type === 'message-enqueued')).toHaveLength(4);
    expect(facts.every((fact) => 'orderId' in fact && fact.orderId === 12_945)).toBe(true);
  });
});

test('the place of an alert is where it has been told, and going there again and again is the same place', () => {
  const spec = specOf(scenarioById('email-outage')!, { untilMs: 60_000 });
  const whole = simulationOf(spec);
  const alerts = collect(whole).filter(({ type }) => type === 'alert-raised' || type === 'alert-cleared');
  expect(alerts.length).toBeGreaterThan(0);
  for (const { id } of alerts) {
    whole.seek({ lane: 0, fact: id });
    const here = whole.frame(0, {});
    expect(here.lanes[0]!.facts).toBeGreaterThan(id);
    whole.seek({ steps: here.steps - 1 });
    expect(whole.frame(0, {}).lanes[0]!.facts).toBeLessThanOrEqual(id);
    whole.seek({ steps: here.steps });
    expect(whole.frame(0, {}).lanes[0]!.digest).toBe(here.lanes[0]!.digest);
  }
});
