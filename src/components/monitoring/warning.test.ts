import { expect, test } from 'vitest';
import type { Rehearsal, Rehearsed } from '../../protocol/rehearsal.ts';
import { USUAL } from '../../stores/rehearsal-store.ts';
import { hasWarned, leadText, noticeText, verdictText } from './warning.ts';

const rule = (firedAtMs: number | null): Rehearsed => ({
  id: `at ${firedAtMs}`,
  title: 'more than 100 dead letters',
  queue: 'email.dead',
  firedAtMs,
  clearedAtMs: null,
  times: firedAtMs === null ? 0 : 1,
});
const run = (noticedAtMs: number | null, ...firedAtMs: (number | null)[]): Rehearsal => ({
  endMs: 120_000,
  noticed: noticedAtMs === null ? null : { atMs: noticedAtMs, orderId: 12_424, by: 'late-work' },
  rules: firedAtMs.map(rule),
});

test('a rule warns by as much as it fires before the first customer notices', () => {
  const outage = run(67_900, 10_000, 29_000, 80_000, null);
  expect(outage.rules.map((one) => leadText(outage, one))).toEqual([
    '57.9 s before',
    '38.9 s before',
    '12.1 s after',
    '',
  ]);
  expect(outage.rules.map((one) => hasWarned(outage, one))).toEqual([true, true, false, false]);
  expect(verdictText(outage)).toBe('Warned 57.9 s before.');
});

test('fired in the very second in which it is noticed, a rule has warned by nothing', () => {
  const late = run(10_000, 10_000);
  expect([hasWarned(late, late.rules[0]!), verdictText(late)]).toEqual([true, 'Warned 0 s before.']);
});

test('too late, never, or for nothing', () => {
  expect(verdictText(run(5_000, 10_000))).toBe('Every rule that fires comes too late.');
  expect(verdictText(run(5_000, null))).toBe('No rule warns of it.');
  expect(verdictText(run(null, 10_000))).toBe('What fires, fires for nothing that a customer would see.');
  expect(verdictText(run(null, null))).toBe('No rule fires.');
});

test('what is noticed is said with the limit that it went beyond', () => {
  expect(noticeText(run(67_900), USUAL)).toBe(
    'At 01:07.900 the first customer notices: order 12,424 still lacks some of the work after 1 min.',
  );
  expect(noticeText(run(null), USUAL)).toBe('Until 02:00.000 no customer notices anything.');
});
