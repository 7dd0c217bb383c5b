// Where each edge leaves and arrives: first a side of each node, then a place on that side, so that edges leave in the order
// in which they are heading, and run straight wherever both ends allow it.

import { centre } from '../geometry.ts';
import type { Graph, GraphEdge, Point, Rect } from '../graph.ts';
import { groupBy } from '../group-by.ts';
import { textWidth } from '../label-size.ts';
import { type NodeKind, QUEUE_ROW_HEIGHT, QUEUE_ROWS_TOP } from '../node-sizes.ts';
import { type Arrangement, type Side, spacing } from './arrangement.ts';
import type { Placed } from './place.ts';

export interface Port {
  side: Side;
  point: Point;
}

export interface Ends {
  from: Port;
  to: Port;
}

/** One end of one edge on its way to becoming a port. */
interface End {
  edge: GraphEdge;
  which: 'from' | 'to';
  side: Side;
  rect: Rect;
  /** Ends with the same slot on one side share one port. */
  slot: string;
  /** The centre of the node at the other end. */
  heading: Point;
  /** Along the side, in absolute coordinates. */
  at: number;
  /** Where `at` may move to, so that it keeps its place between its neighbours. */
  low: number;
  high: number;
}

const PITCH = 18;
const PITCH_MIN = 12;
const CORNER = 8;
const opposite: Record<Side, Side> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' };

export const outward: Record<Side, { dx: number; dy: number }> = {
  left: { dx: -1, dy: 0 },
  right: { dx: 1, dy: 0 },
  top: { dx: 0, dy: -1 },
  bottom: { dx: 0, dy: 1 },
};

const isUpright = (side: Side) => side === 'left' || side === 'right';

export function portsFor(
  graph: Graph,
  kinds: Record<string, NodeKind>,
  placed: Placed,
  arrangement: Arrangement,
): Map<string, Ends> {
  const pairs = graph.edges.flatMap((edge) => {
    const from = placed.nodes[edge.from];
    const to = placed.nodes[edge.to];
    if (from === undefined || to === undefined) return [];
    const sides = arrangement.sides?.[`${edge.from}->${edge.to}`] ?? sidesOf(from, to);
    const model = graph.edges.find((other) => other.id === edge.follows) ?? edge;
    const end = (which: 'from' | 'to', side: Side, rect: Rect, other: Rect): End => {
      const slot = `${which} ${edge[which] === model[which] ? model.id : 'implied'}`;
      return { edge, which, side, rect, slot, heading: centre(other), at: 0, low: 0, high: 0 };
    };
    return [[end('from', sides[0], from, to), end('to', sides[1], to, from)] as const];
  });
  const bySide = groupBy(pairs.flat(), sideOf);
  for (const ends of bySide.values()) spread(ends, stretch(graph, placed, ends), kinds);
  // More than once, because an end can be free to move only after its neighbour has moved.
  for (let pass = 0; pass < 3; pass++) for (const [start, end] of pairs) straighten(start, end, bySide);
  return new Map(pairs.map(([start, end]) => [start.edge.id, { from: port(start), to: port(end) }]));
}

const sideOf = (end: End): string => `${end.edge[end.which]} ${end.side}`;

/** Facing sides when one stands beside the other with room between them, or else above it. */
function sidesOf(from: Rect, to: Rect): readonly [Side, Side] {
  if (to.x >= from.x + from.width) return ['right', 'left'];
  if (to.x + to.width <= from.x) return ['left', 'right'];
  return to.y >= from.y ? ['bottom', 'top'] : ['top', 'bottom'];
}

