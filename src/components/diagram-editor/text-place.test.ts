import { expect, test } from 'vitest';
import { placeAt } from './text-place.ts';

test('line 2, column 3 is the third character of the second line', () => {
  expect('ab\ncdef\ng'[placeAt('ab\ncdef\ng', 2, 3)]).toBe('e');
});

test('a place beyond the text is its end', () => {
  expect(placeAt('ab', 9, 1)).toBe(2);
  expect(placeAt('ab', 1, 9)).toBe(2);
});
