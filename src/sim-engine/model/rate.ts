// The rate of arrivals as straight stretches of time, its integral, and when the integral reaches a value.
import type { Traffic } from '../../scenario/scenario.ts';

/** A stretch of time over which the rate is a straight line; `perSecond` at `fromMs`, `toPerSecond` at `toMs`. */
export interface Stretch {
  fromMs: number;
  toMs: number;
  perSecond: number;
  toPerSecond: number;
}

/** The rate of a source as straight stretches, the last one without end. */
export function stretchesOf(traffic: Traffic): Stretch[] {
  const { pattern, startMs, perSecond, profile } = traffic;
  const level = (fromMs: number, rate: number): Stretch => ({
    fromMs,
    toMs: Infinity,
    perSecond: rate,
    toPerSecond: rate,
  });
  if (pattern === 'one') return [level(startMs, 0)];
  if (pattern !== 'profile' || profile.length === 0) return [level(startMs, perSecond)];
  const stretches = profile.slice(0, -1).map((point, i) => ({
    fromMs: startMs + point.atMs,
    toMs: startMs + profile[i + 1].atMs,
    perSecond: point.perSecond,
    toPerSecond: profile[i + 1].perSecond,
  }));
  const last = profile[profile.length - 1];
  return [...stretches.filter((stretch) => stretch.toMs > stretch.fromMs), level(startMs + last.atMs, last.perSecond)];
}

/** Orders a second at an instant. */
export function rateAt(stretches: Stretch[], atMs: number): number {
  const stretch = stretches.find(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs);
  if (!stretch) return 0;
  if (stretch.toMs === Infinity) return stretch.perSecond;
  return (
    stretch.perSecond +
    ((stretch.toPerSecond - stretch.perSecond) * (atMs - stretch.fromMs)) / (stretch.toMs - stretch.fromMs)
  );
}

/** Orders that fall due from `fromMs` to `toMs`, as a real number: the integral of the rate. */
export function integrate(stretches: Stretch[], fromMs: number, toMs: number): number {
  let sum = 0;
  for (const stretch of stretches) {
    const from = Math.max(fromMs, stretch.fromMs);
    const to = Math.min(toMs, stretch.toMs);
    if (to > from) sum += ((rateWithin(stretch, from) + rateWithin(stretch, to)) * (to - from)) / 2000;
  }
  return sum;
}

/** When the integral from `fromMs` reaches `wanted`; Infinity when it never does. */
export function reach(stretches: Stretch[], fromMs: number, wanted: number): number {
  let left = wanted;
  for (const stretch of stretches) {
    const from = Math.max(fromMs, stretch.fromMs);
    if (from >= stretch.toMs) continue;
    const rate = rateWithin(stretch, from);
    if (stretch.toMs === Infinity) return rate > 0 ? from + (left * 1000) / rate : left > 0 ? Infinity : from;
    const whole = ((rate + stretch.toPerSecond) * (stretch.toMs - from)) / 2000;
    if (left <= whole)
      return (
        from +
        reachWithin(rate, (stretch.toPerSecond - stretch.perSecond) / (stretch.toMs - stretch.fromMs), left * 1000)
      );
    left -= whole;
  }
  return Infinity;
}

function rateWithin(stretch: Stretch, atMs: number): number {
  if (stretch.toMs === Infinity) return stretch.perSecond;
  return (
    stretch.perSecond +
    ((stretch.toPerSecond - stretch.perSecond) * (atMs - stretch.fromMs)) / (stretch.toMs - stretch.fromMs)
  );
}

/** Solves rate · t + slope · t² / 2 = area for the smaller t ≥ 0, without cancellation. */
function reachWithin(rate: number, slope: number, area: number): number {
  if (area <= 0) return 0;
  return (2 * area) / (rate + Math.sqrt(Math.max(0, rate * rate + 2 * slope * area)));
}
