import { expect, test } from 'vitest';
import { comparisonById, comparisonSpec, scenarioById } from '../../scenario/library/library.ts';
import type { LaneSpec, RunSpec } from '../../scenario/run-spec.ts';
import { frameAt } from '../shared/frame-for-tests.ts';
import { alertMarks, lineEndMs, lineMarks, partedAtMs, unhurriedEndMs } from './run-line.ts';

const spec = (id: string): RunSpec => comparisonSpec(comparisonById(id)!);

test('one order that never waits is done after 3,900 ms, or 2,110 ms through the queue', () => {
  expect(unhurriedEndMs(scenarioById('one-order-sync')!)).toBe(3_900);
  expect(unhurriedEndMs(scenarioById('one-order-async')!)).toBe(2_110);
});

test('the line ends where the slower lane should, and doubles while the work goes on beyond', () => {
  expect(lineEndMs(spec('one-order'), frameAt(100))).toBe(3_900);
  expect(lineEndMs(spec('one-order'), frameAt(5_000))).toBe(7_800);
  expect(lineEndMs(spec('one-order'), { ...frameAt(4_200), finished: true })).toBe(4_200);
  expect(lineEndMs(spec('rush'), frameAt(5_000))).toBe(300_000);
});

test('changes and faults are marked where they happened, lane by lane', () => {
  const commands: LaneSpec['commands'] = [
    { atMs: 150, type: 'start-fault', component: 'EmailService', fault: { type: 'down' } },
    { atMs: 900, type: 'end-fault', component: 'EmailService', fault: 'down' },
    { atMs: 950, type: 'set', path: 'EmailWorker.count', value: 7 },
  ];
  const { seed, lanes } = spec('one-order');
  const changed: RunSpec = { seed, lanes: [lanes[0]!, { ...lanes[1]!, commands }] };
  expect(lineMarks(changed, frameAt(1_000)).map(({ kind, text }) => [kind, text])).toEqual([
    ['fault', 'B, 150 ms: SendGrid goes down'],
    ['mended', 'B, 900 ms: SendGrid is well again'],
    ['change', 'B, 950 ms: E-mail workers, workers = 7'],
  ]);
});

test('lanes that began alike part at the first change that only one of them was given', () => {
  const { seed, lanes } = spec('one-order');
  const more = { atMs: 950, type: 'set', path: 'EmailWorker.count', value: 7 } as const;
  const later = { ...more, atMs: 2_000, value: 9 };
  const [, parent] = lanes;
  expect(partedAtMs({ seed, lanes })).toBeNull();
  expect(partedAtMs({ seed, lanes: [parent!, parent!] })).toBeNull();
  expect(partedAtMs({ seed, lanes: [parent!, { ...parent!, commands: [more] }] })).toBe(950);
  expect(
    partedAtMs({
      seed,
      lanes: [
        { ...parent!, commands: [more, later] },
        { ...parent!, commands: [more] },
      ],
    }),
  ).toBe(2_000);
});

test('an alert is marked where it began and where it ended, in its lane', () => {
  const turn = { id: 'deep', title: 'more than 1,000 waiting', queue: 'email.order.confirmation' };
  const marks = alertMarks([
    [],
    [
      { ...turn, atMs: 1_000, raised: true },
      { ...turn, atMs: 9_000, raised: false },
    ],
  ]);
  expect(marks.map(({ atMs, lane, kind, text }) => [atMs, lane, kind, text])).toEqual([
    [1_000, 'b', 'alert', 'B, 1,000 ms: more than 1,000 waiting in email.order.confirmation'],
    [9_000, 'b', 'mended', 'B, 9,000 ms: more than 1,000 waiting in email.order.confirmation: over'],
  ]);
});
