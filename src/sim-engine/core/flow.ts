// Jobs: a flow under way for one request or one message. A job runs through its operations until one takes time; the
// end of that step brings it back. Each step has a way on, and a way out on failure that releases what is held.
import { beginCall, endCall } from './calls';
import { durationOf } from './durations';
import { tellOf } from './facts';
import { finishHandling } from './handling';
import { freeJob, step, toNextStep } from './jobs';
import { FACT, JOB, NONE, OP } from './layout';
import { apartOf, jobs, ops, restOfJob } from './memory';
import { finishRequest, reply } from './orders';
import { besides, fork } from './outside';
import { beginPublish, endPublish } from './publish';
import { goOnSoon } from './tasks';

/** Runs a job until a step takes time or the job ends. A failed one leaves its flow. */
export function goOn(job: i32): void {
  const j = jobs(job);
  if (j.failed !== 0) return leaveFlow(job);
  // What every message comes to stands before what few do.
  const code = ops(j.op).code;
  if (code === OP.call) beginCall(job, j.op);
  else if (code === OP.end) leaveFlow(job);
  else goOnElse(job);
}

/** From an operation on that may be any. */
function goOnElse(job: i32): void {
  const j = jobs(job);
  for (;;) {
    const op = j.op;
    switch (ops(op).code) {
      case OP.call:
        return beginCall(job, op);
      case OP.publish:
        return beginPublish(job, op);
      case OP.work:
        return beginWork(job, op);
      case OP.reply:
        reply(job);
        j.op = j.op + 1;
        break;
      case OP.end:
        return leaveFlow(job);
      case OP.join:
        return joinBranch(job);
      case OP.fork:
        return fork(job, op);
      default:
        j.op = besides(job, op);
    }
  }
}

/** The step under way has ended. Returns the job that goes on at once, or NONE. */
export function endStep(job: i32): i32 {
  const op = jobs(job).op;
  switch (ops(op).code) {
    case OP.call:
      return endCall(job, op);
    case OP.publish:
      return endPublish(job, op);
    default:
      return endWork(job, op);
  }
}

/** The flow has ended, well or not: the branch joins, the request or the message is finished. */
function leaveFlow(job: i32): void {
  const j = jobs(job);
  if (j.apart !== 0) {
    if (restOfJob(job).parent !== NONE) return joinBranch(job);
  }
  const message = j.message;
  if (message === NONE) finishRequest(job);
  else finishHandling(job, message);
}

function beginWork(job: i32, op: i32): void {
  const j = jobs(job);
  j.fact = tellOf(FACT.workStarted, job, op, j.fact, 0, 0);
  step(job, durationOf(op, j.root));
}

function endWork(job: i32, op: i32): i32 {
  const j = jobs(job);
  j.fact = tellOf(FACT.workEnded, job, op, j.fact, 0, j.startedAt);
  return toNextStep(job);
}

/** A branch has ended; the last one lets its parent go on, or fail when any branch failed. */
function joinBranch(branch: i32): void {
  const b = jobs(branch);
  const parent = restOfJob(branch).parent;
  const p = jobs(parent);
  if (b.failed !== 0) p.failed = 1;
  p.fact = b.fact;
  freeJob(branch);
  const left = restOfJob(parent).branches - 1;
  apartOf(parent).branches = left;
  if (left > 0) return;
  p.state = <i8>JOB.going;
  goOnSoon(parent);
}
