// Knobs: whatever is asked of one is refused with its path, or gives a scenario as good as the one before.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scenarioFrom } from './check.ts';
import { durationFrom, durationText, timeOf, timeText } from './duration.ts';
import { findKnob, type Knob, knobsOf, knobValue, withKnob, withKnobs } from './knobs.ts';
import { SCENARIOS } from './library/library.ts';
import { prepare } from './prepare.ts';
import type { KnobValue } from './run-spec.ts';
import { everything } from './testing/any-input.ts';

const SEED = 20_260_413;
const paths = knobsOf(everything).map(({ path }) => path);

/** What may be typed, dragged or put into a link. */
const anyValue: fc.Arbitrary<KnobValue> = fc.oneof(
  fc.double(),
  fc.integer({ min: -5, max: 30_000 }),
  fc.double({ min: 0, max: 2, noNaN: true }),
  fc.boolean(),
  fc.string(),
  fc.constantFrom(
    '',
    ' ',
    'NaN',
    '1e999',
    '-0',
    '2s',
    '1m30s',
    'exponential(2s)',
    'uniform(3s,2s)',
    'erlang(0,1)',
    'true',
  ),
  fc.constantFrom('one', 'poisson', 'profile', 'serial', 'concurrent', 'requeue', 'reject', 'constructor'),
);
const anyPath = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...paths) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '.', 'orders', 'orders.', 'constructor.x', '__proto__.count', 'Foo.count'),
  },
  { weight: 1, arbitrary: fc.string() },
);

describe('a turned knob', () => {
  test(`is refused with its path, or gives a scenario that is accepted (seed ${SEED})`, () => {
    const law = fc.property(anyPath, anyValue, (path, value) => {
      const turned = withKnob(everything, path, value);
      if (turned.ok) expect(scenarioFrom(turned.value)).toMatchObject({ ok: true });
      else for (const issue of turned.issues) expect(issue.path.startsWith(path.slice(0, 80))).toBe(true);
    });
    fc.assert(law, { seed: SEED, numRuns: 3_000 });
  });

  test('may stand at either end of its range, and no further', () => {
    for (const knob of knobsOf(everything)) {
      if (knob.kind !== 'number') continue;
      for (const value of [knob.min, knob.max]) {
        const turned = withKnob(everything, knob.path, value);
        expect(turned.ok && scenarioFrom(turned.value)).toMatchObject({ ok: true });
        expect(turned.ok && knobValue(findKnob(turned.value, knob.path)!)).toBe(value);
      }
      for (const value of [knob.min - 1, knob.max + 1]) expect(withKnob(everything, knob.path, value).ok).toBe(false);
    }
  });

  test('of patience is long enough to be felt, or nought: for ever', () => {
    expect(withKnob(everything, 'Client.patience', 0.25)).toEqual({
      ok: false,
      issues: [
        {
          path: 'Client.patience',
          problem: 'must be a number from 0.5 to 3,600,000, or 0 (waits for ever), is 0.25',
        },
      ],
    });
    for (const value of [0, 0.5]) expect(withKnob(everything, 'Client.patience', value).ok).toBe(true);
  });

  test('shows a value that may be typed in again: the scenario stays as it is', () => {
    for (const scenario of [...SCENARIOS, everything]) {
      // A rate that is typed in means traffic that has one.
      const typed = knobsOf(scenario).filter(({ path }) => !path.endsWith('.perSecond'));
      const sets = Object.fromEntries(typed.map((knob: Knob) => [knob.path, String(knobValue(knob))]));
      expect(withKnobs(scenario, sets)).toEqual({ ok: true, value: scenario });
    }
  });

  test('is written into a copy', () => {
    const before = structuredClone(everything);
    for (const path of paths) withKnob(everything, path, 1);
    expect(everything).toEqual(before);
  });
});

describe('times and durations as text', () => {
  test(`lead back to the number they were written from (seed ${SEED})`, () => {
    const anyMs = fc.oneof(fc.nat({ max: 604_800_000 }), fc.double({ min: 0, max: 604_800_000, noNaN: true }));
    const law = fc.property(anyMs, (ms) => {
      expect(timeOf(timeText(ms))).toBe(ms);
      expect(durationFrom(durationText(ms), 'x')).toEqual({ ok: true, value: ms });
    });
    fc.assert(law, { seed: SEED, numRuns: 2_000 });
  });

  test.each([
    ['250', 250],
    ['250ms', 250],
    ['30s', 30_000],
    ['1m30s', 90_000],
    ['1.5s', 1_500],
    ['2h', 7_200_000],
    ['', null],
    ['30 s', null],
    ['-5', null],
    ['1e3', 1_000],
    ['s', null],
    ['0x10', null],
  ])('%j is %j ms', (text, ms) => {
    expect(timeOf(text)).toBe(ms);
  });
});

describe('a run spec', () => {
  const spec = { seed: 1, lanes: [{ scenario: everything, sets: {}, commands: [] }] };
  const wrongWith = (change: object) => {
    const prepared = prepare({ ...spec, ...change });
    return prepared.ok ? [] : prepared.issues.map(({ path, problem }) => `${path} ${problem}`);
  };

  test('tells all that is wrong with it at once, each lane’s under its name', () => {
    const bad = { scenario: everything, sets: { 'EmailWorker.count': 0 }, commands: [] };
    expect(wrongWith({ seed: -1, ordersMax: 0.5, untilMs: -3, lanes: [spec.lanes[0]!, bad] })).toEqual([
      'seed must be a whole number from 0 to 4,294,967,295, is -1',
      'orders must be a whole number from 1, is 0.5',
      'until must be a time up to 30 days, is -3',
      'b.EmailWorker.count must be a whole number from 1 to 20,000, is 0',
    ]);
    expect(wrongWith({ lanes: [] })).toEqual(['lanes must be one or two, are 0']);
  });

  test('counts a knob as turned for the commands that follow', () => {
    const commands = (first: KnobValue) => [
      { atMs: 5, type: 'set', path: 'EmailWorker.count', value: first },
      { atMs: 9, type: 'start-fault', component: 'EmailWorker', fault: { type: 'slow', factor: 2 } },
    ];
    const of = (first: KnobValue) => wrongWith({ lanes: [{ ...spec.lanes[0]!, commands: commands(first) }] });
    expect(of(7)).toEqual(['commands[1].EmailWorker.fault.type must be down, hang, is "slow"']);
    expect(of(-7)).toHaveLength(2);
  });
});
