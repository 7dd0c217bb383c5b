// Draws tokens on a canvas: one by one, or, when there are too many to tell apart, as one pulse per edge with a count.
// Given where tokens are; decides nothing about time.
import { pointAt } from '../../topology/path.ts';
import type { TokenLook } from './hop-motion.ts';
import type { HopRoute } from './hop-routes.ts';

export interface PlacedToken {
  route: HopRoute;
  fraction: number;
  look: TokenLook;
}

/** Above this many, edges carry pulses instead. */
export const TOKENS_MAX = 500;
/** Fewer are drawn larger: one message alone is an event, two hundred are a stream. */
const RADIUS_PX = { alone: 5, many: 3.2 };
const MANY = 120;
/** Counts stand this far from where their edge begins, so that those of neighbours are in one column. */
const COUNT_AT_PX = 32;
const TWO_COUNTS_PX = 110;
const PULSE_DASH_PX = [8, 10] as const;

export type Palette = Record<TokenLook | 'surface' | 'text', string>;

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
  const crowd = Math.min(1, tokens.length / MANY);
  const radius = RADIUS_PX.alone + (RADIUS_PX.many - RADIUS_PX.alone) * crowd;
  for (const { route, fraction, look } of tokens) {
    const at = pointAt(route.table, eased(fraction));
    context.beginPath();
    context.arc(at.x * zoom + tx, at.y * zoom + ty, radius, 0, Math.PI * 2);
    const isHollow = look === 'back';
    context.lineWidth = isHollow ? 2 : 1.5;
    context.fillStyle = isHollow ? palette.surface : palette[look];
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

interface Flow {
  route: HopRoute;
  look: TokenLook;
  count: number;
}

function flowsOf(tokens: readonly PlacedToken[]): Flow[] {
  const flows = new Map<string, Flow>();
  for (const { route, look } of tokens) {
    const key = `${route.key} ${look}`;
    const flow = flows.get(key);
    if (flow) flow.count += 1;
    else flows.set(key, { route, look, count: 1 });
  }
  // Answers travel on the edge of their question; where both are dense, one pulse is enough to see.
  const forth = new Set([...flows.values()].filter(({ look }) => look !== 'back').map(({ route }) => route.edgeId));
  return [...flows.values()].filter(({ look, route }) => look !== 'back' || !forth.has(route.edgeId));
}

/** One running dash per edge, thicker for more; the count of what is on its way beside the middle of it. */
export function drawPulses(picture: Picture, tokens: readonly PlacedToken[], phase: number): void {
  const { context, palette, transform } = picture;
  const [tx, ty, zoom] = transform;
  const flows = flowsOf(tokens);
  context.lineJoin = 'round';
  for (const { route, look, count } of flows) {
    trace(picture, route);
    context.setLineDash([...PULSE_DASH_PX]);
    context.lineDashOffset = -phase * (PULSE_DASH_PX[0] + PULSE_DASH_PX[1]) * 4;
    context.lineWidth = Math.min(4.5, 1.5 + Math.log2(1 + count) * 0.4);
    context.strokeStyle = palette[look];
    context.globalAlpha = look === 'back' ? 0.45 : 0.85;
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
  context.font = '600 11px "Inter Variable", system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const counted = new Set<string>();
  for (const { route, look, count } of [...flows].sort((one, other) => other.count - one.count)) {
    if (look === 'back' || count < 10) continue;
    // Two counts, one from each end, need room for both.
    if (counted.has(route.edgeId) && route.table.lengthPx * zoom < TWO_COUNTS_PX) continue;
    counted.add(route.edgeId);
    const at = pointAt(route.table, Math.min(0.5, COUNT_AT_PX / (route.table.lengthPx * zoom)));
    const text = count.toLocaleString('en-US');
    const width = context.measureText(text).width + 10;
    if (route.table.lengthPx * zoom < width * 1.5) continue;
    const [x, y] = [at.x * zoom + tx, at.y * zoom + ty];
    context.fillStyle = palette.surface;
    context.strokeStyle = palette[look];
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(x - width / 2, y - 8, width, 16, 8);
    context.fill();
    context.stroke();
    context.fillStyle = palette.text;
    context.fillText(text, x, y + 0.5);
  }
}

/** For those who want no motion: the whole edge lights up while a message is on its way. */
export function drawLights(picture: Picture, tokens: readonly PlacedToken[]): void {
  const { context, palette } = picture;
  for (const { route, look } of flowsOf(tokens)) {
    trace(picture, route);
    context.lineWidth = 3;
    context.strokeStyle = palette[look];
    context.stroke();
  }
}