/** The part of a side that may hold ports: away from corners, and from the title of the group above it. */
function stretch(graph: Graph, placed: Placed, ends: End[]): [low: number, high: number] {
  const [{ side, rect, edge, which }] = ends as [End];
  if (isUpright(side)) return [rect.y + CORNER, rect.y + rect.height - CORNER];
  const wide: [number, number] = [rect.x + CORNER, rect.x + rect.width - CORNER];
  const groupId = graph.nodes.find((node) => node.id === edge[which])?.groupId;
  const group = graph.groups.find((one) => one.id === groupId);
  const frame = placed.groups[groupId ?? ''];
  if (side === 'bottom' || group === undefined || frame === undefined) return wide;
  const belowTitle = rect.y - frame.y <= spacing.frame.top;
  const after = (scale: number) => frame.x + spacing.frame.side + textWidth(group.title) * scale + CORNER;
  const clear = TITLE_SCALES.map(after).find((x) => x < wide[1]);
  return belowTitle && clear !== undefined ? [Math.max(wide[0], clear), wide[1]] : wide;
}

/** Titles keep their size on the screen where the drawing shrinks: room for a larger one is kept where there is any. */
const TITLE_SCALES = [1.4, 1];

function spread(ends: End[], [low, high]: [number, number], kinds: Record<string, NodeKind>): void {
  const [{ side, rect, edge, which }] = ends as [End];
  // Ends that run together share one port, as if they were one edge to the middle of where they go.
  const slots = [...groupBy(ends, (end) => end.slot).values()].map((slot) => ({
    slot,
    slope: slot.reduce((sum, end) => sum + slopeOf(end), 0) / slot.length,
  }));
  slots.sort((a, b) => a.slope - b.slope);
  const kind = kinds[edge[which]];
  // Subscriptions leave from the rows in which the broker shows its queues.
  const isOut = ends.every((end) => end.which === 'from');
  const isQueueRow = kind?.role === 'broker' && isUpright(side) && isOut && slots.length <= (kind.queues ?? 0);
  const pitch = slots.length > 1 ? Math.min(PITCH, (high - low) / (slots.length - 1)) : 0;
  slots.forEach(({ slot }, index) => {
    const even = (low + high) / 2 + pitch * (index - (slots.length - 1) / 2);
    const row = rect.y + QUEUE_ROWS_TOP + QUEUE_ROW_HEIGHT * (index + 0.5);
    const at = Math.round(isQueueRow ? row : even);
    for (const end of slot) Object.assign(end, { at, low: isQueueRow ? at : low, high: isQueueRow ? at : high });
  });
}

/** How steeply an edge heads along its side: sorted by it, edges to near and to far nodes leave without crossing each other. */
function slopeOf({ side, rect, heading }: End): number {
  const { dx, dy } = outward[side];
  const { x, y } = centre(rect);
  const along = dx === 0 ? heading.x - x : heading.y - y;
  const away = (heading.x - x) * dx + (heading.y - y) * dy;
  // What lies behind is reached round the corner, outside of everything that lies ahead.
  return away > 0 ? along / away : (Math.sign(along) || 1) * (1e6 - Math.abs(along));
}

/** An end moves to where its edge runs straight, unless that brings it too close to another one or past it. */
function straighten(start: End, end: End, bySide: Map<string, End[]>): void {
  if (start.side !== opposite[end.side] || start.at === end.at) return;
  for (const [mover, at] of [
    [end, start.at],
    [start, end.at],
  ] as const) {
    const others = (bySide.get(sideOf(mover)) ?? []).filter((other) => other !== mover);
    const keepsOrder = others.every((other) => (other.at < mover.at ? at - other.at : other.at - at) >= PITCH_MIN);
    const sharesPort = others.some((other) => other.at === mover.at);
    if (at < mover.low || at > mover.high || !keepsOrder || sharesPort) continue;
    mover.at = at;
    return;
  }
}

function port({ side, rect, at }: End): Port {
  switch (side) {
    case 'left':
      return { side, point: { x: rect.x, y: at } };
    case 'right':
      return { side, point: { x: rect.x + rect.width, y: at } };
    case 'top':
      return { side, point: { x: at, y: rect.y } };
    case 'bottom':
      return { side, point: { x: at, y: rect.y + rect.height } };
  }
}
