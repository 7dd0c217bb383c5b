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
  const root = jobs.root.at(job);
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
  const op = jobs.op.at(job);
  jobs.fact.put(
    job,
    w.core.tell(
      FACT.callStarted,
      jobs.root.at(job),
      jobs.fact.at(job),
      0,
      jobs.component.at(job),
      op,
      jobs.unit.at(job),
      0,
    ),
  );
  w.core.wait(job, stations.failAfterMs[callee], kind);
}

/** The call under way fails now, for this reason; a place it holds is given back. */
export function failCall(w: World, job: number, condition: number): void {
  const { jobs, stations, model } = w;
  const op = jobs.op.at(job);
  const station = jobs.station.at(job);
  w.core.stopWaiting(job);
  jobs.state.put(job, JOB.going);
  jobs.station.put(job, NONE);
  stations.failed[model.target[op]]++;
  jobs.fact.put(
    job,
    w.core.tell(
      FACT.callFailed,
      jobs.root.at(job),
      jobs.fact.at(job),
      condition,
      jobs.component.at(job),
      op,
      jobs.unit.at(job),
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
  jobs.timer.put(job, NONE);
  // Whoever called has been lost meanwhile; there is nobody to give up.
  if (jobs.state.at(job) === JOB.unheard || (jobs.state.at(job) === JOB.hung && jobs.branches.at(job) === UNHEARD))
    return;
  const heir = takeOver(w, job);
  if (jobs.state.at(job) === JOB.inLine) w.core.giveUp(jobs.station.at(job), job);
  else if (jobs.station.at(job) === NONE) w.core.dropJob(job);
  else markUnheard(w, job);
  jobs.consumer.put(job, NONE);
  failCall(w, heir, conditionOf(CONDITION.timeOut, w.model.target[jobs.op.at(heir)]));
}

/** A new row that goes on in a job's place; the old one stays with the callee. */
function takeOver(w: World, job: number): number {
  const { jobs } = w;
  const heir = w.core.newJob(jobs.op.at(job), jobs.root.at(job), jobs.component.at(job));
  const { unit, consumer: worker, message, parent, branches, place, startedAt, takenAt, fact } = jobs;
  for (const field of [unit, worker, message, parent, branches, place, startedAt, takenAt, fact])
    field.put(heir, field.at(job));
  const consumer = jobs.consumer.at(job);
  if (consumer !== NONE && w.consumers.job.at(consumer) === job) w.consumers.job.put(consumer, heir);
  return heir;
}

/** A fault ends the call, whether it is under way, in line, parked, or no longer listened to. */
export function cutCall(w: World, job: number, condition: number): void {
  const { jobs } = w;
  const state = jobs.state.at(job);
  const station = jobs.station.at(job);
  if (state === JOB.inLine) {
    const heir = takeOver(w, job);
    w.core.giveUp(station, job);
    return failCall(w, heir, condition);
  }
  const unheard = state === JOB.unheard || (state === JOB.hung && jobs.branches.at(job) === UNHEARD);
  jobs.branches.put(job, 0);
  if (!unheard) return failCall(w, job, condition);
  w.core.leave(station, NONE);
  // A place that was borrowed elsewhere may be waited for by calls that the fault does not touch.
  if (w.stations.waiting[station] > 0) w.core.admitCalls(station, jobs.fact.at(job));
  w.core.dropJob(job);
}

/** No answer while the callee hangs: the call is parked until the fault ends. */
export function hang(w: World, job: number, callee: number): void {
  const { jobs, stations } = w;
  jobs.branches.put(job, jobs.state.at(job) === JOB.unheard ? UNHEARD : 0);
  jobs.state.put(job, JOB.hung);
  jobs.next.put(job, NONE);
  if (stations.hungHead[callee] === NONE) stations.hungHead[callee] = job;
  else jobs.next.put(stations.hungTail[callee], job);
  stations.hungTail[callee] = job;
}

/** The fault is over: parked calls are answered now, in the order in which they were parked. */
export function answerHung(w: World, callee: number): void {
  const { jobs, stations } = w;
  let job = stations.hungHead[callee];
  stations.hungHead[callee] = NONE;
  stations.hungTail[callee] = NONE;
  while (job !== NONE) {
    const following = jobs.next.at(job);
    jobs.state.put(job, jobs.branches.at(job) === UNHEARD ? JOB.unheard : JOB.going);
    jobs.branches.put(job, 0);
    const goesOn = w.core.endCall(job, jobs.op.at(job));
    if (goesOn !== NONE) w.core.goOnSoon(goesOn);
    job = following;
  }
}
