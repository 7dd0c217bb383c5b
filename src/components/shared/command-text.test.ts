// What was done to a run is told once, with its time and its lanes, and nothing of what was there before.
import { expect, test } from 'vitest';
import { comparisonById, comparisonSpec } from '../../scenario/library/library.ts';
import type { Command, RunSpec } from '../../scenario/run-spec.ts';
import { doneIn } from './command-text.ts';

const rush = comparisonSpec(comparisonById('rush')!);
const slots: Command = { atMs: 12_000, type: 'set', path: 'AppServers.slots', value: 300 };
const down: Command = { atMs: 5_000, type: 'start-fault', component: 'EmailService', fault: { type: 'down' } };

const having = (commands: Command[][], sets: RunSpec['lanes'][number]['sets'][] = []): RunSpec => ({
  ...rush,
  lanes: rush.lanes.map((lane, index) => ({ ...lane, sets: sets[index] ?? {}, commands: commands[index] ?? [] })),
});

test('nothing was done to a run that is as it was', () => expect(doneIn(rush, rush)).toEqual([]));

test('what both lanes did at once is one line; values from the start come first, then the rest in time', () => {
  const after = having([[down, slots], [slots]], [{}, { 'EmailWorker.count': 40, 'EmailWorker.prefetch': 0 }]);
  expect(doneIn(rush, after)).toEqual([
    { atMs: null, lanes: ['b'], text: 'E-mail workers, workers = 40' },
    { atMs: null, lanes: ['b'], text: 'E-mail workers, prefetch = unlimited' },
    { atMs: 5_000, lanes: ['a'], text: 'SendGrid goes down' },
    { atMs: 12_000, lanes: ['a', 'b'], text: 'App servers, slots each = 300' },
  ]);
});

test('what was done before is left out, once', () => {
  const before = having([[down]]);
  expect(doneIn(before, having([[down, down]]))).toEqual([{ atMs: 5_000, lanes: ['a'], text: 'SendGrid goes down' }]);
});
