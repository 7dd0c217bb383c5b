// From which zoom on an edge's label has room: it is written in real pixels, so the smaller the drawing, the more of its
// edge it covers. A label along a long level stretch can stay when others must go. Pure.
import type { Point, Rect } from '../../topology/graph.ts';

/** Below this, labels of parallel edges would touch each other. */
const LEAST = 0.8;
/** Without a stretch to lie along, a label has exactly the room that the layout found for it. */
const EXACT = 0.9;
const MARGIN_PX = 10;

/** The level stretch nearest to the label that reaches over its middle. */
function stretchOf(points: readonly Point[], label: Rect): number {
  const middle = { x: label.x + label.width / 2, y: label.y + label.height / 2 };
  let length = 0;
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1]!, points[index]!];
    const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
    const isLevel = Math.abs(from.y - to.y) < 1 && Math.abs(from.y - middle.y) < label.height;
    if (isLevel && left <= middle.x && middle.x <= right)
      length = Math.max(length, 2 * Math.min(middle.x - left, right - middle.x));
  }
  return length;
}

/** A label beside an upright stretch grows away from it as it keeps its size: 0 from its left side, 1 from its right. */
export function labelAnchor(points: readonly Point[], label: Rect): 0 | 0.5 | 1 {
  const [top, bottom] = [label.y, label.y + label.height];
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1]!, points[index]!];
    const isUpright = Math.abs(from.x - to.x) < 1;
    const isBeside = isUpright && Math.min(from.y, to.y) < bottom && Math.max(from.y, to.y) > top;
    if (!isBeside) continue;
    if (from.x <= label.x + 1) return 0;
    if (from.x >= label.x + label.width - 1) return 1;
  }
  return 0.5;
}

export function labelFrom(points: readonly Point[], label: Rect | null): number {
  if (label === null) return 1;
  const stretch = stretchOf(points, label);
  if (stretch <= label.width) return EXACT;
  return Math.min(EXACT, Math.max(LEAST, (label.width + MARGIN_PX) / stretch));
}
