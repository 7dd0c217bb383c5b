// Draws every edge of a placed diagram as horizontal and vertical runs. What one edge costs depends on those drawn before it, so
// several orders are tried, each edge is drawn once more with all the others in place, and the cheapest whole is kept.

import { boundsOf, grown } from '../geometry.ts';
import type { Graph, GraphEdge, Point, Rect } from '../graph.ts';
import type { Arrangement } from './arrangement.ts';
import { type Grid, gridFor } from './grid.ts';
import type { Placed } from './place.ts';
import { type Ends, outward, type Port } from './ports.ts';
import { type Stub, search } from './search.ts';
import { runTogether, type Segment, TOGETHER, withTraffic } from './traffic.ts';

const STUB = 8;
const ROUNDS = 3;
/** Room around the diagram for edges that go round it. */
const AROUND = 40;

const stubPoint = ({ point, side }: Port): Point => ({
  x: point.x + outward[side].dx * STUB,
  y: point.y + outward[side].dy * STUB,
});

interface Task {
  ends: Map<string, Ends>;
  grid: Grid;
  bend: Arrangement['bend'];
}

/** Points from border to border for each edge; null when some edge finds no way. */
export function route(
  graph: Graph,
  placed: Placed,
  titles: Rect[],
  ends: Map<string, Ends>,
  bend: Arrangement['bend'],
): Drawn | null {
  const stubs = [...ends.values()].flatMap(({ from, to }) => [stubPoint(from), stubPoint(to)]);
  const whole = boundsOf([...Object.values(placed.nodes), ...Object.values(placed.groups)]);
  const grid = gridFor(grown(whole, AROUND), stubs, placed, titles);
  const task = { ends, grid, bend };
  const edges = graph.edges.filter((edge) => ends.has(edge.id) && !edge.implied);
  const span = (edge: GraphEdge) => spanOf(ends.get(edge.id));
  const shortFirst = [...edges].sort((a, b) => span(a) - span(b));
  let best: Attempt | null = null;
  for (const order of [shortFirst, [...shortFirst].reverse(), edges, [...edges].reverse()]) {
    const attempt = drawAll(order, task, new Map());
    if (attempt !== null && (best === null || attempt.cost < best.cost)) best = attempt;
  }
  // Implied edges come last and change nothing for the drawn ones.
  const implied = graph.edges.filter((edge) => ends.has(edge.id) && edge.implied);
  return best === null ? null : (drawAll(implied, task, best.drawn)?.drawn ?? null);
}

interface Attempt {
  drawn: Drawn;
  cost: number;
}

export type Drawn = Map<GraphEdge, Point[]>;

function drawAll(edges: GraphEdge[], task: Task, before: Drawn): Attempt | null {
  const drawn: Drawn = new Map(before);
  const costs = new Map<GraphEdge, number>();
  let isSettled = false;
  for (let round = 0; round < ROUNDS && !isSettled; round++) {
    isSettled = true;
    for (const edge of edges) {
      const last = drawn.get(edge);
      drawn.delete(edge);
      const way = draw(edge, task, segmentsOf(drawn));
      if (way === null) return null;
      drawn.set(edge, way.points);
      costs.set(edge, way.cost);
      isSettled &&= last !== undefined && isSame(last, way.points);
    }
  }
  return { drawn, cost: [...costs.values()].reduce((sum, cost) => sum + cost, 0) };
}

const isSame = (a: Point[], b: Point[]): boolean =>
  a.length === b.length && a.every((point, index) => point.x === b[index]?.x && point.y === b[index]?.y);

/** An edge that can run straight counts as shortest: a detour of another costs less than a bend of its own. */
function spanOf(pair: Ends | undefined): number {
  if (pair === undefined) return 0;
  const [a, b] = [pair.from.point, pair.to.point];
  return a.x === b.x || a.y === b.y ? -1 : Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

const segmentsOf = (drawn: Drawn): Segment[] =>
  [...drawn].flatMap(([edge, points]) => points.slice(1).map((b, index) => ({ a: points[index] ?? b, b, edge })));

function draw(edge: GraphEdge, { ends, grid, bend }: Task, others: Segment[]) {
  const pair = ends.get(edge.id);
  if (pair === undefined) return null;
  const perPxMin = others.some((segment) => runTogether(segment.edge, edge)) ? TOGETHER : 1;
  // Of ways that cost the same, a search finds the one that bends as late as it can, seen from where it begins.
  const isBackwards = bend === 'near-start';
  const [first, last] = isBackwards ? [pair.to, pair.from] : [pair.from, pair.to];
  const way = search(withTraffic(grid, others, edge), leaving(first), arriving(last), perPxMin);
  if (way === null) return null;
  const corners = isBackwards ? way.points.reverse() : way.points;
  return { cost: way.cost, points: withoutStraightPoints([pair.from.point, ...corners, pair.to.point]) };
}

const leaving = (port: Port): Stub => ({ point: stubPoint(port), ...outward[port.side] });
const arriving = (port: Port): Stub => ({
  point: stubPoint(port),
  dx: 0 - outward[port.side].dx,
  dy: 0 - outward[port.side].dy,
});

/** A corner where nothing turns is no corner. */
function withoutStraightPoints(points: Point[]): Point[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined || after === undefined) return true;
    const onLine = (before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y);
    return !onLine;
  });
}
