// The parts that drawn nodes share: their box in the colour of their state, their name, words, bars and marks. Pure.
import type { LaneFrame } from '../../protocol/frame.ts';
import type { LaneName } from '../../scenario/run-spec.ts';
import { textWidth } from '../../topology/label-size.ts';
import type { DrawnNode } from '../topology/lane-drawing.ts';
import { type NodeView, type Tone, viewText } from '../topology/node-view.ts';
import { type Colours, mixed } from './colours.ts';
import type { Anchor, Shape } from './drawing.ts';

export interface Now {
  frame: LaneFrame | null;
  clockMs: number;
  colours: Colours;
  lane: LaneName;
}

export const PAD = 8;
export const NAME_PX = 12;
export const SMALL_PX = 11;
/** The table of widths is of the regular weight; bolder letters are a little wider. */
export const BOLD = 1.05;

interface Words {
  x: number;
  y: number;
  text: string;
  fill: string;
  size?: number;
  weight?: number;
  anchor?: Anchor;
}

export const words = ({ size = SMALL_PX, weight = 400, ...rest }: Words): Shape => ({
  type: 'text',
  size,
  weight,
  ...rest,
});

/** As much of a text as has room, with dots where something is left out. */
export function fitted(text: string, roomPx: number, sizePx: number): string {
  if (textWidth(text, sizePx) <= roomPx) return text;
  let kept = [...text];
  while (kept.length > 1 && textWidth(`${kept.join('')}…`, sizePx) > roomPx) kept = kept.slice(0, -1);
  return `${kept.join('').trimEnd()}…`;
}

export interface Ink {
  line: string;
  wash: string;
  text: string;
  bold: boolean;
}

export function inkOf(node: DrawnNode, tone: Tone, { colours, lane }: Now): Ink {
  const share = colours.isDark ? { fill: 0.06, stroke: 0.3 } : { fill: 0.28, stroke: 0.45 };
  const own = {
    line: mixed(node.colours['--own-stroke'], share.stroke, colours['line-strong']),
    wash: mixed(node.colours['--own-fill'], share.fill, colours.surface),
    text: colours['text-2'],
    bold: false,
  };
  switch (tone) {
    case 'off':
      return { ...own, line: colours.line, wash: 'none', text: colours['text-3'] };
    case 'calm':
      return { ...own, text: colours['text-3'] };
    case 'done':
      return { ...own, text: colours.done };
    case 'trip':
      return { ...own, line: colours[lane], text: colours[lane] };
    case 'hand':
      return { ...own, line: colours.hand, text: colours.hand };
    case 'retry':
      return { ...own, line: colours.retry, wash: colours['retry-tint'], text: colours.retry };
    case 'ill':
      return { ...own, line: colours.dead, text: colours.dead, bold: true };
    case 'dead':
      return { ...own, line: colours.dead, wash: colours['dead-tint'], text: colours.dead, bold: true };
  }
}

const LOUD: readonly Tone[] = ['trip', 'hand', 'dead', 'ill', 'retry'];

export function box(node: DrawnNode, view: NodeView, ink: Ink, { colours }: Now): Shape[] {
  const { width, height } = node.rect;
  const isOff = view.tone === 'off';
  const rect = { type: 'rect', width, height, radius: 6 } as const;
  const ground = isOff ? colours.canvas : colours.surface;
  const pile = [6, 3].map((by): Shape => {
    const stroke = isOff ? colours.line : colours['line-strong'];
    return { ...rect, x: by, y: by, fill: ground, stroke };
  });
  const loud = LOUD.includes(view.tone) ? 1.5 : 1;
  const washed: Shape = { ...rect, x: 0, y: 0, fill: ink.wash, stroke: ink.line, strokeWidth: loud };
  const cover: Shape = { ...rect, x: 0, y: 0, fill: ground };
  return [...(node.stackOf > 1 ? pile : []), cover, washed];
}

/** The name, and at the right what has room beside it. */
export function head(node: DrawnNode, view: NodeView, corner: string, ink: Ink, { colours }: Now): Shape[] {
  const { width } = node.rect;
  const isOff = view.tone === 'off';
  const room = width - 2 * PAD;
  const name = fitted(node.shortTitle, room / BOLD, NAME_PX);
  const fits = corner !== '' && textWidth(name, NAME_PX) * BOLD + 6 + textWidth(corner) <= room;
  const fill = isOff ? colours['text-3'] : colours.text;
  const title = words({ x: PAD, y: 17, text: name, fill, size: NAME_PX, weight: isOff ? 500 : 600 });
  const weight = ink.bold ? 600 : 400;
  const right = words({ x: width - PAD, y: 17, text: corner, fill: ink.text, weight, anchor: 'end' });
  return fits ? [title, right] : [title];
}

export const said = (view: NodeView, clockMs: number): string => [view.word, viewText(view, clockMs)].join(' ').trim();

/** The words and the number, or the number alone. */
export function saidIn(view: NodeView, clockMs: number, roomPx: number): string {
  const whole = said(view, clockMs);
  return textWidth(whole) <= roomPx ? whole : fitted(viewText(view, clockMs), roomPx, SMALL_PX);
}

const CHECK = 'm-11 -4 3 3 7 -7';
export const check = (x: number, y: number, stroke: string): Shape => ({
  type: 'path',
  d: CHECK,
  x,
  y,
  stroke,
  strokeWidth: 1.5,
});

export function bar(node: DrawnNode, share: number, fill: string, ground: string, opacity = 1): Shape[] {
  const { width, height } = node.rect;
  const rect = { type: 'rect', x: PAD, y: height - 10, height: 4, radius: 2 } as const;
  const whole = width - 2 * PAD;
  return [
    { ...rect, width: whole, fill: ground },
    ...(share > 0 ? [{ ...rect, width: Math.max(2, whole * share), fill, opacity }] : []),
  ];
}

export const share = (clockMs: number, fromMs: number, toMs: number): number =>
  toMs <= fromMs ? 1 : Math.min(1, Math.max(0, (clockMs - fromMs) / (toMs - fromMs)));
