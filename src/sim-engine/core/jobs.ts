// The rows of jobs: a job is a flow under way for one request, one message, or one branch of either.
import { cancel, schedule } from './agenda';
import { EVENT, JOB, Job, NONE, NOW, scalars } from './layout';
import { giveJob, jobs, takeJob } from './memory';
import { goOnSoon } from './tasks';

/** A blank job of an order on a component. */
export function newJob(op: i32, root: i32, component: i32): i32 {
  const job = takeJob();
  const j = jobs(job);
  const nowMs = scalars[NOW];
  j.startedAt = nowMs;
  j.endsAt = nowMs;
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

/** Gives the row back; whatever is still scheduled for it is stale from now on. */
export function freeJob(job: i32): void {
  disarm(job);
  const j = jobs(job);
  j.generation = j.generation + 1;
  j.state = JOB.free;
  giveJob(job);
}

/** Takes back the time-out that is armed for a job, before it is of another generation. */
export function disarm(job: i32): void {
  const j = jobs(job);
  const timer = j.timer;
  if (timer === NONE) return;
  j.timer = NONE;
  cancel(timer, job, j.generation);
}

/** Schedules the end of the step that begins now. */
export function step(job: i32, durationMs: f64): void {
  const j = jobs(job);
  const nowMs = scalars[NOW];
  j.state = JOB.going;
  j.startedAt = nowMs;
  j.endsAt = nowMs + durationMs;
  schedule(nowMs + durationMs, EVENT.stepEnds, job, j.generation);
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
