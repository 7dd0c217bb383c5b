// The rows of jobs: a job is a flow under way for one request, one message, or one branch of either.
import { cancel, enter, takeOut } from './agenda';
import { EVENT, JOB, Job, NONE, NOW, scalars } from './layout';
import { giveJob, jobs, takeJob } from './memory';
import { goOnSoon } from './tasks';

/** A blank job of an order on a component. */
export function newJob(op: i32, root: i32, component: i32): i32 {
  const job = takeJob();
  const j = jobs(job);
  const nowMs = scalars[NOW];
  j.startedAt = nowMs;
  j.due = nowMs;
  j.op = op;
  j.root = root;
  j.component = component;
  j.unit = NONE;
  // Two neighbours at a time; the layout has them in this order.
  const at = changetype<usize>(j);
  store<i64>(at, -1, offsetof<Job>('consumer'));
  store<i64>(at, -1, offsetof<Job>('parent'));
  store<i64>(at, 0, offsetof<Job>('branches'));
  store<i64>(at, 0, offsetof<Job>('refusals'));
  store<i64>(at, JOB.going, offsetof<Job>('state'));
  j.timer = NONE;
  return job;
}

/** Gives the row back. The job waits for nothing any more; its time-out, where one is armed, is taken back. */
export function freeJob(job: i32): void {
  disarm(job);
  jobs(job).state = JOB.free;
  giveJob(job);
}

/** Gives the row of a job back that may be waiting for something. */
export function dropJob(job: i32): void {
  stopWaiting(job);
  freeJob(job);
}

/** Takes back the time-out that is armed for a job. */
export function disarm(job: i32): void {
  const j = jobs(job);
  const timer = j.timer;
  if (timer === NONE) return;
  j.timer = NONE;
  cancel(timer);
}

/** The step that begins now ends after so long. */
export function step(job: i32, durationMs: f64): void {
  jobs(job).state = JOB.going;
  wait(job, durationMs, EVENT.stepEnds);
}

/** The job waits, from now on, for what comes after so long: until then it stands in the agenda itself. */
export function wait(job: i32, durationMs: f64, kind: i32): void {
  const nowMs = scalars[NOW];
  jobs(job).startedAt = nowMs;
  enter(job, nowMs + durationMs, kind);
}

/** What the job waited for has come. */
export function endWait(job: i32): void {
  store<u64>(changetype<usize>(jobs(job)), 0, offsetof<Job>('entry'));
}

/** What the job waits for, if it does, will not come, nor its time-out. */
export function stopWaiting(job: i32): void {
  disarm(job);
  if (load<u64>(changetype<usize>(jobs(job)), offsetof<Job>('entry')) === 0) return;
  takeOut(job);
  endWait(job);
}

/** The step has succeeded: the job goes on to the next one. It is returned, so that it can do so at once. */
export function toNextStep(job: i32): i32 {
  const j = jobs(job);
  j.op = j.op + 1;
  return job;
}

/** The step has succeeded: the job goes on to the next one within this event. */
export function succeed(job: i32): void {
  goOnSoon(toNextStep(job));
}

/** The step has failed for good: within this event the flow is left, and what it holds is released. */
export function fail(job: i32): void {
  jobs(job).failed = 1;
  goOnSoon(job);
}
