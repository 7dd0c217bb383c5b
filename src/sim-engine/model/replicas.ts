// The servers of a pool, one by one: each has slots of its own, and may be down while the others go on. Whoever hands out
// requests knows of it at once; when none is up, requests are refused.

import { UNITS_MAX } from '../memory/layout.ts';
import { HEALTH } from './events.ts';
import { setCapacity } from './stations.ts';
import type { World } from './world.ts';

/** Gives each server that is up its slots, as the scenario has them now. */
export function equip(w: World, server: number): void {
  const { stations, units } = w;
  const component = w.scenario.components[w.model.components[server].id];
  if (component.kind !== 'server') return;
  const base = stations.firstUnit[server];
  let capacity = 0;
  for (let unit = 0; unit < component.replicas; unit++) {
    const slots = units.down[base + unit] === 1 ? 0 : component.slots;
    units.slots[base + unit] = slots;
    capacity += slots;
  }
  setCapacity(w, server, capacity);
  if (capacity === 0) stations.health[server] |= HEALTH.noneUp;
  else stations.health[server] &= ~HEALTH.noneUp;
}

/** Takes one server down, or brings it up; returns whether that changed anything. */
export function turnReplica(w: World, server: number, replica: number, down: boolean): boolean {
  const { stations, units } = w;
  const unit = stations.firstUnit[server] + replica;
  if ((units.down[unit] === 1) === down) return false;
  units.down[unit] = down ? 1 : 0;
  if (replicasDown(w, server).length > 0) stations.health[server] |= HEALTH['replica-down'];
  else stations.health[server] &= ~HEALTH['replica-down'];
  equip(w, server);
  return true;
}

/** Which servers are down, the pool's other troubles apart. A number beyond its size may be among them: it is down if it comes. */
export function replicasDown(w: World, server: number): number[] {
  const { firstUnit } = w.stations;
  const found: number[] = [];
  for (let unit = firstUnit[server]; unit < firstUnit[server] + UNITS_MAX; unit++)
    if (w.units.down[unit] === 1) found.push(unit - firstUnit[server]);
  return found;
}
