// Calls: the caller waits while the callee works. A place at the callee is taken for as long as the callee works, even
// when the caller has given up; a callee in trouble makes calls fail, drag or hang, as its faults say.

import { AHEAD_MS_MAX, onGrid } from '../kernel/grid.ts';
import { keyOf } from '../kernel/threefry.ts';
import { durationOf } from './durations.ts';
import { countDone } from './effects.ts';
import { EVENT, HEALTH, JOB } from './events.ts';
import { CONDITION, conditionOf, FACT, tell } from './fact-log.ts';
import { markUnheard, UNHEARD } from './giving-up.ts';
import { fail, freeJob, newJob, step, succeed } from './jobs.ts';
import { doDeed } from './products.ts';
import { DEED } from './program.ts';
import { isBeyondLimit } from './rate-limits.ts';
import { enter, giveUp, hasRoom, joinLine, leave, takeFirst } from './stations.ts';
import { NONE, NOW, type World } from './world.ts';

const ERROR_PURPOSE = keyOf('errors');

/** The station whose place a call holds: the callee's own, or the store's that it borrows a connection of. */
function holds(w: World, callee: number): number {
  const borrowed = w.stations.borrows[callee];
  return borrowed === NONE ? callee : borrowed;
}

export function beginCall(w: World, job: number, op: number): void {
  const { jobs, model } = w;
  const callee = model.target[op];
  const timeoutMs = model.timeoutMs[op];
  if (timeoutMs > 0) w.agenda.schedule(w.scalars[NOW] + timeoutMs, EVENT.callTimesOut, job, jobs.generation[job]);
  if (w.stations.health[callee] !== 0 && refuses(w, job, op, callee)) return;
  const station = holds(w, callee);
  if (hasRoom(w, station)) return startCall(w, job, op, station, 0, jobs.fact[job], 0);
  jobs.station[job] = station;
  jobs.fact[job] = tell(
    w,
    FACT.callQueued,
    jobs.root[job],
    jobs.fact[job],
    conditionOf(CONDITION.busy, station),
    jobs.component[job],
    op,
    jobs.unit[job],
    0,
  );
  joinLine(w, station, job);
}

function startCall(
  w: World,
  job: number,
  op: number,
  station: number,
  waitedMs: number,
  cause: number,
  condition: number,
): void {
  const { jobs, stations } = w;
  enter(w, station, job, waitedMs);
  jobs.station[job] = station;
  jobs.fact[job] = tell(
    w,
    FACT.callStarted,
    jobs.root[job],
    cause,
    condition,
    jobs.component[job],
    op,
    jobs.unit[job],
    waitedMs,
  );
  const durationMs = durationOf(w, op, jobs.root[job]);
  const callee = w.model.target[op];
  step(
    w,
    job,
    stations.health[callee] === 0
      ? durationMs
      : Math.min(onGrid(durationMs * stations.slowFactor[callee]), AHEAD_MS_MAX),
  );
}

/** Lets the line of a store or service move on while there is room. `cause` is the fact that made room. */
export function admitCalls(w: World, station: number, cause: number): void {
  const { jobs, stations } = w;
  while (stations.waiting[station] > 0 && hasRoom(w, station)) {
    const job = takeFirst(w, station);
    startCall(
      w,
      job,
      jobs.op[job],
      station,
      w.scalars[NOW] - jobs.startedAt[job],
      cause,
      conditionOf(CONDITION.busy, station),
    );
  }
}

export function endCall(w: World, job: number, op: number): void {
  const { jobs, stations } = w;
  const callee = w.model.target[op];
  if (stations.health[callee] & HEALTH.hang) return hang(w, job, callee);
  const station = jobs.station[job];
  const unheard = jobs.state[job] === JOB.unheard;
  jobs.generation[job]++;
  jobs.station[job] = NONE;
  stations.served[callee]++;
  leave(w, station, NONE);
  const fact = unheard
    ? jobs.fact[job]
    : tell(
        w,
        FACT.callEnded,
        jobs.root[job],
        jobs.fact[job],
        0,
        jobs.component[job],
        op,
        jobs.unit[job],
        jobs.startedAt[job],
      );
  jobs.fact[job] = fact;
  if (w.model.done[op] !== NONE) countDone(w, job, callee, w.model.done[op], unheard);
  if (w.model.deed[op] !== DEED.none) doDeed(w, job, op, unheard);
  if (stations.waiting[station] > 0) admitCalls(w, station, fact);
  if (unheard) freeJob(w, job);
  else succeed(w, job);
}

/** A call that has not got a place, or was cut: the caller learns of it after the callee's `failAfterMs`. */
function refuses(w: World, job: number, op: number, callee: number): boolean {
  const { stations, jobs } = w;
  const root = jobs.root[job];
  const start = root * w.model.program.purposes.length + w.model.starts[op];
  const down = (stations.health[callee] & HEALTH.down) !== 0;
  const limited = !down && (stations.health[callee] & HEALTH['rate-limit']) !== 0 && isBeyondLimit(w, callee);
  if (!down && !limited) {
    if ((stations.health[callee] & HEALTH.errors) === 0) return false;
    const luck = w.luck.uniform(ERROR_PURPOSE ^ w.model.purpose[op], w.roots.number[root], w.starts.count[start]);
    if (luck >= stations.errorShare[callee]) return false;
  }
  w.starts.count[start]++;
  failsSoon(w, job, callee, down ? EVENT.callFailsDown : limited ? EVENT.callFailsLimited : EVENT.callFailsInError);
  return true;
}

