import { expect, test } from 'vitest';
import { createRateMeter } from './rate-meter.ts';

test('the rate of the last half second, kept while the clock stands', () => {
  const meter = createRateMeter();
  for (let ms = 0; ms <= 1_000; ms += 50) meter.at(ms, ms * 10);
  expect(meter.at(1_050, 10_500)).toBeCloseTo(10);
  for (let ms = 1_100; ms <= 2_000; ms += 50) meter.at(ms, 10_500 + (ms - 1_050) * 40);
  expect(meter.at(2_050, 10_500 + 1_000 * 40)).toBeCloseTo(40);
  expect(meter.at(60_000, 10_500 + 1_000 * 40)).toBeCloseTo(40);
});

test('a clock that goes back starts over', () => {
  const meter = createRateMeter();
  meter.at(0, 0);
  meter.at(100, 1_000);
  expect(meter.at(200, 5)).toBe(10);
  expect(meter.at(300, 105)).toBe(1);
});
