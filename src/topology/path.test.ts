import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Point } from './graph.ts';
import { pointAt, roundedPath, samplePolyline } from './path.ts';

const corner: Point[] = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 50 },
];

test('a path rounds its corners, and short runs less than long ones', () => {
  expect(roundedPath(corner)).toBe('M0 0L94 0Q100 0 100 6L100 50');
  expect(roundedPath([...corner, { x: 104, y: 50 }])).toBe('M0 0L94 0Q100 0 100 6L100 48Q100 50 102 50L104 50');
  expect(roundedPath(corner.slice(0, 2))).toBe('M0 0L100 0');
  expect(roundedPath(corner.slice(0, 1))).toBe('');
});

test('fractions of a way are fractions of its length', () => {
  const table = samplePolyline(corner, 64, 0);
  expect(table.lengthPx).toBe(150);
  expect(pointAt(table, 0)).toEqual({ x: 0, y: 0 });
  expect(pointAt(table, 1 / 3)).toMatchObject({ x: expect.closeTo(50), y: 0 });
  expect(pointAt(table, 1)).toEqual({ x: 100, y: 50 });
  expect([pointAt(table, -1), pointAt(table, 2)]).toEqual([corner[0], corner[2]]);
});

const squareWay = fc.array(fc.integer({ min: -200, max: 200 }), { minLength: 2, maxLength: 10 }).map((turns) => {
  const points: Point[] = [{ x: 0, y: 0 }];
  turns.forEach((step, index) => {
    const last = points.at(-1) ?? { x: 0, y: 0 };
    points.push(index % 2 === 0 ? { x: last.x + step, y: last.y } : { x: last.x, y: last.y + step });
  });
  return points;
});

test('any way begins and ends where it should, in equal steps that are never longer than their share', () => {
  fc.assert(
    fc.property(squareWay, fc.integer({ min: 1, max: 100 }), (points, steps) => {
      const table = samplePolyline(points, steps);
      expect(pointAt(table, 0)).toEqual(points[0]);
      expect(pointAt(table, 1).x).toBeCloseTo(points.at(-1)?.x ?? 0, 6);
      for (let step = 1; step <= steps; step++) {
        const [dx, dy] = [
          (table.x[step] ?? 0) - (table.x[step - 1] ?? 0),
          (table.y[step] ?? 0) - (table.y[step - 1] ?? 0),
        ];
        expect(Math.sqrt(dx * dx + dy * dy)).toBeLessThanOrEqual(table.lengthPx / steps + 1e-6);
      }
    }),
  );
});

test('no points, no way: everything stays where it is', () => {
  expect(pointAt(samplePolyline([], 8), 0.5)).toEqual({ x: 0, y: 0 });
  expect(pointAt(samplePolyline([{ x: 3, y: 4 }], 8), 0.5)).toEqual({ x: 3, y: 4 });
});
