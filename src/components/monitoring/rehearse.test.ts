// What came of a rehearsal is kept, and known for what it is after the run or the question has changed.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Rehearsal } from '../../protocol/rehearsal.ts';
import { comparisonById, comparisonSpec } from '../../scenario/library/library.ts';
import type { RunSpec } from '../../scenario/run-spec.ts';
import type { Controls } from '../../session/controls.ts';
import { type Rehearsed, rehearsalStore, USUAL } from '../../stores/rehearsal-store.ts';
import { rehearse, standingOf } from './rehearse.ts';

const outage = comparisonSpec(comparisonById('email-outage')!);
const quiet: Rehearsal = { endMs: 120_000, noticed: null, rules: [] };
const kept = () => rehearsalStore.getState().last;

/** Answers when it is told to. */
function asked() {
  const waiting: { resolve: (rehearsal: Rehearsal) => void; reject: () => void }[] = [];
  const recall = () => new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  return { recall: recall as Controls['recall'], waiting };
}

beforeEach(() => rehearsalStore.setState({ last: null }));

describe('what is kept', () => {
  test('that it is under way, then what came of each lane', async () => {
    const { recall, waiting } = asked();
    const done = rehearse(recall, outage, USUAL, ['a', 'b']);
    expect(kept()).toMatchObject({ came: 'not-yet' });
    for (const { resolve } of waiting) resolve(quiet);
    await done;
    expect(kept()?.came).toEqual([
      { lane: 'a', rehearsal: quiet },
      { lane: 'b', rehearsal: quiet },
    ]);
  });

  test('that it was lost', async () => {
    const { recall, waiting } = asked();
    const done = rehearse(recall, outage, USUAL, ['b']);
    waiting[0]!.reject();
    await done;
    expect(kept()?.came).toBe('lost');
  });

  test('the one that was asked for last, whichever answer comes last', async () => {
    const { recall, waiting } = asked();
    const patient = { ...USUAL, workMs: 900_000 };
    const first = rehearse(recall, outage, USUAL, ['b']);
    const second = rehearse(recall, outage, patient, ['b']);
    waiting[1]!.resolve({ ...quiet, endMs: 1 });
    await second;
    waiting[0]!.resolve(quiet);
    await first;
    expect(kept()).toMatchObject({ limits: patient, came: [{ rehearsal: { endMs: 1 } }] });
  });
});

describe('how it stands to the run on the screen', () => {
  const last: Rehearsed = { spec: outage, limits: USUAL, came: [] };
  const changed: RunSpec = {
    ...outage,
    lanes: outage.lanes.map((lane) => ({ ...lane, sets: { ...lane.sets, 'EmailWorker.count': 40 } })),
  };

  test('it is of that run as long as nothing was changed, and again once the change is undone', () => {
    expect(standingOf(last, outage, USUAL)).toBe('same');
    expect(standingOf(last, changed, USUAL)).toBe('changed');
    expect(standingOf(last, structuredClone(outage), USUAL)).toBe('same');
  });

  test('noticing was something else, or there is a lane less', () => {
    expect(standingOf(last, outage, { ...USUAL, answerMs: 1_000 })).toBe('changed');
    expect(standingOf(last, { ...outage, lanes: [outage.lanes[1]!] }, USUAL)).toBe('changed');
  });

  test('of a run of other scenarios nobody asks any more', () => {
    expect(standingOf(last, comparisonSpec(comparisonById('rush')!), USUAL)).toBe('other');
  });
});
