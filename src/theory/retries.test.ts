import { expect, test } from 'vitest';
import { attemptsExpected, backoffDelaysMs, givenUpExpected } from './retries.ts';

test('three of ten attempts fail, three retries: 1.417 attempts, 0.81 % given up', () => {
  expect(attemptsExpected(0.3, 3)).toBeCloseTo(1.417, 12);
  expect(givenUpExpected(0.3, 3)).toBeCloseTo(0.0081, 12);
  expect(attemptsExpected(1, 3)).toBe(4);
  expect(attemptsExpected(0, 3)).toBe(1);
});

test('the lesson backs off 1, 2 and 4 s', () => {
  expect(backoffDelaysMs(1_000, 2, 3)).toEqual([1_000, 2_000, 4_000]);
});
