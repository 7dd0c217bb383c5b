// What the edges drawn so far cost the next one: it should cross few, run on top of none, and keep its distance; edges that
// belong together should share their way.

import type { GraphEdge, Point } from '../graph.ts';
import type { Grid } from './grid.ts';

export interface Segment {
  a: Point;
  b: Point;
  edge: GraphEdge;
}

const CROSSING = 44;
const CROWDING = 4;
/** Parallel edges keep this far apart if they can; closer than TOUCHING they look like one. */
const APART = 9;
const TOUCHING = 5;
/** The share of its cost that a px has where an edge of the same bundle runs already. */
export const TOGETHER = 0.3;

/** Implied edges run along the drawn edge that they follow and along each other, so that a pool of nodes adds a few faint lines. */
export const runTogether = (a: GraphEdge, b: GraphEdge): boolean =>
  (a.follows ?? a.id) === (b.follows ?? b.id) || (a.implied && b.implied);

/** The ground's costs with those of all `drawn` segments added, for drawing `edge`. */
export function withTraffic(ground: Grid, drawn: Segment[], edge: GraphEdge): Grid {
  const grid = { ...ground, right: ground.right.slice(), below: ground.below.slice() };
  // A drawn edge takes no notice of implied ones: those are fainter, and come last.
  const noticed = drawn.filter((segment) => edge.implied || !segment.edge.implied);
  for (const segment of noticed) if (!runTogether(segment.edge, edge)) addTo(grid, segment);
  for (const segment of noticed) if (runTogether(segment.edge, edge)) share(grid, ground, segment);
  return grid;
}

/** The two axes of a segment's own view: along it, and across it. */
function view(grid: Grid, { a, b }: Segment) {
  const isFlat = a.y === b.y;
  const width = grid.xs.length;
  return {
    along: isFlat ? grid.xs : grid.ys,
    across: isFlat ? grid.ys : grid.xs,
    stepsAlong: isFlat ? grid.right : grid.below,
    stepsAcross: isFlat ? grid.below : grid.right,
    index: (i: number, j: number) => (isFlat ? i + j * width : j + i * width),
    at: isFlat ? a.y : a.x,
    low: isFlat ? Math.min(a.x, b.x) : Math.min(a.y, b.y),
    high: isFlat ? Math.max(a.x, b.x) : Math.max(a.y, b.y),
  };
}

function addTo(grid: Grid, segment: Segment): void {
  const { along, across, stepsAlong, stepsAcross, index, at, low, high } = view(grid, segment);
  across.forEach((line, j) => {
    const distance = Math.abs(line - at);
    const crowding =
      distance < APART ? CROWDING * (1 - distance / APART) + (distance < TOUCHING ? 2 * CROWDING : 0) : 0;
    // A step from this line to the next crosses the segment if it ends on it or beyond; then the next step does not.
    const isCrossed = line < at && (across[j + 1] ?? line) >= at;
    if (crowding === 0 && !isCrossed) return;
    along.forEach((from, i) => {
      const to = along[i + 1] ?? from;
      const step = index(i, j);
      if (crowding > 0 && from < high && to > low) stepsAlong[step] = (stepsAlong[step] ?? 0) + crowding * (to - from);
      if (isCrossed && from >= low && from <= high) stepsAcross[step] = (stepsAcross[step] ?? 0) + CROSSING;
    });
  });
}

function share(grid: Grid, ground: Grid, segment: Segment): void {
  const { along, across, stepsAlong, index, at, low, high } = view(grid, segment);
  const j = across.indexOf(at);
  if (j < 0) return;
  along.forEach((from, i) => {
    const to = along[i + 1] ?? from;
    const step = index(i, j);
    const before = (stepsAlong === grid.right ? ground.right : ground.below)[step] ?? 0;
    if (from >= low && to <= high && to > from && Number.isFinite(before)) stepsAlong[step] = TOGETHER * (to - from);
  });
}
