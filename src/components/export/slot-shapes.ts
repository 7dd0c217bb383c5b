// Servers and pools of workers as shapes: a slot for each, as full as it is. Pure.
import { WORKERS_SHOWN, type WorkerFrame } from '../../protocol/frame.ts';
import { textWidth } from '../../topology/label-size.ts';
import type { DrawnNode } from '../topology/lane-drawing.ts';
import { type NodeView, viewText } from '../topology/node-view.ts';
import type { Shape } from './drawing.ts';
import {
  BOLD,
  bar,
  check,
  fitted,
  head,
  type Ink,
  NAME_PX,
  type Now,
  PAD,
  SMALL_PX,
  said,
  share,
  words,
} from './node-box.ts';

/** Equal boxes in a row, each as full as its share. */
function slots(node: DrawnNode, y: number, height: number, gap: number, each: readonly Slot[]): Shape[] {
  const width = (node.rect.width - 2 * PAD - gap * (each.length - 1)) / Math.max(1, each.length);
  return each.flatMap(({ full, fill, ground, order, orderFill }, index): Shape[] => {
    const x = PAD + index * (width + gap);
    const rect = { type: 'rect', x, y, height, radius: height > 10 ? 3 : 2 } as const;
    return [
      { ...rect, width, fill: ground },
      ...(full > 0 ? [{ ...rect, width: Math.max(3, width * full), fill }] : []),
      ...(order
        ? [words({ x: x + width / 2, y: y + height - 3, text: order, fill: orderFill ?? fill, anchor: 'middle' })]
        : []),
    ];
  });
}
interface Slot {
  full: number;
  fill: string;
  ground: string;
  order?: string;
  orderFill?: string;
}

/** More servers than this are drawn as one bar. */
const REPLICAS_DRAWN = 6;

export function server(node: DrawnNode, view: NodeView, ink: Ink, now: Now): Shape[] {
  const { colours, lane, frame } = now;
  const component = frame?.components.find(({ id }) => id === node.components[0]);
  const all = component?.replicas ?? [];
  const alone = node.replica === null ? all : all.slice(node.replica, node.replica + 1);
  const busy = alone.length <= REPLICAS_DRAWN ? alone : [(component?.busy ?? 0) / all.length];
  const each = busy.map((count): Slot => {
    const full = count === 0 ? 0 : Math.min(1, count / Math.max(1, node.slots));
    return { full, fill: colours[lane], ground: count > 0 ? colours[`${lane}-tint`] : colours.sunken };
  });
  const { width, height } = node.rect;
  const foot = view.aside || view.text;
  const fill = view.aside !== '' && view.isAlarming ? colours.dead : ink.text;
  return [
    ...head(node, view, view.aside === '' ? '' : view.text, ink, now),
    ...slots(node, height - 38, 12, 4, each),
    words({ x: PAD, y: height - 9, text: fitted(foot, width - 2 * PAD, SMALL_PX), fill }),
  ];
}

function workerSlot(worker: WorkerFrame | undefined, { clockMs, colours }: Now, hasOrder: boolean): Slot {
  const state = worker?.state ?? 'idle';
  const ground = { 'in-hand': 'hand-tint', 'backing-off': 'retry-tint', crashed: 'dead-tint' } as const;
  const isBusy = worker !== undefined && state !== 'idle' && state !== 'crashed';
  const isOpen = worker?.endsAtMs == null || worker.endsAtMs <= worker.startedAtMs;
  const full = !isBusy ? 0 : isOpen ? 0.5 : share(clockMs, worker.startedAtMs, worker.endsAtMs ?? 0);
  return {
    full: state === 'crashed' ? 1 : full,
    fill: state === 'crashed' ? colours.dead : state === 'backing-off' ? colours.retry : colours.hand,
    ground: state in ground ? colours[ground[state as keyof typeof ground]] : colours.sunken,
    ...(hasOrder && isBusy && worker.orderId !== null
      ? { order: String(worker.orderId), orderFill: colours.text }
      : {}),
  };
}

export function workers(node: DrawnNode, view: NodeView, ink: Ink, now: Now): Shape[] {
  const { width, height } = node.rect;
  const { colours, frame, clockMs } = now;
  const component = frame?.components.find(({ id }) => id === node.components[0]);
  const isDone = view.tone === 'done';
  const count = view.capacity ?? 0;
  const name = textWidth(node.shortTitle, NAME_PX) * BOLD;
  const room = width - 2 * PAD - name - 6 - (isDone ? 18 : 0);
  const parts = [view.aside, said(view, clockMs)].filter((text) => text !== '');
  const corner = [parts.join('  '), said(view, clockMs), viewText(view, clockMs)].find(
    (text) => textWidth(text) <= room,
  );
  const right = words({
    x: width - PAD - (isDone ? 18 : 0),
    y: 17,
    text: corner ?? '',
    fill: ink.text,
    weight: ink.bold ? 600 : 400,
    anchor: 'end',
  });
  const isFew = count <= 3 && width >= 160;
  const each = Array.from({ length: count }, (_, index) => workerSlot(component?.workers[index], now, isFew));
  const pool =
    count <= WORKERS_SHOWN
      ? slots(node, height - (isFew ? 21 : 17), isFew ? 14 : 10, count > 8 ? 2 : 4, each)
      : bar(node, Math.min(1, view.busy / count), ink.line, colours.sunken);
  const mark = isDone ? [check(width - PAD, 17, colours.done)] : [];
  return [...head(node, view, '', ink, now), right, ...pool, ...mark];
}
