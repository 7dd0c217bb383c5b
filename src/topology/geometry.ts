// Rectangles and points: what overlaps, what contains, what bounds. Half a px of slack, because halves come from centring.

import type { Point, Rect } from './graph.ts';

export const SLACK = 0.5;

export const right = (rect: Rect): number => rect.x + rect.width;
export const bottom = (rect: Rect): number => rect.y + rect.height;
export const centre = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });

/** Whether two rectangles share more than a border; one without width or height still overlaps what it runs through. */
export const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < right(b) - SLACK && b.x < right(a) - SLACK && a.y < bottom(b) - SLACK && b.y < bottom(a) - SLACK;

export const contains = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x - SLACK &&
  inner.y >= outer.y - SLACK &&
  right(inner) <= right(outer) + SLACK &&
  bottom(inner) <= bottom(outer) + SLACK;

export const grown = (rect: Rect, by: number): Rect => ({
  x: rect.x - by,
  y: rect.y - by,
  width: rect.width + 2 * by,
  height: rect.height + 2 * by,
});

/** The least rectangle around all of these; there must be one at least. */
export function boundsOf(rects: readonly Rect[], points: readonly Point[] = []): Rect {
  const x = Math.min(...rects.map((rect) => rect.x), ...points.map((point) => point.x));
  const y = Math.min(...rects.map((rect) => rect.y), ...points.map((point) => point.y));
  const width = Math.max(...rects.map(right), ...points.map((point) => point.x)) - x;
  const height = Math.max(...rects.map(bottom), ...points.map((point) => point.y)) - y;
  return { x, y, width, height };
}

/** The runs of a way as thin rectangles. */
export const runsOf = (points: readonly Point[]): Rect[] =>
  points.slice(1).map((b, index) => boundsOf([], [points[index] ?? b, b]));
