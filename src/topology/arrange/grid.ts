// The lines that edges may run on, and what each step along them costs before any edge is drawn. Lower cost = what a careful
// person would draw: short, away from nodes, off the frames' lines, through no title.

import type { Point, Rect } from '../graph.ts';
import type { Placed } from './place.ts';

export interface Grid {
  xs: number[];
  ys: number[];
  /** Cost of the step right of (column, row), and of the step below it, at `column + row * xs.length`. */
  right: Float64Array;
  below: Float64Array;
}

/** What a px costs beyond its length. */
const perPx = { onFrame: 3, title: 4, nearNode: 1, insideFrame: 0.2 } as const;

const STEP = 4;
const CLEAR = 7;
const NEAR = 12;

function lines(from: number, to: number, wanted: number[]): number[] {
  const all = new Set(wanted);
  for (let at = Math.ceil(from / STEP) * STEP; at <= to; at += STEP) all.add(at);
  return [...all].sort((a, b) => a - b);
}

export function gridFor(bounds: Rect, wanted: Point[], placed: Placed, titles: Rect[]): Grid {
  const xs = lines(
    bounds.x,
    bounds.x + bounds.width,
    wanted.map((point) => point.x),
  );
  const ys = lines(
    bounds.y,
    bounds.y + bounds.height,
    wanted.map((point) => point.y),
  );
  const right = new Float64Array(xs.length * ys.length).fill(Number.POSITIVE_INFINITY);
  const below = new Float64Array(xs.length * ys.length).fill(Number.POSITIVE_INFINITY);
  const ground = groundCost(Object.values(placed.nodes), Object.values(placed.groups), titles);
  ys.forEach((y, row) => {
    xs.forEach((x, column) => {
      const here = column + row * xs.length;
      const nextX = xs[column + 1];
      const nextY = ys[row + 1];
      if (nextX !== undefined) right[here] = (nextX - x) * ground({ x, y }, { x: nextX, y });
      if (nextY !== undefined) below[here] = (nextY - y) * ground({ x, y }, { x, y: nextY });
    });
  });
  return { xs, ys, right, below };
}

/** Cost of a short step for each px of its length; infinite inside nodes. */
function groundCost(nodes: Rect[], frames: Rect[], titles: Rect[]): (a: Point, b: Point) => number {
  return (a, b) => {
    let sum = 1;
    for (const node of nodes) {
      if (touches(node, CLEAR, a, b)) return Number.POSITIVE_INFINITY;
      if (touches(node, NEAR, a, b)) sum += perPx.nearNode;
    }
    for (const frame of frames) {
      if (runsAlong(frame, a, b)) sum += perPx.onFrame;
      else if (touches(frame, 0, a, b)) sum += perPx.insideFrame;
    }
    for (const title of titles) if (touches(title, 2, a, b)) sum += perPx.title;
    return sum;
  };
}

/** Whether a step enters the rectangle grown by `by`. */
function touches(rect: Rect, by: number, a: Point, b: Point): boolean {
  return (
    Math.max(a.x, b.x) > rect.x - by &&
    Math.min(a.x, b.x) < rect.x + rect.width + by &&
    Math.max(a.y, b.y) > rect.y - by &&
    Math.min(a.y, b.y) < rect.y + rect.height + by
  );
}

function runsAlong(frame: Rect, a: Point, b: Point): boolean {
  const near = (value: number, line: number) => Math.abs(value - line) < 4;
  if (a.y === b.y) {
    const overlaps = b.x > frame.x && a.x < frame.x + frame.width;
    return overlaps && (near(a.y, frame.y) || near(a.y, frame.y + frame.height));
  }
  const overlaps = b.y > frame.y && a.y < frame.y + frame.height;
  return overlaps && (near(a.x, frame.x) || near(a.x, frame.x + frame.width));
}
