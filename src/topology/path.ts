// An edge's points as something to draw and something to move along: an SVG path with rounded corners, and a table from which
// a canvas reads where a message is at any fraction of its way.

import type { Point } from './graph.ts';

const CORNER_RADIUS = 6;

interface Corner {
  /** Where the curve begins, its control point, and where it ends. */
  start: Point;
  corner: Point;
  end: Point;
}

const distance = (a: Point, b: Point): number => Math.sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2);
const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});
const number = (value: number): string => String(Math.round(value * 100) / 100);

function corners(points: readonly Point[], radius: number): Corner[] {
  return points.slice(1, -1).map((corner, index) => {
    const before = points[index] ?? corner;
    const after = points[index + 2] ?? corner;
    const [into, out] = [distance(before, corner), distance(corner, after)];
    // Half a run at most, so that the curves at its two ends never overlap.
    const cut = Math.min(radius, into / 2, out / 2);
    return {
      start: between(corner, before, into === 0 ? 0 : cut / into),
      corner,
      end: between(corner, after, out === 0 ? 0 : cut / out),
    };
  });
}

/** SVG path data through the points; '' for fewer than two. */
export function roundedPath(points: readonly Point[], radius = CORNER_RADIUS): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return '';
  const at = (point: Point) => `${number(point.x)} ${number(point.y)}`;
  const curves = corners(points, radius).map(({ start, corner, end }) => `L${at(start)}Q${at(corner)} ${at(end)}`);
  return `M${at(first)}${curves.join('')}L${at(last)}`;
}

/** `steps + 1` points at equal distances along a way. */
export interface PathTable {
  x: Float64Array;
  y: Float64Array;
  lengthPx: number;
}

const CURVE_STEPS = 4;

/** Samples the way as `roundedPath` draws it; at least one step. */
export function samplePolyline(points: readonly Point[], steps: number, radius = CORNER_RADIUS): PathTable {
  const way = flattened(points, radius);
  const lengths = [0];
  way.forEach((point, index) => {
    const before = way[index - 1];
    if (before !== undefined) lengths.push((lengths[index - 1] ?? 0) + distance(before, point));
  });
  const lengthPx = lengths.at(-1) ?? 0;
  const table: PathTable = { x: new Float64Array(steps + 1), y: new Float64Array(steps + 1), lengthPx };
  let segment = 1;
  for (let step = 0; step <= steps; step++) {
    const goal = (lengthPx * step) / steps;
    while (segment < way.length - 1 && (lengths[segment] ?? 0) < goal) segment += 1;
    const [low, high] = [lengths[segment - 1] ?? 0, lengths[segment] ?? 0];
    const [a, b] = [way[segment - 1], way[segment]];
    const point = a && b ? between(a, b, high > low ? (goal - low) / (high - low) : 0) : (a ?? { x: 0, y: 0 });
    table.x[step] = point.x;
    table.y[step] = point.y;
  }
  return table;
}

function flattened(points: readonly Point[], radius: number): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  const curves = corners(points, radius).flatMap(({ start, corner, end }) =>
    Array.from({ length: CURVE_STEPS + 1 }, (_, index) => {
      const t = index / CURVE_STEPS;
      return between(between(start, corner, t), between(corner, end, t), t);
    }),
  );
  return [first, ...curves, last];
}

/** The point at a fraction of the way, 0 its start and 1 its end; beyond both it stays there. */
export function pointAt(table: PathTable, fraction: number): Point {
  const steps = table.x.length - 1;
  const exact = Math.min(Math.max(fraction, 0), 1) * steps;
  const step = Math.min(Math.floor(exact), steps - 1);
  const share = exact - step;
  const [fromX, toX] = [table.x[step] ?? 0, table.x[step + 1] ?? 0];
  const [fromY, toY] = [table.y[step] ?? 0, table.y[step + 1] ?? 0];
  return { x: fromX + (toX - fromX) * share, y: fromY + (toY - fromY) * share };
}
