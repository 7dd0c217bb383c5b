// The rate of arrivals, which the core (src/sim-engine/core/traffic.ts) takes orders by. A changed rate reschedules what is
// pending, so that two lanes under different knobs keep the same orders, and no rounding is ever summed: constant traffic
// is start + k / rate.

import type { Traffic } from '../../scenario/scenario.ts';
import { keyOf } from '../kernel/key-of.ts';
import { PATTERN } from './duration-kinds.ts';
import { integrate, reach, stretchesOf } from './rate.ts';
import { NONE, NOW, type World } from './world.ts';

/** The luck of arrivals. */
export const ARRIVAL = keyOf('arrival');

/** Takes a source's rate from a scenario, from now on; the order that is pending keeps its place in the integral. */
export function setTraffic(w: World, source: number, traffic: Traffic): void {
  const { sources } = w;
  const nowMs = w.scalars[NOW];
  const before = w.stretches[source];
  if (before) {
    sources.integrated[source] += integrate(before, sources.integratedAt[source], nowMs);
    sources.integratedAt[source] = nowMs;
  } else {
    sources.integratedAt[source] = Math.min(traffic.startMs, nowMs);
  }
  setStretches(w, source, traffic);
  const wasOne = sources.pattern[source] === PATTERN.one;
  sources.pattern[source] =
    traffic.pattern === 'one' ? PATTERN.one : traffic.pattern === 'poisson' ? PATTERN.poisson : PATTERN.even;
  sources.startMs[source] = traffic.startMs;
  if (!before) {
    const first = sources.pattern[source] === PATTERN.poisson ? w.core.gapOf(source, 0) : 0;
    sources.target[source] = first;
  } else if (wasOne && sources.pattern[source] !== PATTERN.one && sources.placed[source] > 0) {
    const gap = w.core.gapOf(source, sources.placed[source]);
    sources.target[source] = sources.integrated[source] + gap;
  }
  sources.generation[source]++;
  w.core.scheduleNext(source);
}

/** The stretches of a source's rate; one level is known to the core as well. */
export function setStretches(w: World, source: number, traffic: Traffic): void {
  const stretches = stretchesOf(traffic);
  w.stretches[source] = stretches;
  const level = stretches.length === 1 ? stretches[0] : null;
  w.sources.level[source] = level?.perSecond ?? NONE;
  w.sources.levelFromMs[source] = level?.fromMs ?? 0;
}

/** When the integral of a source's rate reaches so much more than it has; Infinity when it never does. */
export function reachProfile(w: World, source: number, wanted: number): number {
  return reach(w.stretches[source], w.sources.integratedAt[source], wanted);
}
