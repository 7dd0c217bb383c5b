// Draws what is on its way on a canvas: message by message while they can be told apart, and as a calm stream along each
// edge when they cannot. Given where tokens are; decides nothing about time.
import { pointAt } from '../../topology/path.ts';
import { lookOf, type Token, type TokenLook } from './hop-motion.ts';
import type { HopRoute, RouteOf } from './hop-routes.ts';
import { type Stream, streamsOf } from './streams.ts';

export interface PlacedToken {
  route: HopRoute;
  fraction: number;
  look: TokenLook;
}

/** Those that have a way in the drawing. */
export const placedOn = (routeOf: RouteOf, tokens: readonly Token[]): PlacedToken[] =>
  tokens.flatMap(({ hop, fraction }) => {
    const route = routeOf(hop);
    return route ? [{ route, fraction, look: route.isReturn ? 'retry' : lookOf(hop.kind) }] : [];
  });

/** Fewer are drawn larger: one message alone is an event, fifty are a stream. */
const RADIUS_PX = { alone: 5, many: 2.8 };
/** From so many on, answers are small and quiet, and only what is asked stands out. */
const MANY = 48;
const CROWD = 12;

export type Palette = Record<TokenLook | 'surface' | 'soft', string>;

/** What messages are drawn in, of the colours that a lane has by name. */
export const paletteFrom = (colour: (name: string) => string): Palette => ({
  trip: colour('lane'),
  work: colour('hand'),
  back: colour('lane'),
  failure: colour('dead'),
  retry: colour('retry'),
  death: colour('dead'),
  surface: colour('surface'),
  soft: colour('lane-soft'),
});

/** The call of one order is told by its edge, its node and its message in one colour; of many orders, a message is the lane's. */
export const paletteOfMany = (palette: Palette): Palette => ({ ...palette, work: palette.trip });

export interface Picture {
  context: CanvasRenderingContext2D;
  /** React Flow's transform: x, y, zoom. */
  transform: readonly [number, number, number];
  palette: Palette;
}

/** Slow at both ends, as a thing that leaves and arrives. */
const eased = (fraction: number) => fraction * fraction * (3 - 2 * fraction);

export interface TokenMark {
  x: number;
  y: number;
  radius: number;
  lineWidth: number;
  fill: string;
  stroke: string;
}

/** Where each message is in the layout, and what it looks like there. */
export function tokenMarks(palette: Palette, tokens: readonly PlacedToken[]): TokenMark[] {
  const radius = RADIUS_PX.alone + (RADIUS_PX.many - RADIUS_PX.alone) * Math.min(1, tokens.length / MANY);
  const isCrowd = tokens.length > CROWD;
  return tokens.map(({ route, fraction, look }) => {
    const isAnswer = look === 'back';
    const isHollow = isAnswer && !isCrowd;
    return {
      ...pointAt(route.table, eased(fraction)),
      radius: isAnswer && isCrowd ? radius * 0.75 : radius,
      lineWidth: isHollow ? 2 : 1.5,
      fill: isHollow ? palette.surface : isAnswer ? palette.soft : palette[look],
      stroke: isHollow ? palette.back : palette.surface,
    };
  });
}

export function drawTokens({ context, transform, palette }: Picture, tokens: readonly PlacedToken[]): void {
  const [tx, ty, zoom] = transform;
  for (const { x, y, radius, lineWidth, fill, stroke } of tokenMarks(palette, tokens)) {
    context.beginPath();
    context.arc(x * zoom + tx, y * zoom + ty, radius, 0, Math.PI * 2);
    context.lineWidth = lineWidth;
    context.fillStyle = fill;
    context.strokeStyle = stroke;
    context.fill();
    context.stroke();
  }
}

function trace({ context, transform }: Picture, route: HopRoute): void {
  const [tx, ty, zoom] = transform;
  context.beginPath();
  const { x, y } = route.table;
  for (let step = 0; step < x.length; step += 1) {
    const [px, py] = [(x[step] ?? 0) * zoom + tx, (y[step] ?? 0) * zoom + ty];
    if (step === 0) context.moveTo(px, py);
    else context.lineTo(px, py);
  }
}

const DASH_PX = [6, 9] as const;
/** Dashes passed in one window of time: how fast a stream flows, whatever its rate; the rate is its width. */
const DASHES_A_WINDOW = 3;
const WIDTH_PX = { least: 1.75, most: 3.5 };

const widthOf = ({ count }: Stream) => Math.min(WIDTH_PX.most, WIDTH_PX.least + Math.log2(count / 4 + 1) * 0.4);

export interface Stroke {
  route: HopRoute;
  width: number;
  colour: string;
  dash: readonly number[];
  dashOffset: number;
}

/** One stream an edge: the edge in the lane's quiet colour, and dashes running over it, thicker for more. */
export function streamStrokes(palette: Palette, tokens: readonly PlacedToken[], phase: number): Stroke[] {
  const dashOffset = -phase * (DASH_PX[0] + DASH_PX[1]) * DASHES_A_WINDOW;
  return streamsOf(tokens).flatMap((stream): Stroke[] => {
    const { route, look } = stream;
    const ground = { route, width: 1.5, colour: palette.soft, dash: [], dashOffset: 0 };
    if (look === 'back') return [ground];
    return [ground, { route, width: widthOf(stream), colour: palette[look], dash: DASH_PX, dashOffset }];
  });
}

export function drawStreams(picture: Picture, tokens: readonly PlacedToken[], phase: number): void {
  const { context, palette } = picture;
  context.lineJoin = 'round';
  for (const { route, width, colour, dash, dashOffset } of streamStrokes(palette, tokens, phase)) {
    trace(picture, route);
    context.setLineDash([...dash]);
    context.lineDashOffset = dashOffset;
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }
  context.setLineDash([]);
}

/** For those who want no motion: the whole edge lights up while a message is on its way. */
export function drawLights(picture: Picture, tokens: readonly PlacedToken[]): void {
  const { context, palette } = picture;
  for (const { route, look } of streamsOf(tokens)) {
    trace(picture, route);
    context.lineWidth = 3;
    context.strokeStyle = look === 'back' ? palette.soft : palette[look];
    context.stroke();
  }
}
