// Arrivals. Order k falls due when the integrated rate reaches the k-th partial sum of its gaps: ones for constant
// traffic, unit exponentials for Poisson. A rate that is not one level is integrated elsewhere.

import { AHEAD_MS_MAX, onGrid } from '../kernel/grid';
import { schedule } from './agenda';
import { EVENT, NOW, PATTERN, PLACED, scalars, sources } from './layout';
import { exponential } from './luck';
import { reachProfile } from './outside';

/** The luck of arrivals, and after how many orders the traffic ends. */
let arrival: i32 = 0;
let ordersMax: f64 = Infinity;
let sourcesCount: i32 = 0;

export function setTrafficOf(purpose: i32, count: i32): void {
  arrival = purpose;
  sourcesCount = count;
}
export function endTrafficAfter(orders: f64): void {
  ordersMax = orders;
}

/** The gap before order k, in units of the integrated rate. */
export function gapOf(source: i32, k: f64): f64 {
  return sources.pattern[source] === PATTERN.poisson ? exponential(arrival + source, k, 0, 0) : 1;
}

/** Called when an order has just been placed: the next one's place in the integral. */
export function orderTaken(source: i32): void {
  const placed = sources.placed[source] + 1;
  sources.placed[source] = placed;
  sources.target[source] = sources.target[source] + gapOf(source, placed);
  if (scalars[PLACED] >= ordersMax) return endTraffic();
  if (sources.pattern[source] !== PATTERN.one) scheduleDue(source);
}

/** All orders have been placed: what other sources still had pending is stale. */
function endTraffic(): void {
  for (let source = 0; source < sourcesCount; source++) sources.generation[source] = sources.generation[source] + 1;
}

export function scheduleNext(source: i32): void {
  if (scalars[PLACED] >= ordersMax) return;
  if (sources.pattern[source] !== PATTERN.one) scheduleDue(source);
  else if (sources.placed[source] === 0) scheduleArrival(source, sources.startMs[source]);
}

function scheduleDue(source: i32): void {
  const wanted = sources.target[source] - sources.integrated[source];
  const rate = sources.level[source];
  scheduleArrival(source, rate >= 0 ? reachLevel(source, rate, wanted) : reachProfile(source, wanted));
}

function scheduleArrival(source: i32, dueMs: f64): void {
  if (dueMs > AHEAD_MS_MAX) return;
  const atMs = onGrid(dueMs);
  const nowMs = scalars[NOW];
  schedule(atMs > nowMs ? atMs : nowMs, EVENT.orderArrives, source, sources.generation[source]);
}

/** When the integral of one level reaches `wanted`; Infinity when it never does. */
function reachLevel(source: i32, rate: f64, wanted: f64): f64 {
  const fromMs = sources.levelFromMs[source];
  const sinceMs = sources.integratedAt[source];
  const from = sinceMs > fromMs ? sinceMs : fromMs;
  return rate > 0 ? from + (wanted * 1000) / rate : wanted > 0 ? Infinity : from;
}
