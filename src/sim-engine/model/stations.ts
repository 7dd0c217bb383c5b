// Capacity: a server's slots, a store's connections, a service's places. Time-weighted sums are kept as sum(±t), so that a
// change costs one addition and a reading at any instant writes nothing: the area up to t is busy × t − sum.

import { NOW, type World } from './world.ts';

/** Unlimited capacity. */
export const UNLIMITED = 0x7fffffff;

/** Capacity is time-weighted like use, so that utilisation stays right when it changes; unlimited counts as none. */
export function setCapacity(w: World, station: number, capacity: number): void {
  const { stations } = w;
  const counted = (value: number) => (value === UNLIMITED ? 0 : value);
  stations.capacitySum[station] += (counted(capacity) - counted(stations.capacity[station])) * w.scalars[NOW];
  stations.capacity[station] = capacity;
}
