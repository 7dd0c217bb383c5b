// Arrivals. Order k falls due when the integrated rate reaches the k-th partial sum of its gaps: ones for constant
// traffic, unit exponentials for Poisson. A changed rate reschedules what is pending, so that two lanes under different
// knobs keep the same orders, and no rounding is ever summed: constant traffic is start + k / rate.

import type { Traffic } from '../../scenario/scenario.ts';
import { AHEAD_MS_MAX, onGrid } from '../kernel/grid.ts';
import { keyOf } from '../kernel/threefry.ts';
import { EVENT } from './events.ts';
import { integrate, reach, stretchesOf } from './rate.ts';
import { NOW, PLACED, type World } from './world.ts';

const ARRIVAL = keyOf('arrival');

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
  w.stretches[source] = stretchesOf(traffic);
  const wasOne = sources.pattern[source] === ONE;
  sources.pattern[source] = traffic.pattern === 'one' ? ONE : traffic.pattern === 'poisson' ? POISSON : EVEN;
  sources.startMs[source] = traffic.startMs;
  if (!before) sources.target[source] = sources.pattern[source] === POISSON ? gapOf(w, source, 0) : 0;
  else if (wasOne && sources.pattern[source] !== ONE && sources.placed[source] > 0) {
    sources.target[source] = sources.integrated[source] + gapOf(w, source, sources.placed[source]);
  }
  sources.generation[source]++;
  scheduleNext(w, source);
}

const ONE = 1;
const EVEN = 2;
const POISSON = 3;

/** The gap before order k, in units of the integrated rate. */
function gapOf(w: World, source: number, k: number): number {
  return w.sources.pattern[source] === POISSON ? w.luck.exponential(ARRIVAL + source, k, 0) : 1;
}

/** Called when an order has just been placed: the next one's place in the integral. */
export function orderTaken(w: World, source: number): void {
  const { sources } = w;
  sources.placed[source]++;
  sources.target[source] += gapOf(w, source, sources.placed[source]);
  if (w.scalars[PLACED] >= w.ordersMax) return endTraffic(w);
  scheduleNext(w, source);
}

/** All orders have been placed: what other sources still had pending is stale. */
function endTraffic(w: World): void {
  const { generation } = w.sources;
  for (let source = 0; source < generation.length; source++) generation[source]++;
}

function scheduleNext(w: World, source: number): void {
  const { sources } = w;
  const placed = sources.placed[source];
  if (w.scalars[PLACED] >= w.ordersMax || (sources.pattern[source] === ONE && placed > 0)) return;
  const wanted = sources.target[source] - sources.integrated[source];
  const dueMs =
    sources.pattern[source] === ONE
      ? sources.startMs[source]
      : reach(w.stretches[source], sources.integratedAt[source], wanted);
  if (dueMs > AHEAD_MS_MAX) return;
  w.agenda.schedule(Math.max(onGrid(dueMs), w.scalars[NOW]), EVENT.orderArrives, source, sources.generation[source]);
}
