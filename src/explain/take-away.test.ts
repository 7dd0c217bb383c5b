// What is taken away says what was told: a fact a line, and slices as long as what they stand for.
import { expect, test } from 'vitest';
import { scenarioById } from '../scenario/library/library.ts';
import { runOf } from '../sim-engine/testing/runs.ts';
import { asChromeTrace, asJsonLines, asText } from './take-away.ts';

const scenario = scenarioById('one-order-async')!;
const told = runOf(scenario).facts.map((fact) => ({ lane: 1, fact }));

test('JSON lines are the facts themselves', () => {
  const lines = asJsonLines(told).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(told.map(({ fact }) => ({ lane: 'B', ...fact })));
});

test('a line of text has time, lane, order and sentence', () => {
  expect(asText(told, [null, scenario]).split('\n').at(-1)).toBe(
    '00:02.110\tB\t12345\tAll work for order 12345 was over after 2,110 ms',
  );
});

test('a trace has a slice for all that took time, in microseconds, and a name for each of its threads', () => {
  const { traceEvents } = asChromeTrace(told, [null, scenario]);
  const slices = traceEvents.filter(({ ph }) => ph === 'X');
  expect(slices.map(({ name, ts, dur }) => [name, ts, dur])).toEqual([
    ['store order', 0, 100_000],
    ['publish', 100_000, 10_000],
    ['analytics', 110_000, 300_000],
    ['stock', 110_000, 500_000],
    ['notify seller', 110_000, 1_000_000],
    ['e-mail', 110_000, 2_000_000],
  ]);
  const lastEnd = new Map<number, number>();
  for (const { tid, ts = 0, dur = 0 } of slices) {
    expect(ts, 'slices of a thread never overlap').toBeGreaterThanOrEqual(lastEnd.get(tid) ?? 0);
    lastEnd.set(tid, ts + dur);
  }
  const named = new Set(traceEvents.filter(({ name }) => name === 'thread_name').map(({ tid }) => tid));
  expect(traceEvents.every(({ ph, tid }) => ph === 'M' || named.has(tid))).toBe(true);
});
