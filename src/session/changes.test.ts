// Changes and their history: every change is a new spec, undo and redo go along them, and what has been undone and done
// again is the same run to the last fact.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findKnob, type Knob, knobsOf, knobValue } from '../scenario/knobs.ts';
import { comparisonById, comparisonSpec } from '../scenario/library/library.ts';
import { prepare } from '../scenario/prepare.ts';
import { type KnobValue, LANES, type LaneName, type RunSpec } from '../scenario/run-spec.ts';
import { runStore } from '../stores/run-store.ts';
import { scenarioAt, turnIssues, withCommand, withCopy, withSet } from './changes.ts';
import { isFaulted, withFault } from './fault-changes.ts';
import { canRedo, canUndo, type History, present, record, redone, startHistory, undone } from './history.ts';
import { digests, openPlayer, settled } from './testing/player.ts';

const SEED = 20_260_412;
const rush = comparisonSpec(comparisonById('rush')!);

const valueTaken = (knob: Knob, choice: number): KnobValue => {
  switch (knob.kind) {
    case 'number':
      return Math.min(knob.max, knob.min + (knob.whole ? choice : choice / 2));
    case 'duration':
      return [`${choice}ms`, `exponential(${choice + 1}ms)`, choice][choice % 3]!;
    case 'choice':
      return knob.choices[choice % knob.choices.length]!.value;
    case 'switch':
      return choice % 2 === 0;
  }
};

interface Edit {
  lanes: LaneName[];
  path: string;
  value: KnobValue;
  atMs: number | null;
}

const paths = [...new Set(rush.lanes.flatMap(({ scenario }) => knobsOf(scenario).map(({ path }) => path)))];
/** Any knob to any value that it takes, at an instant or from the start, in the lanes that have it. */
const anyEdit: fc.Arbitrary<Edit> = fc
  .record({
    lanes: fc.constantFrom<LaneName[]>(['a'], ['b'], ['a', 'b']),
    path: fc.constantFrom(...paths),
    choice: fc.integer({ min: 0, max: 60 }),
    atMs: fc.option(fc.integer({ min: 0, max: 300_000 })),
  })
  .map(({ lanes, path, choice, atMs }) => {
    const knob = rush.lanes.map(({ scenario }) => findKnob(scenario, path)).find((one) => one !== undefined)!;
    const having = lanes.filter((lane) => findKnob(rush.lanes[LANES.indexOf(lane)]!.scenario, path));
    return { lanes: having, path, value: valueTaken(knob, choice), atMs };
  });
const anyEdits = fc.array(anyEdit, { minLength: 1, maxLength: 30 });

const edited = (spec: RunSpec, { lanes, path, value, atMs }: Edit): RunSpec =>
  atMs === null ? withSet(spec, lanes, path, value) : withCommand(spec, lanes, { type: 'set', path, value, atMs });

const holds = (law: (edits: Edit[]) => void): void => {
  const property = fc.property(anyEdits, (edits) => {
    law(edits);
  });
  fc.assert(property, { seed: SEED, numRuns: 200 });
};

const historyOf = (edits: Edit[]): History =>
  edits.reduce((history, edit) => record(history, edited(present(history), edit)), startHistory(rush));

describe(`history (seed ${SEED})`, () => {
  test('undo then redo is where one was, at every place', () => {
    holds((edits) => {
      for (let history = historyOf(edits); canUndo(history); history = undone(history))
        expect(redone(undone(history))).toEqual(history);
    });
  });

  test('undone to the beginning it is the run as it was opened; redone to the end, as it was left', () => {
    holds((edits) => {
      const end = historyOf(edits);
      let history = end;
      for (const _ of edits) history = undone(history);
      expect(present(history)).toBe(rush);
      expect(canUndo(history)).toBe(false);
      expect(undone(history)).toBe(history);
      for (const _ of edits) history = redone(history);
      expect(present(history)).toBe(present(end));
      expect(canRedo(history)).toBe(false);
    });
  });

  test('a change after an undo takes the place of what was undone', () => {
    holds((edits) => {
      const history = undone(historyOf(edits));
      const again = record(history, edited(present(history), edits[0]!));
      expect(canRedo(again)).toBe(false);
      expect(present(undone(again))).toBe(present(history));
    });
  });

  test('of very many changes the last two hundred are kept, and the present is among them', () => {
    let history = startHistory(rush);
    for (let n = 1; n <= 500; n++) history = record(history, withSet(rush, ['a'], 'AppServers.slots', n));
    expect(present(history).lanes[0]!.sets).toEqual({ 'AppServers.slots': 500 });
    let steps = 0;
    for (; canUndo(history); steps++) history = undone(history);
    expect(steps).toBe(199);
  });
});

