// Nodes as shapes, in the state they are in: the same boxes, words, slots and cards that the screen has where there is
// room for all of them. Pure.
import { textWidth } from '../../topology/label-size.ts';
import type { DrawnNode, FlowNodeKind } from '../topology/lane-drawing.ts';
import type { NodeView } from '../topology/node-view.ts';
import { viewOfNode } from '../topology/node-views.ts';
import { broker } from './broker-shapes.ts';
import type { Shape } from './drawing.ts';
import {
  bar,
  box,
  check,
  fitted,
  head,
  type Ink,
  inkOf,
  type Now,
  PAD,
  SMALL_PX,
  saidIn,
  share,
  words,
} from './node-box.ts';
import { server, workers } from './slot-shapes.ts';

function client(node: DrawnNode, view: NodeView, ink: Ink, now: Now): Shape[] {
  const room = node.rect.width - 2 * PAD;
  const lines = [saidIn(view, now.clockMs, room), view.aside].filter((text) => text !== '');
  const texts = lines.map((text, index) =>
    words({
      x: PAD,
      y: 32 + index * 15,
      text: fitted(text, room, SMALL_PX),
      fill: index === 0 ? ink.text : now.colours['text-2'],
    }),
  );
  return [...head(node, view, '', ink, now), ...texts];
}

function call(node: DrawnNode, view: NodeView, ink: Ink, now: Now): Shape[] {
  const { colours, clockMs } = now;
  const { width } = node.rect;
  const room = width - 2 * PAD;
  const text = saidIn(view, clockMs, room);
  const weight = ink.bold ? 600 : 400;
  const line = words({ x: PAD, y: 32, text, fill: ink.text, weight });
  const hasAside = view.aside !== '' && textWidth(text) + PAD + textWidth(view.aside) <= room;
  const fill = view.isAlarming ? colours.dead : colours['text-2'];
  const aside = words({ x: width - PAD, y: 32, text: view.aside, fill, anchor: 'end' });
  const tone = ['calm', 'done'].includes(view.tone) ? colours.ready : ink.line;
  const isTimed = view.fromMs !== null;
  const part = view.fromMs === null || view.toMs === null ? 1 : share(clockMs, view.fromMs, view.toMs);
  const busy = view.capacity !== null && view.busy > 0 ? Math.min(1, view.busy / view.capacity) : null;
  const progress = isTimed
    ? bar(node, part, tone, colours.sunken, view.toMs === null ? 0.45 : 1)
    : busy === null
      ? []
      : bar(node, busy, tone, colours.sunken);
  const mark = view.tone === 'done' ? [check(width - PAD, 17, colours.done)] : [];
  return [...head(node, view, '', ink, now), line, ...(hasAside ? [aside] : []), ...progress, ...mark];
}

function plain(node: DrawnNode, view: NodeView, ink: Ink, now: Now): Shape[] {
  const corner = node.stackOf > 1 ? `×${node.stackOf}` : '';
  const note = words({ x: PAD, y: 32, text: 'not used', fill: now.colours['text-3'] });
  return [...head(node, view, corner, ink, now), note];
}

const INSIDE: Record<FlowNodeKind, (node: DrawnNode, view: NodeView, ink: Ink, now: Now) => Shape[]> = {
  client,
  call,
  server,
  workers,
  broker,
  plain,
};

export function nodeShapes(kind: FlowNodeKind, node: DrawnNode, now: Now): Shape {
  const view = viewOfNode(kind, node, now.frame);
  const ink = inkOf(node, view.tone, now);
  const shapes = [...box(node, view, ink, now), ...INSIDE[kind](node, view, ink, now)];
  return { type: 'group', x: node.rect.x, y: node.rect.y, shapes };
}
