import { expect, test } from 'vitest';
import { rateAtSlider, sliderAtRate, steppedRate } from './rate-steps.ts';

test('steps go to the next round rate', () => {
  expect([5, 19, 57.87, 60, 100, 220].map((rate) => steppedRate(rate, 1))).toEqual([6, 20, 60, 65, 110, 230]);
  expect([5, 20, 57.87, 60, 100, 220].map((rate) => steppedRate(rate, -1))).toEqual([4, 19, 55, 55, 95, 210]);
  expect(steppedRate(0, -1)).toBe(0);
});

test('the slider spans 1 to 1,000 orders a second evenly by ratio', () => {
  expect([0, 100].map(rateAtSlider)).toEqual([1, 1_000]);
  expect([1, 10, 100, 1_000].map(sliderAtRate)).toEqual([0, 33, 67, 100]);
});