function failsSoon(w: World, job: number, callee: number, kind: number): void {
  const { jobs, stations } = w;
  const op = jobs.op[job];
  jobs.fact[job] = tell(
    w,
    FACT.callStarted,
    jobs.root[job],
    jobs.fact[job],
    0,
    jobs.component[job],
    op,
    jobs.unit[job],
    0,
  );
  jobs.startedAt[job] = w.scalars[NOW];
  jobs.endsAt[job] = w.scalars[NOW] + stations.failAfterMs[callee];
  w.agenda.schedule(jobs.endsAt[job], kind, job, jobs.generation[job]);
}

/** The call under way fails now, for this reason; a place it holds is given back. */
export function failCall(w: World, job: number, condition: number): void {
  const { jobs, stations, model } = w;
  const op = jobs.op[job];
  const station = jobs.station[job];
  jobs.generation[job]++;
  jobs.state[job] = JOB.going;
  jobs.station[job] = NONE;
  stations.failed[model.target[op]]++;
  jobs.fact[job] = tell(
    w,
    FACT.callFailed,
    jobs.root[job],
    jobs.fact[job],
    condition,
    jobs.component[job],
    op,
    jobs.unit[job],
    jobs.startedAt[job],
  );
  if (station !== NONE) {
    leave(w, station, NONE);
    if (stations.waiting[station] > 0) admitCalls(w, station, jobs.fact[job]);
  }
  if (model.program.ops[op].continues) succeed(w, job);
  else fail(w, job);
}

/** The caller's patience with a call is over: it goes on without the answer; the callee, if it has begun, goes on too. */
export function timeOutCall(w: World, job: number): void {
  const { jobs } = w;
  // Whoever called has been lost meanwhile; there is nobody to give up.
  if (jobs.state[job] === JOB.unheard || (jobs.state[job] === JOB.hung && jobs.branches[job] === UNHEARD)) return;
  const heir = takeOver(w, job);
  if (jobs.state[job] === JOB.inLine) giveUp(w, jobs.station[job], job);
  else if (jobs.station[job] === NONE) freeJob(w, job);
  else markUnheard(w, job);
  jobs.consumer[job] = NONE;
  failCall(w, heir, conditionOf(CONDITION.timeOut, w.model.target[jobs.op[heir]]));
}

/** A new row that goes on in a job's place; the old one stays with the callee. */
function takeOver(w: World, job: number): number {
  const { jobs } = w;
  const heir = newJob(w, jobs.op[job], jobs.root[job], jobs.component[job]);
  const { unit, consumer: worker, message, parent, branches, startedAt, takenAt, fact } = jobs;
  for (const column of [unit, worker, message, parent, branches, startedAt, takenAt, fact]) column[heir] = column[job];
  const consumer = jobs.consumer[job];
  if (consumer !== NONE && w.consumers.job[consumer] === job) w.consumers.job[consumer] = heir;
  return heir;
}

/** A fault ends the call, whether it is under way, in line, parked, or no longer listened to. */
export function cutCall(w: World, job: number, condition: number): void {
  const { jobs } = w;
  const { state, station } = jobs;
  if (state[job] === JOB.inLine) {
    const heir = takeOver(w, job);
    giveUp(w, station[job], job);
    return failCall(w, heir, condition);
  }
  const unheard = state[job] === JOB.unheard || (state[job] === JOB.hung && jobs.branches[job] === UNHEARD);
  jobs.branches[job] = 0;
  if (!unheard) return failCall(w, job, condition);
  leave(w, station[job], NONE);
  // A place that was borrowed elsewhere may be waited for by calls that the fault does not touch.
  if (w.stations.waiting[station[job]] > 0) admitCalls(w, station[job], jobs.fact[job]);
  freeJob(w, job);
}

/** No answer while the callee hangs: the call is parked until the fault ends. */
function hang(w: World, job: number, callee: number): void {
  const { jobs, stations } = w;
  jobs.branches[job] = jobs.state[job] === JOB.unheard ? UNHEARD : 0;
  jobs.state[job] = JOB.hung;
  jobs.next[job] = NONE;
  if (stations.hungHead[callee] === NONE) stations.hungHead[callee] = job;
  else jobs.next[stations.hungTail[callee]] = job;
  stations.hungTail[callee] = job;
}

/** The fault is over: parked calls are answered now, in the order in which they were parked. */
export function answerHung(w: World, callee: number): void {
  const { jobs, stations } = w;
  let job = stations.hungHead[callee];
  stations.hungHead[callee] = NONE;
  stations.hungTail[callee] = NONE;
  while (job !== NONE) {
    const following = jobs.next[job];
    jobs.state[job] = jobs.branches[job] === UNHEARD ? JOB.unheard : JOB.going;
    jobs.branches[job] = 0;
    endCall(w, job, jobs.op[job]);
    job = following;
  }
}
