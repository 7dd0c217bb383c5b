// Which records of a lane are in use: all but those in the core's own list of free ones, walked as the core walks it.
import { RECORDS } from '../memory/records.ts';
import { viewTable } from '../memory/views.ts';
import { NONE, type World } from '../model/world.ts';

export function rowsInUse(world: World, record: 'order' | 'job' | 'message' | 'header' | 'subject'): number[] {
  const { buffer } = world.core.memory;
  const slabs = viewTable({}, 'slabs', buffer);
  const words = new Int32Array(buffer);
  const kind = Object.keys(RECORDS).indexOf(record);
  const free = new Set<number>();
  for (let row = slabs.free[kind]!; row !== NONE; row = words[(row + slabs.link[kind]!) >>> 2]!) free.add(row);
  return world.rowsOf(record).filter((row) => !free.has(row));
}
