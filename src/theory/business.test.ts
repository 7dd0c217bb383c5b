import { describe, expect, test } from 'vitest';
import {
  anchorProblems,
  type CurveFamily,
  curveThrough,
  gainIfPlaced,
  gainIfStarted,
  LESSON_ANCHORS,
  LESSON_SHOP,
  lessonGain,
  meanLeaves,
  relativeReduction,
} from './business.ts';

describe.each<CurveFamily>(['exponential', 'linear'])('the %s curve', (family) => {
  const curve = curveThrough(family, LESSON_ANCHORS);

  test('goes through both anchors', () => {
    expect(curve.leaves(110)).toBeCloseTo(0.05, 12);
    expect(curve.leaves(3_900)).toBeCloseTo(0.15, 12);
  });

  test('never falls with latency and stays a share', () => {
    const shares = [0, 100, 1_000, 10_000, 100_000, 10_000_000].map(curve.leaves);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });
});

test('the exponential curve of the lesson: 95.3 % · exp(−latency / 34.07 s)', () => {
  const curve = curveThrough('exponential', LESSON_ANCHORS);
  expect(curve.tauMs).toBeCloseTo(34_075, -1);
  expect(curve.scale).toBeCloseTo(0.9531, 4);
});

test('two anchors of one height make a level curve, not a division by zero', () => {
  const curve = curveThrough('exponential', { ...LESSON_ANCHORS, slowShare: 0.05 });
  expect(curve.leaves(50_000)).toBeCloseTo(0.05, 12);
});

test('the mean is over orders, not over the mean latency', () => {
  const curve = curveThrough('exponential', LESSON_ANCHORS);
  const histogram: [number, number][] = [
    [110, 3],
    [3_900, 1],
  ];
  expect(meanLeaves(curve, histogram)).toBeCloseTo((3 * 0.05 + 0.15) / 4, 12);
  expect(meanLeaves(curve, [])).toBeNull();
});

test('problems of anchors name the field and the limit', () => {
  expect(anchorProblems(LESSON_ANCHORS)).toEqual([]);
  expect(
    anchorProblems({ ...LESSON_ANCHORS, fastMs: Number.NaN, slowShare: 1 }).map((problem) => problem.field),
  ).toEqual(['fastMs', 'slowShare']);
  expect(anchorProblems({ ...LESSON_ANCHORS, slowMs: 50 })[0]?.problem).toBe('must be more than the fast one');
  expect(anchorProblems({ ...LESSON_ANCHORS, slowShare: 0.01 })[0]?.field).toBe('slowShare');
});

describe('orders and money', () => {
  test('the lesson: 150 M × 10 % = 15 M orders, $750 M', () => {
    const gain = lessonGain(LESSON_SHOP, 0.15, 0.05);
    expect(gain.more).toBeCloseTo(15_000_000, 3);
    expect(gain.revenue).toBeCloseTo(750_000_000, 2);
  });

  test('if 150 M are started: 127.5 M become 142.5 M, the same 15 M', () => {
    const gain = gainIfStarted(LESSON_SHOP, 0.15, 0.05);
    expect(gain.before).toBeCloseTo(127_500_000, 3);
    expect(gain.after).toBeCloseTo(142_500_000, 3);
    expect(gain.more).toBeCloseTo(15_000_000, 3);
  });

  test('if 150 M are placed today: 167.65 M, 17.65 M more, $882 M', () => {
    const gain = gainIfPlaced(LESSON_SHOP, 0.15, 0.05);
    expect(gain.after / 1e6).toBeCloseTo(167.647, 3);
    expect(gain.more / 1e6).toBeCloseTo(17.647, 3);
    expect(gain.revenue / 1e6).toBeCloseTo(882.35, 2);
  });

  test('15 % to 5 % is a reduction by 66.7 %, not 70 %', () => {
    expect(relativeReduction(0.15, 0.05)).toBeCloseTo(0.6667, 4);
    expect(relativeReduction(0, 0)).toBe(0);
  });
});
