import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ChartPoint, thin } from './thin.ts';

const points = (values: (number | null)[]): ChartPoint[] => values.map((y, x) => ({ x, y }));
const numbers = (list: ChartPoint[]) => list.flatMap((point) => (point.y === null ? [] : [point.y!]));

test('few points stay as they are', () => {
  expect(thin(points([1, null, 3]), ['y'], 150)).toEqual(points([1, null, 3]));
});

test('never more than asked for, in order, with ends and peaks kept', () => {
  const values = fc.array(fc.option(fc.integer({ min: -1_000, max: 1_000 })), { minLength: 1, maxLength: 2_000 });
  fc.assert(
    fc.property(values, fc.integer({ min: 4, max: 150 }), (list, most) => {
      const all = points(list);
      const few = thin(all, ['y'], most);
      expect(few.length).toBeLessThanOrEqual(Math.max(most, 4));
      expect(few.map((point) => point.x)).toEqual(few.map((point) => point.x).sort((one, other) => one - other));
      expect(few[0]).toEqual(all[0]);
      expect(few.at(-1)).toEqual(all.at(-1));
      expect(Math.max(...numbers(few))).toBe(Math.max(...numbers(all)));
      expect(Math.min(...numbers(few))).toBe(Math.min(...numbers(all)));
    }),
  );
});

test('the peaks of every series survive', () => {
  const all = Array.from(
    { length: 1_000 },
    (_, x): ChartPoint => ({ x, a: x === 333 ? 99 : 1, b: x === 700 ? -5 : 0 }),
  );
  const few = thin(all, ['a', 'b'], 100);
  expect(few.length).toBeLessThanOrEqual(100);
  expect(few.some((point) => point.a === 99)).toBe(true);
  expect(few.some((point) => point.b === -5)).toBe(true);
});
