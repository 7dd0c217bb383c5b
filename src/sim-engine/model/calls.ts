// Calls that do not end with an answer: a callee in trouble makes them fail or hang, as its faults say, and a caller may
// give up while the callee goes on.

import { keyOf } from '../kernel/key-of.ts';
import { EVENT, HEALTH, JOB } from './events.ts';
import { CONDITION, conditionOf, FACT } from './fact-log.ts';
import { markUnheard, UNHEARD } from './giving-up.ts';
import { isBeyondLimit } from './rate-limits.ts';
import { NONE, type World } from './world.ts';

const ERROR_PURPOSE = keyOf('errors');

/** A call that has not got a place, or was cut: the caller learns of it after the callee's `failAfterMs`. */
export function refuses(w: World, job: number, op: number, callee: number): boolean {
  const { stations, jobs } = w;
  const root = jobs.root[job];
  const start = w.model.starts[op];
  const down = (stations.health[callee] & HEALTH.down) !== 0;
  const limited = !down && (stations.health[callee] & HEALTH['rate-limit']) !== 0 && isBeyondLimit(w, callee);
  if (!down && !limited) {
    if ((stations.health[callee] & HEALTH.errors) === 0) return false;
    const luck = w.core.uniform(ERROR_PURPOSE ^ w.model.purpose[op], w.roots.number.at(root), w.counted(root, start));
    if (luck >= stations.errorShare[callee]) return false;
  }
  w.count(root, start);
  failsSoon(w, job, callee, down ? EVENT.callFailsDown : limited ? EVENT.callFailsLimited : EVENT.callFailsInError);
  return true;
}

function failsSoon(w: World, job: number, callee: number, kind: number): void {
  const { jobs, stations } = w;
  const op = jobs.op[job];
  jobs.fact.put(
    job,
    w.core.tell(FACT.callStarted, jobs.root[job], jobs.fact.at(job), 0, jobs.component[job], op, jobs.unit[job], 0),
  );
  w.core.wait(job, stations.failAfterMs[callee], kind);
}

/** The call under way fails now, for this reason; a place it holds is given back. */
export function failCall(w: World, job: number, condition: number): void {
  const { jobs, stations, model } = w;
  const op = jobs.op[job];
  const station = jobs.station[job];
  w.core.stopWaiting(job);
  jobs.state[job] = JOB.going;
  jobs.station[job] = NONE;
  stations.failed[model.target[op]]++;
  jobs.fact.put(
    job,
    w.core.tell(
      FACT.callFailed,
      jobs.root[job],
      jobs.fact.at(job),
      condition,
      jobs.component[job],
      op,
      jobs.unit[job],
      jobs.startedAt.at(job),
    ),
  );
  if (station !== NONE) {
    w.core.leave(station, NONE);
    if (stations.waiting[station] > 0) w.core.admitCalls(station, jobs.fact.at(job));
  }
  if (model.program.ops[op].continues) w.core.succeed(job);
  else w.core.fail(job);
}

/** The caller's patience with a call is over: it goes on without the answer; the callee, if it has begun, goes on too. */
export function timeOutCall(w: World, job: number): void {
  const { jobs } = w;
  jobs.timer[job] = NONE;
  // Whoever called has been lost meanwhile; there is nobody to give up.
  if (jobs.state[job] === JOB.unheard || (jobs.state[job] === JOB.hung && jobs.branches[job] === UNHEARD)) return;
  const heir = takeOver(w, job);
  if (jobs.state[job] === JOB.inLine) w.core.giveUp(jobs.station[job], job);
  else if (jobs.station[job] === NONE) w.core.dropJob(job);
  else markUnheard(w, job);
  jobs.consumer[job] = NONE;
  failCall(w, heir, conditionOf(CONDITION.timeOut, w.model.target[jobs.op[heir]]));
}

/** A new row that goes on in a job's place; the old one stays with the callee. */
function takeOver(w: World, job: number): number {
  const { jobs } = w;
  const heir = w.core.newJob(jobs.op[job], jobs.root[job], jobs.component[job]);
  const { unit, consumer: worker, message, parent, branches, place, startedAt, takenAt, fact } = jobs;
  for (const column of [unit, worker, message, parent, branches, place]) column[heir] = column[job];
  for (const reals of [startedAt, takenAt, fact]) reals.put(heir, reals.at(job));
  const consumer = jobs.consumer[job];
  if (consumer !== NONE && w.consumers.job[consumer] === job) w.consumers.job[consumer] = heir;
  return heir;
}

/** A fault ends the call, whether it is under way, in line, parked, or no longer listened to. */
export function cutCall(w: World, job: number, condition: number): void {
  const { jobs } = w;
  const state = jobs.state[job];
  const station = jobs.station[job];
  if (state === JOB.inLine) {
    const heir = takeOver(w, job);
    w.core.giveUp(station, job);
    return failCall(w, heir, condition);
  }
  const unheard = state === JOB.unheard || (state === JOB.hung && jobs.branches[job] === UNHEARD);
  jobs.branches[job] = 0;
  if (!unheard) return failCall(w, job, condition);
  w.core.leave(station, NONE);
  // A place that was borrowed elsewhere may be waited for by calls that the fault does not touch.
  if (w.stations.waiting[station] > 0) w.core.admitCalls(station, jobs.fact.at(job));
  w.core.dropJob(job);
}

/** No answer while the callee hangs: the call is parked until the fault ends. */
export function hang(w: World, job: number, callee: number): void {
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
    const goesOn = w.core.endCall(job, jobs.op[job]);
    if (goesOn !== NONE) w.core.goOnSoon(goesOn);
    job = following;
  }
}
