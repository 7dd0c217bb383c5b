// Changes to a run are values: the one before is never touched, and a branch differs from its parent in nothing but the change.
import { expect, test } from 'vitest';
import { comparisonById, comparisonSpec } from '../scenario/library/library.ts';
import type { Command, RunSpec } from '../scenario/run-spec.ts';
import { withBranch } from './changes.ts';

const fail: Command = { atMs: 1_000, type: 'start-fault', component: 'EmailService', fault: { type: 'down' } };
const mend: Command = { atMs: 9_000, type: 'end-fault', component: 'EmailService', fault: 'down' };
const more = (atMs: number, value: number): Command => ({ atMs, type: 'set', path: 'EmailWorker.count', value });
const base = comparisonSpec(comparisonById('month')!);
const run: RunSpec = {
  ...base,
  lanes: [base.lanes[0]!, { ...base.lanes[1]!, commands: [fail, more(5_000, 50), mend] }],
};

test('the watched lane stays where it is, and the branch takes the other one', () => {
  const { spec, lane } = withBranch(run, 'b', more(3_000, 20));
  expect(lane).toBe('a');
  expect(spec.lanes[1]).toBe(run.lanes[1]);
  expect(spec.lanes[0]!.scenario).toBe(run.lanes[1]!.scenario);
  expect(spec.seed).toBe(run.seed);
});

test('the branch keeps what was done later, but for the knob that was turned', () => {
  const { spec } = withBranch(run, 'b', more(3_000, 20));
  expect(spec.lanes[0]!.commands).toEqual([fail, more(3_000, 20), mend]);
});

test('where there is one lane the branch becomes the second', () => {
  const { spec, lane } = withBranch({ ...run, lanes: [run.lanes[1]!] }, 'a', more(3_000, 20));
  expect(lane).toBe('b');
  expect(spec.lanes.map(({ commands }) => commands.length)).toEqual([3, 3]);
});
