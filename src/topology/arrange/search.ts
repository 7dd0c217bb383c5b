// The cheapest way over a grid from one stub to another (A*). Ties are broken by order of discovery, so that the same
// diagram is always drawn the same way.

import type { Point } from '../graph.ts';
import { Frontier } from './frontier.ts';
import type { Grid } from './grid.ts';

export interface Stub {
  point: Point;
  /** Unit step in which the edge leaves, or arrives. */
  dx: number;
  dy: number;
}

const directions = [
  { dx: 1, dy: 0 },
  { dx: 0, dy: 1 },
  { dx: -1, dy: 0 },
  { dx: 0, dy: -1 },
] as const;

export interface Way {
  /** Corners from stub to stub, both included. */
  points: Point[];
  cost: number;
}

const BEND = 26;

/** Null when walls leave no way. `perPxMin` is the least that a px costs anywhere on the grid. */
export function search(grid: Grid, from: Stub, to: Stub, perPxMin: number): Way | null {
  const { xs, ys, right, below } = grid;
  const width = xs.length;
  const states = width * ys.length * 4;
  const best = new Float64Array(states).fill(Number.POSITIVE_INFINITY);
  const cameFrom = new Int32Array(states).fill(-1);
  const done = new Uint8Array(states);
  const stateAt = (stub: Stub): number => {
    const direction = directions.findIndex((one) => one.dx === stub.dx && one.dy === stub.dy);
    return (xs.indexOf(stub.point.x) + ys.indexOf(stub.point.y) * width) * 4 + direction;
  };
  const start = stateAt(from);
  const goal = stateAt(to);
  // Never more than the truth, or the way found might not be the cheapest.
  const estimate = (column: number, row: number, direction: number): number => {
    const leftX = to.point.x - (xs[column] ?? 0);
    const leftY = to.point.y - (ys[row] ?? 0);
    const { dx } = directions[direction] ?? directions[0];
    const mustTurn = dx === 0 ? leftX !== 0 : leftY !== 0;
    return perPxMin * (Math.abs(leftX) + Math.abs(leftY)) + (mustTurn ? BEND : 0);
  };
  const frontier = new Frontier();
  best[start] = 0;
  frontier.add(start, 0);
  while (!frontier.isEmpty) {
    const state = frontier.take();
    if (done[state] === 1) continue;
    done[state] = 1;
    if (state === goal) return { points: corners(grid, cameFrom, goal), cost: best[goal] ?? 0 };
    const direction = state & 3;
    const cell = state >> 2;
    const column = cell % width;
    const row = (cell - column) / width;
    const so = best[state] ?? 0;
    for (const turn of [0, 1, 3]) {
      const next = (direction + turn) & 3;
      const { dx, dy } = directions[next] ?? directions[0];
      const [toColumn, toRow] = [column + dx, row + dy];
      if (toColumn < 0 || toRow < 0 || toColumn >= width || toRow >= ys.length) continue;
      // A step belongs to its left or upper end, whichever way it is taken.
      const step = Math.min(column, toColumn) + Math.min(row, toRow) * width;
      const total = so + ((dy === 0 ? right : below)[step] ?? 0) + (turn === 0 ? 0 : BEND);
      const into = (toColumn + toRow * width) * 4 + next;
      if (total >= (best[into] ?? 0)) continue;
      best[into] = total;
      cameFrom[into] = state;
      frontier.add(into, total + estimate(toColumn, toRow, next));
    }
  }
  return null;
}

function corners({ xs, ys }: Grid, cameFrom: Int32Array, goal: number): Point[] {
  const points: Point[] = [];
  let direction = -1;
  for (let state = goal; state >= 0; state = cameFrom[state] ?? -1) {
    const cell = state >> 2;
    const point = { x: xs[cell % xs.length] ?? 0, y: ys[Math.floor(cell / xs.length)] ?? 0 };
    const isEnd = state === goal || (cameFrom[state] ?? -1) < 0;
    // A state's direction is the one in which it was entered, so a corner shows when going back from it.
    if (isEnd || (state & 3) !== direction) points.push(point);
    direction = state & 3;
  }
  return points.reverse();
}
