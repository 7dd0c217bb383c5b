import { expect, test } from 'vitest';
import { fits, shownText } from './bar-text.ts';
import type { Span } from './span.ts';

const span = (label: string, ms: number | null, rest: Partial<Span> = {}): Span => ({
  id: '1',
  fact: 1,
  kind: 'call',
  label,
  component: 'AnalyticsDB',
  startedAtMs: 3_600,
  endedAtMs: ms === null ? null : 3_600 + ms,
  endsAtMs: null,
  outcome: 'done',
  attempt: 1,
  condition: null,
  statements: [],
  merged: 0,
  ...rest,
});
/** A second is so many pixels wide. */
const scale = (perSecond: number) => ({ endMs: 1_000, width: perSecond });

test('a bar says its name and how long it took, and as it gets narrower the name, the number, nothing', () => {
  const told = [400, 220, 120, 20].map((perSecond) => shownText(span('analytics', 300), scale(perSecond)));
  expect(told).toEqual(['analytics 300', 'analytics', '300', '']);
});

test('the last bar of the first scenario, 65 px wide at 1440 px, says its name', () => {
  expect(shownText(span('analytics', 300), { endMs: 4_000, width: 870 })).toBe('analytics');
});

test('it holds no more than its words are wide', () => {
  expect(fits(span('iiiiiiiiii', 300), scale(300))).toBe(true);
  expect(fits(span('mmmmmmmmmm', 300), scale(300))).toBe(false);
});

test('of one that still runs nobody knows how wide it gets', () => {
  expect(shownText(span('e-mail', null, { outcome: 'running', attempt: 2 }), scale(10))).toBe('e-mail (try 2)');
});
