// Running totals at an instant not before the present one, projected from the sums without writing anything: the area
// under a count that is n now is n × t minus the sum of ±t at its changes.
import type { Totals } from '../stats/series.ts';
import { UNLIMITED } from './stations.ts';
import { AGAIN, NONE, NOW, PLACED, REPLIED, type World } from './world.ts';

export function busyArea(w: World, component: number, atMs: number): number {
  return w.stations.busy[component] * atMs - w.stations.busySum[component];
}

/** Zero for what is unlimited. */
export function capacityArea(w: World, component: number, atMs: number): number {
  const capacity = w.stations.capacity[component];
  return capacity === UNLIMITED ? 0 : capacity * atMs - w.stations.capacitySum[component];
}

export function readyArea(w: World, queue: number, atMs: number): number {
  return w.queues.ready[queue] * atMs - w.queues.readySum[queue];
}

export function unacknowledgedArea(w: World, queue: number, atMs: number): number {
  return w.queues.unacknowledged[queue] * atMs - w.queues.unacknowledgedSum[queue];
}

/** What the charts keep of an instant. */
export function totalsOf(w: World, atMs: number): Totals {
  return {
    placed: w.scalars[PLACED] + w.scalars[AGAIN],
    replied: w.scalars[REPLIED],
    ready: (queue) => w.queues.ready[queue],
    busySum: (component) => busyArea(w, component, atMs),
    capacitySum: (component) => capacityArea(w, component, atMs),
  };
}

const OLDEST = 0;

/** How long the oldest open order has been open, in ms; 0 when none is. */
export function oldestOpenMs(w: World): number {
  const oldest = w.openOrders[OLDEST];
  return oldest === NONE ? 0 : w.scalars[NOW] - w.roots.placedAt.at(oldest);
}
