import { expect, test } from 'vitest';
import { curveThrough, LESSON_ANCHORS } from '../../../theory/business.ts';
import { beforeAfter, type LaneLoss } from './lane-loss.ts';

const curve = curveThrough('exponential', LESSON_ANCHORS);
const loss = (lane: 'a' | 'b', share: number | null): LaneLoss => ({ lane, share, counted: 1, waiting: 0, meanMs: 1 });

test('the lane that loses more is before, whichever it is', () => {
  expect(beforeAfter([loss('a', 0.15), loss('b', 0.05)], curve, LESSON_ANCHORS)).toMatchObject({
    before: 0.15,
    after: 0.05,
    measured: true,
    names: ['A', 'B'],
  });
  expect(beforeAfter([loss('a', 0.05), loss('b', 0.15)], curve, LESSON_ANCHORS).names).toEqual(['B', 'A']);
});

test('without two measured lanes the anchors stand in', () => {
  const standIn = beforeAfter([loss('a', 0.15), loss('b', null)], curve, LESSON_ANCHORS);
  expect(standIn.measured).toBe(false);
  expect(standIn.before).toBeCloseTo(0.15);
  expect(standIn.after).toBeCloseTo(0.05);
});
