// Faults that a person plans are intervals like the scenario's own, and a lane written down as a scenario runs as the lane did.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simulationOf } from '../sim-engine/testing/runs.ts';
import { scenarioFrom } from './check.ts';
import { folded, idFor } from './fold.ts';
import { knobsOf } from './knobs.ts';
import { SCENARIOS, scenarioById } from './library/library.ts';
import type { LaneSpec } from './run-spec.ts';
import type { Fault, FaultKind } from './scenario.ts';
import { timelineFaults, withFault, withoutFault } from './timeline-faults.ts';

const rush = scenarioById('rush-async')!;
const lane: LaneSpec = { scenario: rush, sets: {}, commands: [] };
const down = (fromMs: number, untilMs: number, component = 'EmailService'): Fault => ({
  component,
  fault: { type: 'down' },
  fromMs,
  untilMs,
});
const shapes = (of: LaneSpec) => timelineFaults(of).map(({ fromMs, untilMs }) => [fromMs, untilMs]);

describe('a timeline', () => {
  test('shows each fault as an interval, in order', () => {
    const two = withFault(withFault(lane, down(5_000, 9_000)), down(1_000, 2_000));
    expect(shapes(two)).toEqual([
      [1_000, 2_000],
      [5_000, 9_000],
    ]);
    expect(two.commands.map(({ atMs }) => atMs)).toEqual([1_000, 2_000, 5_000, 9_000]);
  });

  test('what is taken away leaves no trace, whichever it is', () => {
    const two = withFault(withFault(lane, down(5_000, 9_000)), down(1_000, 2_000));
    const [first, second] = timelineFaults(two);
    expect(withoutFault(two, first!).commands).toEqual(withFault(lane, down(5_000, 9_000)).commands);
    expect(withoutFault(withoutFault(two, first!), second!)).toEqual(lane);
  });

  test('a fault that is never ended lasts as long as the scenario; one that is begun again goes on anew', () => {
    const start = (atMs: number, fault: FaultKind) =>
      ({ type: 'start-fault', component: 'EmailService', fault, atMs }) as const;
    const open = { ...lane, commands: [start(3_000, { type: 'down' })] };
    expect(shapes(open)).toEqual([[3_000, rush.horizonMs]]);
    const again = {
      ...lane,
      commands: [start(1_000, { type: 'slow', factor: 2 }), start(4_000, { type: 'slow', factor: 5 })],
    };
    expect(shapes(again)).toEqual([
      [1_000, 4_000],
      [4_000, rush.horizonMs],
    ]);
  });

  test('a planned fault that was ended early is one, and goes with its end', () => {
    const planned: LaneSpec = { ...lane, scenario: { ...rush, faults: [down(1_000, 9_000)] } };
    const ended: LaneSpec = {
      ...planned,
      commands: [{ type: 'end-fault', component: 'EmailService', fault: 'down', atMs: 4_000 }],
    };
    expect(shapes(ended)).toEqual([[1_000, 4_000]]);
    const gone = withoutFault(ended, timelineFaults(ended)[0]!);
    expect([gone.scenario.faults, gone.commands]).toEqual([[], []]);
  });
});

const named = { id: 'mine', title: 'Mine', summary: 'A test.' };

describe('a lane as a scenario', () => {
  test('what cannot be said in it is given back', () => {
    const turned: LaneSpec = {
      ...lane,
      commands: [{ type: 'set', path: 'EmailWorker.count', value: 7, atMs: 2_000 }],
    };
    const made = folded(turned, named);
    expect(made.ok && made.value.left).toEqual(turned.commands);
  });

  test.each(SCENARIOS.map(({ id }) => id))(
    '%s with a changed knob and faults runs alike, and reads as a file',
    (id) => {
      const scenario = scenarioById(id)!;
      const able = Object.entries(scenario.components).filter(([, { kind }]) => kind === 'service' || kind === 'store');
      const knob = knobsOf(scenario).find(({ kind }) => kind === 'duration')!;
      fc.assert(
        fc.property(
          // Two of one kind at once are one to whoever suffers them: where each begins and ends is then a matter of words.
          fc.uniqueArray(
            fc.tuple(fc.nat(able.length - 1), fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 3_000 })),
            {
              maxLength: 3,
              selector: ([index]) => index,
            },
          ),
          (given) => {
            let changed: LaneSpec = { scenario, sets: { [knob.path]: '123ms' }, commands: [] };
            for (const [index, fromMs, lastsMs] of given)
              changed = withFault(changed, down(fromMs, fromMs + lastsMs, able[index]![0]));
            const made = folded(changed, { id, title: scenario.title, summary: scenario.summary });
            if (!made.ok) throw new Error('refused');
            expect(scenarioFrom(JSON.parse(JSON.stringify(made.value.scenario))).ok).toBe(true);
            const digestOf = (one: LaneSpec) => {
              const simulation = simulationOf({ seed: 3, lanes: [one] }, false);
              simulation.advance(6_000, Infinity);
              return simulation.frame(0, {}).lanes[0]!.digest;
            };
            expect(digestOf({ scenario: made.value.scenario, sets: {}, commands: [] })).toBe(digestOf(changed));
          },
        ),
        { numRuns: 4, seed: 5 },
      );
    },
  );
});

test('a name is made of a title, and is nobody else’s', () => {
  const taken = new Set(['rush', 'rush-2']);
  expect(idFor('  Rush! ', (id) => taken.has(id))).toBe('rush-3');
  expect(idFor('1. Ärger & Lösung', () => false)).toBe('arger-losung');
  expect(idFor('日本', () => false)).toBe('scenario');
});
