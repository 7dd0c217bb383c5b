// Draws what is on its way on a canvas: message by message while they can be told apart, and as a calm stream along each
// edge when they cannot. Given where tokens are; decides nothing about time.
import { pointAt } from '../../topology/path.ts';
import type { TokenLook } from './hop-motion.ts';
import type { HopRoute } from './hop-routes.ts';
import { type Stream, streamsOf } from './streams.ts';

export interface PlacedToken {
  route: HopRoute;
  fraction: number;
  look: TokenLook;
}

/** Fewer are drawn larger: one message alone is an event, fifty are a stream. */
const RADIUS_PX = { alone: 5, many: 2.8 };
/** From so many on, answers are small and quiet, and only what is asked stands out. */
const MANY = 48;
const CROWD = 12;

export type Palette = Record<TokenLook | 'surface' | 'soft', string>;

export interface Picture {
  context: CanvasRenderingContext2D;
  /** React Flow's transform: x, y, zoom. */
  transform: readonly [number, number, number];
  palette: Palette;
}

/** Slow at both ends, as a thing that leaves and arrives. */
const eased = (fraction: number) => fraction * fraction * (3 - 2 * fraction);

export function drawTokens({ context, transform, palette }: Picture, tokens: readonly PlacedToken[]): void {
  const [tx, ty, zoom] = transform;
  const radius = RADIUS_PX.alone + (RADIUS_PX.many - RADIUS_PX.alone) * Math.min(1, tokens.length / MANY);
  const isCrowd = tokens.length > CROWD;
  for (const { route, fraction, look } of tokens) {
    const at = pointAt(route.table, eased(fraction));
    const isAnswer = look === 'back';
    const isHollow = isAnswer && !isCrowd;
    context.beginPath();
    context.arc(at.x * zoom + tx, at.y * zoom + ty, isAnswer && isCrowd ? radius * 0.75 : radius, 0, Math.PI * 2);
    context.lineWidth = isHollow ? 2 : 1.5;
    context.fillStyle = isHollow ? palette.surface : isAnswer ? palette.soft : palette[look];
    context.strokeStyle = isHollow ? palette.back : palette.surface;
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

const DASH_PX = 6;
const GAP_PX = 9;
/** Dashes passed in one window of time: how fast a stream flows, whatever its rate; the rate is its width. */
const DASHES_A_WINDOW = 3;
const WIDTH_PX = { least: 1.75, most: 3.5 };

const widthOf = ({ count }: Stream) => Math.min(WIDTH_PX.most, WIDTH_PX.least + Math.log2(count / 4 + 1) * 0.4);

/** One stream an edge: the edge in the lane's quiet colour, and dashes running over it, thicker for more. */
export function drawStreams(picture: Picture, tokens: readonly PlacedToken[], phase: number): void {
  const { context, palette } = picture;
  context.lineJoin = 'round';
  for (const stream of streamsOf(tokens)) {
    trace(picture, stream.route);
    context.setLineDash([]);
    context.lineWidth = 1.5;
    context.strokeStyle = palette.soft;
    context.stroke();
    if (stream.look === 'back') continue;
    context.setLineDash([DASH_PX, GAP_PX]);
    context.lineDashOffset = -phase * (DASH_PX + GAP_PX) * DASHES_A_WINDOW;
    context.lineWidth = widthOf(stream);
    context.strokeStyle = palette[stream.look];
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
