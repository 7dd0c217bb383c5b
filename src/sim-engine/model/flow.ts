// Jobs: a flow under way for one request or one message. A job runs through its operations until one takes time; the
// end of that step brings it back. Each step has a way on, and a way out on failure that releases what is held.
import { beginCall, endCall } from './calls.ts';
import { durationOf } from './durations.ts';
import { JOB } from './events.ts';
import { FACT, tell } from './fact-log.ts';
import { finishHandling } from './handling.ts';
import { freeJob, newJob, step, succeed } from './jobs.ts';
import { finishRequest, reply } from './orders.ts';
import { OP } from './program.ts';
import { beginPublish, endPublish } from './publish.ts';
import { ask, GO_ON } from './tasks.ts';

import { NONE, type World } from './world.ts';

/** Runs a job until a step takes time or the job ends. A failed one leaves its flow. */
export function goOn(w: World, job: number): void {
  const { jobs, model } = w;
  if (jobs.failed[job] === 1) return leaveFlow(w, job);
  for (;;) {
    const op = jobs.op[job];
    switch (model.code[op]) {
      case OP.call:
        return beginCall(w, job, op);
      case OP.publish:
        return beginPublish(w, job, op);
      case OP.work:
        return beginWork(w, job, op);
      case OP.reply:
        reply(w, job);
        jobs.op[job]++;
        break;
      case OP.end:
        return leaveFlow(w, job);
      case OP.join:
        return joinBranch(w, job);
      case OP.fork:
        return fork(w, job, op);
      default:
        jobs.op[job] = besides(w, job, op);
    }
  }
}

/** The step under way has ended. */
export function endStep(w: World, job: number): void {
  const op = w.jobs.op[job];
  switch (w.model.code[op]) {
    case OP.call:
      return endCall(w, job, op);
    case OP.publish:
      return endPublish(w, job, op);
    default:
      return endWork(w, job, op);
  }
}

/** The flow has ended, well or not: the branch joins, the request or the message is finished. */
function leaveFlow(w: World, job: number): void {
  if (w.jobs.parent[job] !== NONE) joinBranch(w, job);
  else if (w.jobs.message[job] === NONE) finishRequest(w, job);
  else finishHandling(w, job);
}

function beginWork(w: World, job: number, op: number): void {
  const { jobs } = w;
  jobs.fact[job] = tell(
    w,
    FACT.workStarted,
    jobs.root[job],
    jobs.fact[job],
    0,
    jobs.component[job],
    op,
    jobs.unit[job],
    0,
  );
  step(w, job, durationOf(w, op, jobs.root[job]));
}

function endWork(w: World, job: number, op: number): void {
  const { jobs } = w;
  jobs.fact[job] = tell(
    w,
    FACT.workEnded,
    jobs.root[job],
    jobs.fact[job],
    0,
    jobs.component[job],
    op,
    jobs.unit[job],
    jobs.startedAt[job],
  );
  succeed(w, job);
}

/** Operations that take no time and go on: decide, jump, count, what is passed over. Returns the next operation. */
function besides(w: World, job: number, op: number): number {
  const { jobs, model } = w;
  const { code, other, probability, counter, target } = model.program.ops[op];
  const root = jobs.root[job];
  if (code === OP.jump) return other;
  if (code === OP.unlessDeleted) return w.keepers.deletes[target] === 1 ? op + 1 : op + 2;
  if (code === OP.count) {
    w.counters[counter]++;
    jobs.fact[job] = tell(w, FACT.counted, root, jobs.fact[job], 0, jobs.component[job], op, 0, 0);
    return op + 1;
  }
  const place = root * model.program.purposes.length + model.starts[op];
  const taken = w.luck.uniform(model.purpose[op], w.roots.number[root], w.starts.count[place]++) < probability;
  jobs.fact[job] = tell(w, FACT.decided, root, jobs.fact[job], 0, jobs.component[job], op, taken ? 1 : 0, 0);
  return taken ? op + 1 : other;
}

/** Starts a job for each branch; this one waits for all of them. */
function fork(w: World, job: number, op: number): void {
  const { jobs, model } = w;
  const { branches, other } = model.program.ops[op];
  jobs.op[job] = other;
  if (branches.length === 0) return ask(w, GO_ON, job);
  jobs.state[job] = JOB.forked;
  jobs.branches[job] = branches.length;
  for (const entry of branches) {
    const branch = newJob(w, entry, jobs.root[job], jobs.component[job]);
    jobs.unit[branch] = jobs.unit[job];
    jobs.consumer[branch] = jobs.consumer[job];
    jobs.parent[branch] = job;
    jobs.fact[branch] = jobs.fact[job];
    ask(w, GO_ON, branch);
  }
}

/** A branch has ended; the last one lets its parent go on, or fail when any branch failed. */
function joinBranch(w: World, branch: number): void {
  const { jobs } = w;
  const parent = jobs.parent[branch];
  if (jobs.failed[branch] === 1) jobs.failed[parent] = 1;
  jobs.fact[parent] = jobs.fact[branch];
  freeJob(w, branch);
  if (--jobs.branches[parent] > 0) return;
  jobs.state[parent] = JOB.going;
  ask(w, GO_ON, parent);
}
