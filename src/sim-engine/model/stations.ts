// Capacity and lines: a server's slots, a store's connections, a service's places. Whoever finds no room waits in line,
// first come first served. Time-weighted sums are kept as sum(±t), so that a change costs one addition and a reading
// at any instant writes nothing: the area up to t is busy × t − sum.
import { EVENT, JOB } from './events.ts';
import { freeJob } from './jobs.ts';
import { NONE, NOW, WAITS, type World } from './world.ts';

/** Unlimited capacity. */
export const UNLIMITED = 0x7fffffff;

/** The unit (replica) that takes the next request, round robin among those with a free slot; NONE when all are full. */
function freeUnit(w: World, station: number): number {
  const { stations, units } = w;
  const count = stations.units[station];
  const base = stations.firstUnit[station];
  let unit = stations.nextUnit[station];
  for (let tried = 0; tried < count; tried++) {
    if (unit >= count) unit = 0;
    if (units.busy[base + unit] < units.slots[base + unit]) return unit;
    unit++;
  }
  return NONE;
}

/** Whether somebody may enter now. Servers are full when each of their units is; a removed unit takes nobody. */
export function hasRoom(w: World, station: number): boolean {
  const { stations } = w;
  if (stations.units[station] > 0) return freeUnit(w, station) !== NONE;
  return stations.busy[station] < stations.capacity[station];
}

/** Takes a place for a job that has waited so long. There is room. */
export function enter(w: World, station: number, job: number, waitedMs: number): void {
  const { stations, jobs } = w;
  stations.busy[station]++;
  stations.busySum[station] += w.scalars[NOW];
  w.histograms.record(WAITS + station, waitedMs);
  if (stations.units[station] > 0) {
    const unit = freeUnit(w, station);
    w.units.busy[stations.firstUnit[station] + unit]++;
    stations.nextUnit[station] = unit + 1;
    jobs.unit[job] = unit;
  }
}

/** Gives a place back; the line moves on by `admit`. `unit` is the server's replica, NONE elsewhere. */
export function leave(w: World, station: number, unit: number): void {
  const { stations } = w;
  stations.busy[station]--;
  stations.busySum[station] -= w.scalars[NOW];
  if (unit !== NONE) w.units.busy[stations.firstUnit[station] + unit]--;
}

/** Puts a job at the end of the line, and arms the line's time-out where there is one. */
export function joinLine(w: World, station: number, job: number): void {
  const { stations, jobs } = w;
  jobs.state[job] = JOB.inLine;
  jobs.startedAt[job] = w.scalars[NOW];
  jobs.next[job] = NONE;
  if (stations.head[station] === NONE) stations.head[station] = job;
  else jobs.next[stations.tail[station]] = job;
  stations.tail[station] = job;
  stations.waiting[station]++;
  const waitMsMax = stations.waitMsMax[station];
  if (waitMsMax > 0) w.agenda.schedule(w.scalars[NOW] + waitMsMax, EVENT.lineTimesOut, job, jobs.generation[job]);
}

/** Takes the first of the line who has not given up; NONE when nobody waits. */
export function takeFirst(w: World, station: number): number {
  const { stations, jobs } = w;
  for (;;) {
    const job = stations.head[station];
    if (job === NONE) return NONE;
    stations.head[station] = jobs.next[job];
    if (stations.head[station] === NONE) stations.tail[station] = NONE;
    if (jobs.state[job] === JOB.inLine) {
      stations.waiting[station]--;
      return job;
    }
    freeJob(w, job);
  }
}

/** Leaves the line without having been served; its row stays in the line until its turn would have come, and time-outs
 * that are still scheduled for it are stale. */
export function giveUp(w: World, station: number, job: number): void {
  w.jobs.generation[job]++;
  w.jobs.state[job] = JOB.gaveUp;
  w.stations.waiting[station]--;
}

/** Capacity is time-weighted like use, so that utilisation stays right when it changes; unlimited counts as none. */
export function setCapacity(w: World, station: number, capacity: number): void {
  const { stations } = w;
  const counted = (value: number) => (value === UNLIMITED ? 0 : value);
  stations.capacitySum[station] += (counted(capacity) - counted(stations.capacity[station])) * w.scalars[NOW];
  stations.capacity[station] = capacity;
}