describe(`changes (seed ${SEED})`, () => {
  test('leave the spec that they change as it was, and make one that can be run', () => {
    const before = structuredClone(rush);
    holds((edits) => {
      const spec = present(historyOf(edits));
      expect(rush).toEqual(before);
      const prepared = prepare(spec);
      expect(prepared.ok ? [] : prepared.issues).toEqual([]);
    });
  });

  test('keep commands in order of time, and at equal times in order of entry', () => {
    holds((edits) => {
      for (const [index, lane] of LANES.entries()) {
        const live = edits.flatMap((edit) => (edit.lanes.includes(lane) && edit.atMs !== null ? [edit] : []));
        const spec = live.reduce(edited, rush);
        const expected = live.map(({ path, value, atMs }) => ({ type: 'set', path, value, atMs: atMs! }));
        expect(spec.lanes[index]!.commands).toEqual(expected.sort((a, b) => a.atMs - b.atMs));
      }
    });
  });

  test('from the start mean the whole run: the knob stands where it was put, and no command turns it', () => {
    holds((edits) => {
      const last = edits.at(-1)!;
      const spec = edited(present(historyOf(edits)), { ...last, atMs: null });
      for (const lane of last.lanes) {
        const { scenario, sets, commands } = spec.lanes[LANES.indexOf(lane)]!;
        const alone = scenarioAt({ scenario, sets: { [last.path]: last.value }, commands: [] }, 0);
        const wanted = knobValue(findKnob(alone, last.path)!);
        expect(knobValue(findKnob(scenarioAt({ scenario, sets, commands }, 0), last.path)!)).toEqual(wanted);
        expect(commands.some((command) => command.type === 'set' && command.path === last.path)).toBe(false);
      }
    });
  });

  test('of values that no knob takes are refused with the path, in lanes that have it', () => {
    expect(turnIssues(rush, ['a', 'b'], 'EmailWorker.count', 0, 0)).toEqual({
      lanes: ['b'],
      issues: [{ path: 'EmailWorker.count', problem: 'must be a whole number from 1 to 20,000, is 0' }],
    });
    expect(turnIssues(rush, ['a', 'b'], 'AppServers.slots', 5, 0)).toEqual({ lanes: ['a', 'b'], issues: [] });
    expect(turnIssues(rush, ['a', 'b'], 'Nobody.count', 5, 0).issues).toHaveLength(1);
  });

  test('a copy is the same run in both lanes', () => {
    const { lanes } = withCopy(withSet(rush, ['b'], 'EmailWorker.count', 7), 'b');
    expect(lanes).toHaveLength(2);
    expect(lanes[1]).toEqual(lanes[0]);
    expect(lanes[0]!.sets).toEqual({ 'EmailWorker.count': 7 });
  });
});

test('on the screen: a live change undone is the run without it, and redone the run with it, to the last fact', async () => {
  const { view, play } = await openPlayer('rush');
  await play(2_000);
  view().pause();
  const without = digests();
  view().turn('AppServers.slots', 20, ['a', 'b']);
  await settled();
  const changed = digests();
  expect(changed).not.toEqual(without);
  const { clockMs } = runStore.getState();
  view().undo();
  await settled();
  expect([view().phase, runStore.getState().clockMs, digests()]).toEqual(['paused', clockMs, without]);
  view().redo();
  await settled();
  expect([view().phase, runStore.getState().clockMs, digests()]).toEqual(['paused', clockMs, changed]);
});

test('before a run begins, one server more that is down leaves the others down', () => {
  const down = (replica: number) => ({
    type: 'start-fault' as const,
    atMs: 0,
    component: 'AppServers',
    fault: { type: 'replica-down' as const, replica },
  });
  const twoDown = withFault(withFault(rush, ['a'], down(0)), ['a'], down(1));
  expect(twoDown.lanes[0]!.commands).toHaveLength(2);
  expect(withFault(twoDown, ['a'], down(1)).lanes[0]!.commands).toHaveLength(2);
  const oneUp = { type: 'end-fault' as const, atMs: 0, component: 'AppServers', fault: 'replica-down' as const };
  expect(withFault(twoDown, ['a'], { ...oneUp, replica: 0 }).lanes[0]!.commands).toEqual([down(1)]);
  expect(withFault(twoDown, ['a'], oneUp).lanes[0]!.commands).toEqual([]);
});

test('of several servers, each is down or not by itself', () => {
  const frame = { lanes: [{ components: [{ id: 'AppServers', faults: ['replica-down'], replicasDown: [1] }] }] };
  const is = (type: 'start-fault' | 'end-fault', replica: number) =>
    isFaulted(frame as never, rush, ['a'], {
      atMs: 5,
      component: 'AppServers',
      ...(type === 'start-fault'
        ? { type, fault: { type: 'replica-down', replica } }
        : { type, fault: 'replica-down', replica }),
    });
  expect([is('start-fault', 1), is('start-fault', 0)]).toEqual([true, false]);
  expect([is('end-fault', 1), is('end-fault', 0)]).toEqual([false, true]);
});
