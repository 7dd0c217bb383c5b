// A broker as shapes: a row for every queue, its messages as cards, those that are held apart, and the count. Pure.
import { textWidth } from '../../topology/label-size.ts';
import { countText } from '../shared/format.ts';
import type { DrawnNode } from '../topology/lane-drawing.ts';
import type { NodeView } from '../topology/node-view.ts';
import { CARDS_MAX, queueView } from '../topology/queue-view.ts';
import type { Shape } from './drawing.ts';
import { fitted, head, type Ink, type Now, SMALL_PX, words } from './node-box.ts';

const ROW = { top: 26, side: 5, gap: 2 };

export function broker(node: DrawnNode, view: NodeView, ink: Ink, now: Now): Shape[] {
  const { height } = node.rect;
  const corner = view.text || `exchange ${node.exchanges.join(', ')}`;
  const count = Math.max(1, node.queues.length);
  const rowHeight = (height - ROW.top - ROW.side - ROW.gap * (count - 1)) / count;
  const rows = node.queues.map(
    (queue, index): Shape => ({
      type: 'group',
      x: ROW.side,
      y: ROW.top + index * (rowHeight + ROW.gap),
      shapes: queueRow(node, queue, rowHeight, now),
    }),
  );
  const quiet = view.tone === 'calm' ? { ...ink, text: now.colours['text-2'] } : ink;
  return [...head(node, view, corner, quiet, now), ...rows];
}

function queueRow(node: DrawnNode, name: string, height: number, { frame, colours }: Now): Shape[] {
  const { ready, held, level, role, isDeleted } = queueView(frame, name, node.consumed);
  const width = node.rect.width - 2 * ROW.side;
  const isOff = isDeleted || node.unbound.includes(name);
  const isFilled = level !== 'empty';
  const isDead = role === 'dead' && isFilled;
  const isHigh = level === 'high' || level === 'over';
  const loud = isHigh || isDead ? colours.dead : role === 'wait' && isFilled ? colours.retry : null;
  const count = countText(ready);
  const countFill = loud ?? (isFilled ? colours.text : colours['text-3']);
  const card = isDead ? colours.dead : role === 'wait' ? colours.retry : colours.ready;
  const middle = height / 2;
  const shown = fitted(name, width - 18 - textWidth(count), SMALL_PX);
  return [
    {
      type: 'rect',
      x: 0,
      y: 0,
      width,
      height,
      radius: 4,
      fill: level === 'over' || isDead ? colours['dead-tint'] : role === 'dead' ? colours.sunken : colours.surface,
      stroke: isHigh ? colours.dead : colours.line,
      ...(isOff ? { dash: [3, 2] } : {}),
    },
    words({ x: 6, y: middle, text: shown, fill: isOff ? colours['text-3'] : colours.text }),
    words({ x: width - 6, y: middle, text: count, fill: countFill, weight: isFilled ? 600 : 400, anchor: 'end' }),
    ...cards(ready, CARDS_MAX.ready, 6, 1, middle + 4, { fill: card }),
    ...cards(held, CARDS_MAX.held, width - 6, -1, middle + 4, { fill: colours['hand-tint'], stroke: colours.hand }),
  ];
}

const CARD = { width: 8, height: 5, gap: 2 };

/** One card a message, to the right or to the left from `x`; the last one is faint where there are more. */
function cards(
  count: number,
  most: number,
  x: number,
  way: 1 | -1,
  y: number,
  look: { fill: string; stroke?: string },
): Shape[] {
  const drawn = Math.min(count, most);
  const step = CARD.width + CARD.gap;
  return Array.from({ length: drawn }, (_, index) => {
    const last = way === 1 ? index === drawn - 1 : index === 0;
    const left = way === 1 ? x + index * step : x - (index + 1) * step + CARD.gap;
    const { width, height } = CARD;
    return { type: 'rect', x: left, y, width, height, radius: 1, opacity: count > drawn && last ? 0.4 : 1, ...look };
  });
}
