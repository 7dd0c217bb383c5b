import { expect, test } from 'vitest';
import { spread } from './line-labels.ts';

const at = (...ys: number[]) => ys.map((y, index) => ({ key: String(index), text: '', y }));
const ys = (labels: { y: number }[]) => labels.map((label) => label.y);

test('labels that do not touch stay where their lines end', () => {
  expect(ys(spread(at(10, 40, 80), 14, 0, 100))).toEqual([10, 40, 80]);
});

test('labels that touch move apart, and none leaves the chart', () => {
  expect(ys(spread(at(50, 50, 52), 14, 0, 100))).toEqual([50, 64, 78]);
  expect(ys(spread(at(98, 99, 100), 14, 0, 100))).toEqual([72, 86, 100]);
});
