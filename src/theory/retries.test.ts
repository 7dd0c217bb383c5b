import { expect, test } from 'vitest';
import { attemptsExpected, backoffDelaysMs } from './retries.ts';

test('three of ten attempts fail, three retries: 1.417 attempts', () => {
  expect(attemptsExpected(0.3, 3)).toBeCloseTo(1.417, 12);
  expect(attemptsExpected(1, 3)).toBe(4);
  expect(attemptsExpected(0, 3)).toBe(1);
});

test('the lesson backs off 1, 2 and 4 s', () => {
  expect(backoffDelaysMs(1_000, 2, 3)).toEqual([1_000, 2_000, 4_000]);
});
