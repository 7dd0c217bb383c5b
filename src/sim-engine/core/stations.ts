// Capacity and lines: a server's slots, a store's connections, a service's places. Whoever finds no room waits in line,
// first come first served. Time-weighted sums are kept as sum(±t), so that a change costs one addition and a reading
// at any instant writes nothing: the area up to t is busy × t − sum.
import { schedule } from './agenda';
import { record } from './histograms';
import { begin, disarm, freeJob } from './jobs';
import { EVENT, JOB, NONE, NOW, scalars, stations, units } from './layout';
import { apartOf, jobs } from './memory';

/** The unit (replica) that takes the next request, round robin among those with a free slot; NONE when all are full. A removed unit takes nobody. */
export function freeUnit(station: i32): i32 {
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

/** Whether a call may begin now. */
export function hasRoom(station: i32): bool {
  return stations.busy[station] < stations.capacity[station];
}

/** Takes a place for somebody who has waited so long. There is room. */
export function enter(station: i32, waitedMs: f64): void {
  stations.busy[station] = stations.busy[station] + 1;
  stations.busySum[station] = stations.busySum[station] + scalars[NOW];
  record(stations.waits[station], waitedMs);
}

/** Takes a slot of a server's unit for a request that has waited so long. There is one free. */
export function enterUnit(server: i32, job: i32, unit: i32, waitedMs: f64): void {
  enter(server, waitedMs);
  const row = stations.firstUnit[server] + unit;
  units.busy[row] = units.busy[row] + 1;
  stations.nextUnit[server] = unit + 1;
  jobs(job).unit = <i16>unit;
}

/** Gives a place back; the line moves on by `admit`. `unit` is the server's replica, NONE elsewhere. */
export function leave(station: i32, unit: i32): void {
  stations.busy[station] = stations.busy[station] - 1;
  stations.busySum[station] = stations.busySum[station] - scalars[NOW];
  if (unit !== NONE) {
    const row = stations.firstUnit[station] + unit;
    units.busy[row] = units.busy[row] - 1;
  }
}

/** Puts a job at the end of the line, and arms the line's time-out where there is one. */
export function joinLine(station: i32, job: i32): void {
  const j = jobs(job);
  j.state = <i8>JOB.inLine;
  begin(job, scalars[NOW]);
  j.next = NONE;
  if (stations.head[station] === NONE) stations.head[station] = job;
  else jobs(stations.tail[station]).next = job;
  stations.tail[station] = job;
  stations.waiting[station] = stations.waiting[station] + 1;
  const waitMsMax = stations.waitMsMax[station];
  if (waitMsMax > 0) apartOf(job).timer = schedule(scalars[NOW] + waitMsMax, EVENT.lineTimesOut, job, 0);
}

/** Takes the first of the line who has not given up; NONE when nobody waits. */
export function takeFirst(station: i32): i32 {
  for (let job = stations.head[station]; job !== NONE; job = stations.head[station]) {
    const following = jobs(job).next;
    stations.head[station] = following;
    if (following === NONE) stations.tail[station] = NONE;
    if (jobs(job).state === <i8>JOB.inLine) {
      stations.waiting[station] = stations.waiting[station] - 1;
      return job;
    }
    freeJob(job);
  }
  return NONE;
}

/** Leaves the line without having been served; its row stays in the line until its turn would have come. */
export function giveUp(station: i32, job: i32): void {
  disarm(job);
  jobs(job).state = <i8>JOB.gaveUp;
  stations.waiting[station] = stations.waiting[station] - 1;
}
