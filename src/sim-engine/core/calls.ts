// Calls: the caller waits while the callee works. A place at the callee is taken for as long as the callee works, even
// when the caller has given up; a callee in trouble makes calls fail, drag or hang, which is told elsewhere.

import { AHEAD_MS_MAX, onGrid } from '../kernel/grid';
import { schedule } from './agenda';
import { durationOf } from './durations';
import { conditionOf, tell, tellOf } from './facts';
import { disarm, freeJob, step, toNextStep } from './jobs';
import { CONDITION, DEED, EVENT, FACT, HEALTH, JOB, NONE, NOW, Op, scalars, settings, stations } from './layout';
import { apartOf, countAt, jobs, ops, orders, REMEMBERS, restOfJob, STORED, storeTimes, timesAt } from './memory';
import { doDeed, hang, refuses, storedAgain } from './outside';
import { enter, hasRoom, joinLine, leave, takeFirst } from './stations';

export function countStoredAt(purpose: i32): void {
  settings[STORED] = purpose;
}

export function beginCall(job: i32, op: i32): void {
  const j = jobs(job);
  const o = ops(op);
  const callee = o.target;
  if (isArmed(o)) apartOf(job).timer = schedule(scalars[NOW] + o.timeoutMs, EVENT.callTimesOut, job, 0);
  if (stations.health[callee] !== 0) {
    if (refuses(job, op, callee)) return;
  }
  const station = stations.held[callee];
  j.station = <i8>station;
  if (hasRoom(station)) return startCall(job, op, station, 0, j.fact, 0);
  j.fact = tellOf(FACT.callQueued, job, op, j.fact, conditionOf(CONDITION.busy, station), 0);
  joinLine(station, job);
}

/** Its caller waits so long and no longer. */
function isArmed(o: Op): bool {
  return reinterpret<u64>(o.timeoutMs) !== 0;
}

function startCall(job: i32, op: i32, station: i32, waitedMs: f64, cause: f64, condition: i32): void {
  const j = jobs(job);
  enter(station, waitedMs);
  j.fact = tellOf(FACT.callStarted, job, op, cause, condition, waitedMs);
  const o = ops(op);
  const durationMs = durationOf(op, j.root);
  const callee = o.target;
  if (stations.health[callee] === 0) step(job, durationMs);
  else step(job, min(onGrid(durationMs * stations.slowFactor[callee]), AHEAD_MS_MAX));
}

/** Lets the line of a store or service move on while there is room. `cause` is the fact that made room. */
export function admitCalls(station: i32, cause: f64): void {
  while (stations.waiting[station] > 0 && hasRoom(station)) {
    const job = takeFirst(station);
    const j = jobs(job);
    startCall(job, j.op, station, scalars[NOW] - j.startedAt, cause, conditionOf(CONDITION.busy, station));
  }
}

/** The callee is done. Returns the job, which goes on at once, or NONE when nobody does. */
export function endCall(job: i32, op: i32): i32 {
  const j = jobs(job);
  const o = ops(op);
  const callee = o.target;
  if ((stations.health[callee] & HEALTH.hang) !== 0) {
    hang(job, callee);
    return NONE;
  }
  if (j.state === <i8>JOB.unheard) return endUnheard(job, op);
  const station = <i32>j.station;
  leavePlace(job, callee);
  const fact = tellOf(FACT.callEnded, job, op, j.fact, 0, j.startedAt);
  j.fact = fact;
  if (o.done !== NONE) countEnd(job, o.done, callee);
  if (o.deed !== DEED.none) doDeed(job, op, false);
  if (stations.waiting[station] > 0) admitCalls(station, fact);
  return toNextStep(job);
}

/** The caller has given up long since: what was done is done all the same. */
function endUnheard(job: i32, op: i32): i32 {
  const j = jobs(job);
  const o = ops(op);
  const callee = o.target;
  const station = <i32>j.station;
  leavePlace(job, callee);
  // Its order may have been over before, and the row be another order's by now.
  if (o.done !== NONE && orders(j.root).generation === restOfJob(job).batch) countEnd(job, o.done, callee);
  if (o.deed !== DEED.none) doDeed(job, op, true);
  if (stations.waiting[station] > 0) admitCalls(station, j.fact);
  freeJob(job);
  return NONE;
}

function leavePlace(job: i32, callee: i32): void {
  const j = jobs(job);
  const station = <i32>j.station;
  disarm(job);
  j.station = <i8>NONE;
  stations.served[callee] = stations.served[callee] + 1;
  leave(station, NONE);
}

function countEnd(job: i32, done: i32, callee: i32): void {
  if (done === settings[STORED]) countStored(job, callee);
  else countDone(job, done, callee);
}

/** An order is stored: a customer who ordered again may have it twice. */
function countStored(job: i32, store: i32): void {
  const place = countAt(jobs(job).root, settings[STORED]);
  storeTimes(place, timesAt(place) + 1);
  if (settings[REMEMBERS] === 1) storedAgain(job, store);
}

/** Which of its worker's queues a job is about. */
function placeOf(job: i32): i32 {
  return jobs(job).apart === 0 ? 0 : restOfJob(job).place;
}

/**
 * A service has done something for an order, whether anybody heard of it or not: a second time is a side effect doubled,
 * such as two e-mails to one customer. For a message of another queue it is something else.
 */
function countDone(job: i32, done: i32, service: i32): void {
  const j = jobs(job);
  const place = countAt(j.root, done + placeOf(job));
  const times = timesAt(place) + 1;
  storeTimes(place, times);
  if (times === 1) return;
  stations.duplicates[service] = stations.duplicates[service] + 1;
  tell(FACT.effectRepeated, j.root, j.fact, 0, service, 0, 0, <f64>times);
}
