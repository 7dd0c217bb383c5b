// What an interviewer chooses is what the task asks: its case, contract, locks, limit and hidden fault.
import { expect, test } from 'vitest';
import { assert } from '../../assert.ts';
import { CHALLENGES } from '../../lessons/challenges.ts';
import { contractOf } from '../../lessons/terms.ts';
import type { Frame } from '../../protocol/frame.ts';
import { comparisonById, comparisonSpec } from '../../scenario/library/library.ts';
import { prepare } from '../../scenario/prepare.ts';
import type { RunSpec } from '../../scenario/run-spec.ts';
import { wholeSpec } from '../../scenario/task.ts';
import { readTask, writeTask } from '../../share/task-link.ts';
import { Simulation } from '../../sim-engine/simulation.ts';
import { breakablesOf, firstDraft, lockablesOf, type OpenRun, taskOfDraft, withLock } from './pose-draft.ts';

function firstFrame(of: RunSpec): Frame {
  const created = Simulation.create(of, { keepFacts: false });
  assert(created.ok, 'a built-in run');
  return created.value.frame(0, {});
}

const spec = comparisonSpec(comparisonById('rush')!);
const open: OpenRun = {
  spec,
  frame: firstFrame(spec),
  comparisonId: 'rush',
  pace: { type: 'factor', factor: 4 },
};

test('the run as it is, with a contract, a limit and a hidden fault, travels as it was chosen', async () => {
  const task = taskOfDraft(
    {
      ...firstDraft(null, open.frame),
      title: 'A rush',
      brief: 'Keep it fast.',
      judgedAtS: 70,
      locks: ['EmailWorker', 'faults'],
      minutes: 15,
      fault: { component: 'EmailService', type: 'slow', fromS: 20, untilS: 40 },
    },
    open,
  );
  expect(contractOf(task).map(({ text, atMost }) => [text, atMost])).toEqual([
    ['p95 of the checkout, B', 300],
    ['Orders failed, B', 0],
  ]);
  expect(wholeSpec(task).lanes.map(({ commands }) => commands.map(({ atMs, type }) => [atMs, type]))).toEqual([
    [
      [20_000, 'start-fault'],
      [40_000, 'end-fault'],
    ],
    [
      [20_000, 'start-fault'],
      [40_000, 'end-fault'],
    ],
  ]);
  expect(await readTask(await writeTask(task))).toEqual({ ok: true, value: task });
});

test('a challenge keeps its own contract and run', () => {
  const [challenge] = CHALLENGES;
  const task = taskOfDraft({ ...firstDraft(challenge!.id, open.frame), minutes: 0 }, open);
  expect(contractOf(task)).toEqual(challenge!.terms);
  expect(task).toMatchObject({ comparisonId: challenge!.run.comparison, minutes: null, posed: true });
});

test('whatever can be made to misbehave in a shop, can be hidden in it', () => {
  for (const { id, types } of breakablesOf(open.spec))
    for (const type of types) {
      const task = taskOfDraft(
        { ...firstDraft(null, open.frame), fault: { component: id, type, fromS: 1, untilS: 2 } },
        open,
      );
      expect(prepare(wholeSpec(task)).ok, `${id} ${type}`).toBe(true);
    }
});

test('everything with a knob can be locked, once, as a whole or by its knobs', () => {
  const lockables = lockablesOf(open.spec);
  expect(new Set(lockables.map(({ id }) => id)).size).toBe(lockables.length);
  expect(lockables.map(({ title }) => title)).toContain('E-mail workers');
  const single = withLock([], 'EmailWorker.count', true);
  expect(withLock(single, 'EmailWorker', true)).toEqual(['EmailWorker']);
  expect(withLock(['EmailWorker', 'faults'], 'EmailWorker', false)).toEqual(['faults']);
});

test('a term is offered where there is something to measure', () => {
  const offered = firstDraft(null, open.frame).terms.map(({ figure }) => figure);
  expect(offered).toContain('p95');
  expect(offered).not.toContain('dead');
});
