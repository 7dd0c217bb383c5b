// The rows of jobs: a job is a flow under way for one request, one message, or one branch of either.
import { cancel, enter, takeOut } from './agenda';
import { EVENT, JOB, Job, NONE, NOW, scalars } from './layout';
import { apartOf, blankRest, giveJob, jobs, restOfJob, takeJob } from './memory';
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
  // Neighbours at once, as the layout has them. What is read soon is not written eight bytes at a time: a processor hands
  // on what has just been written best where it is read as long as it was written.
  const at = changetype<usize>(j);
  store<i64>(at, -1, offsetof<Job>('consumer'));
  store<i32>(at, 0xffff | (component << 16) | (0xff << 24), offsetof<Job>('unit'));
  store<i32>(at, JOB.going, offsetof<Job>('state'));
  return job;
}

/** Gives the row back. The job waits for nothing any more; its time-out, where one is armed, is taken back. */
export function freeJob(job: i32): void {
  if (jobs(job).apart !== 0) clearApart(job);
  jobs(job).state = <i8>JOB.free;
  giveJob(job);
}

function clearApart(job: i32): void {
  disarmTimer(job);
  blankRest(job);
}

/** Gives the row of a job back that may be waiting for something. */
export function dropJob(job: i32): void {
  stopWaiting(job);
  freeJob(job);
}

/** Takes back the time-out that is armed for a job. */
export function disarm(job: i32): void {
  if (jobs(job).apart !== 0) disarmTimer(job);
}

function disarmTimer(job: i32): void {
  const rest = restOfJob(job);
  const timer = rest.timer;
  if (timer === NONE) return;
  rest.timer = NONE;
  cancel(timer);
}

/** The step that begins now ends after so long. */
export function step(job: i32, durationMs: f64): void {
  jobs(job).state = <i8>JOB.going;
  wait(job, durationMs, EVENT.stepEnds);
}

/** The job waits, from now on, for what comes after so long: until then it stands in the agenda itself. */
export function wait(job: i32, durationMs: f64, kind: i32): void {
  const nowMs = scalars[NOW];
  begin(job, nowMs);
  enter(job, nowMs + durationMs, kind);
}

/** A step, or its wait in a line, begins. */
export function begin(job: i32, nowMs: f64): void {
  const j = jobs(job);
  // As bits: neither is a zero with a sign.
  if (reinterpret<u64>(j.startedAt) !== reinterpret<u64>(nowMs)) {
    if (j.consumer !== NONE) keepTaken(job);
    j.startedAt = nowMs;
  }
}

/** A worker took the job in hand when its first step began; when a later one does, that is to be remembered. */
function keepTaken(job: i32): void {
  if (restOfJob(job).takenAt < 0) apartOf(job).takenAt = jobs(job).startedAt;
}

/** When a worker took the job in hand. */
export function takenAt(job: i32): f64 {
  const j = jobs(job);
  if (j.apart === 0) return j.startedAt;
  const atMs = restOfJob(job).takenAt;
  return atMs < 0 ? j.startedAt : atMs;
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
