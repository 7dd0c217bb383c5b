import { expect, test } from 'vitest';
import { heightOf, linearScale, logScale } from './value-scale.ts';

test('a linear axis starts at 0 and ends at a round number that holds the highest value', () => {
  expect(linearScale(3_900)).toMatchObject({ from: 0, to: 4_000, ticks: [0, 1_000, 2_000, 3_000, 4_000] });
  expect(linearScale(10_798, 4).ticks).toEqual([0, 5_000, 10_000, 15_000]);
  expect(linearScale(10_798, 2).ticks).toEqual([0, 10_000, 20_000]);
  expect(linearScale(0).to).toBe(1);
});

test('a logarithmic axis runs over whole powers of ten', () => {
  expect(logScale(110, 3_900)).toMatchObject({ from: 100, to: 10_000, ticks: [100, 1_000, 10_000] });
  expect(logScale(100, 100).ticks).toEqual([100, 1_000]);
});

test('a value has its place, and never leaves the chart', () => {
  expect(heightOf(linearScale(4_000), 1_000)).toBe(0.25);
  expect(heightOf(logScale(100, 10_000), 1_000)).toBeCloseTo(0.5);
  expect(heightOf(logScale(100, 10_000), 0)).toBe(0);
});
