// Where the states of a message's life stand in the drawing, and the way from one to another as a path. Pure.
import type { LifeState } from '../../message-life/machine.ts';

export const CHART = { width: 500, height: 178, boxWidth: 86, boxHeight: 24 } as const;

/** Rows are further apart than this where another one lies between them. */
const PITCH = 40;

interface Place {
  x: number;
  y: number;
  label: string;
}

const COLUMN = [1, 104, 207, 310, 413] as const;
const ROW = [28, 82, 150] as const;

export const PLACES: Record<LifeState, Place> = {
  published: { x: COLUMN[0], y: ROW[0], label: 'published' },
  delayed: { x: COLUMN[0], y: ROW[1], label: 'delayed' },
  ready: { x: COLUMN[1], y: ROW[0], label: 'ready' },
  held: { x: COLUMN[2], y: ROW[0], label: 'held' },
  'in-hand': { x: COLUMN[3], y: ROW[0], label: 'in hand' },
  'backing-off': { x: COLUMN[3], y: ROW[1], label: 'backing off' },
  acknowledged: { x: COLUMN[4], y: ROW[0], label: 'acknowledged' },
  replayed: { x: COLUMN[4], y: ROW[2], label: 'replayed' },
  'dead-lettered': { x: COLUMN[3], y: ROW[2], label: 'dead-lettered' },
  expired: { x: COLUMN[0], y: ROW[2], label: 'expired' },
  dropped: { x: COLUMN[1], y: ROW[2], label: 'dropped' },
  lost: { x: COLUMN[2], y: ROW[2], label: 'lost' },
};

/** States in which the message is in its queue; from any of them it can be lost or die. */
export const IN_QUEUE = { x: 95, y: 4, width: 310, height: 110 } as const;

/** Ways that are always drawn: the usual life. The others appear when they are taken. */
export const USUAL_WAYS = [
  'published>ready',
  'ready>held',
  'held>in-hand',
  'in-hand>acknowledged',
  'in-hand>backing-off',
  'backing-off>acknowledged',
] as const;

export const ENDS_BELOW: readonly LifeState[] = ['expired', 'dropped', 'lost', 'dead-lettered', 'replayed'];

export interface WayPath {
  d: string;
  /** Where a count stands beside it. */
  label: { x: number; y: number };
}

/** From box to box: straight along a row, in an arc back, upright between rows. */
export function wayPath(from: LifeState, to: LifeState): WayPath {
  const [a, b] = [PLACES[from], PLACES[to]];
  const { boxWidth: w, boxHeight: h } = CHART;
  if (from === to) {
    const x = a.x + w / 2;
    return {
      d: `M${x - 14} ${a.y} C${x - 22} ${a.y - 22} ${x + 22} ${a.y - 22} ${x + 14} ${a.y}`,
      label: { x, y: a.y - 18 },
    };
  }
  if (a.y === b.y && b.x > a.x) {
    const isNext = b.x - a.x < 2 * w;
    const y = a.y + h / 2;
    if (isNext) return { d: `M${a.x + w} ${y} H${b.x}`, label: { x: (a.x + w + b.x) / 2, y: y - 4 } };
    return arc(a.x + w * 0.6, b.x + w * 0.4, a.y + h, 18);
  }
  if (a.y === b.y) return arc(a.x + w * 0.4, b.x + w * 0.6, a.y + h, 16);
  // Past the box between them.
  if (a.x === b.x && b.y - a.y > 2 * PITCH) {
    const [x, y1, y2] = [a.x + w, a.y + h * 0.75, b.y + h / 2];
    return {
      d: `M${x} ${y1} C${x + 20} ${y1 + 14} ${x + 20} ${y2 - 14} ${x} ${y2}`,
      label: { x: x + 22, y: (y1 + y2) / 2 },
    };
  }
  if (b.y > a.y) return slanted(a.x + w / 2, a.y + h, b.x + w / 2, b.y);
  return slanted(a.x + w * (b.x > a.x ? 0.9 : 0.5), a.y, b.x + w / 2, b.y + h);
}

function arc(fromX: number, toX: number, y: number, depth: number): WayPath {
  const d = `M${fromX} ${y} C${fromX} ${y + depth} ${toX} ${y + depth} ${toX} ${y}`;
  return { d, label: { x: (fromX + toX) / 2, y: y + depth } };
}

function slanted(x1: number, y1: number, x2: number, y2: number): WayPath {
  const middle = (y1 + y2) / 2;
  return { d: `M${x1} ${y1} C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`, label: { x: (x1 + x2) / 2 + 8, y: middle } };
}
