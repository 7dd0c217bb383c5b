// The rows of jobs: a job is a flow under way for one request, one message, or one branch of either.
import { EVENT, JOB } from './events.ts';
import { ask, GO_ON } from './tasks.ts';
import { NONE, NOW, type World } from './world.ts';

/** A blank job of an order on a component. */
export function newJob(w: World, op: number, root: number, component: number): number {
  const { jobs } = w;
  const job = jobs.rows.take();
  jobs.op[job] = op;
  jobs.root[job] = root;
  jobs.component[job] = component;
  jobs.unit[job] = NONE;
  jobs.consumer[job] = NONE;
  jobs.message[job] = NONE;
  jobs.parent[job] = NONE;
  jobs.branches[job] = 0;
  jobs.batch[job] = 0;
  jobs.refusals[job] = 0;
  jobs.station[job] = NONE;
  jobs.state[job] = JOB.going;
  jobs.failed[job] = 0;
  jobs.startedAt[job] = w.scalars[NOW];
  jobs.endsAt[job] = w.scalars[NOW];
  jobs.fact[job] = NONE;
  return job;
}

/** Gives the row back; whatever is still scheduled for it is stale from now on. */
export function freeJob(w: World, job: number): void {
  w.jobs.generation[job]++;
  w.jobs.state[job] = JOB.free;
  w.jobs.rows.give(job);
}

/** Schedules the end of the step that begins now. */
export function step(w: World, job: number, durationMs: number): void {
  const { jobs } = w;
  const nowMs = w.scalars[NOW];
  jobs.state[job] = JOB.going;
  jobs.startedAt[job] = nowMs;
  jobs.endsAt[job] = nowMs + durationMs;
  w.agenda.schedule(nowMs + durationMs, EVENT.stepEnds, job, jobs.generation[job]);
}

/** The step has succeeded: the job goes on to the next one within this event. */
export function succeed(w: World, job: number): void {
  w.jobs.op[job]++;
  ask(w, GO_ON, job);
}

/** The step has failed for good: within this event the flow is left, and what it holds is released. */
export function fail(w: World, job: number): void {
  w.jobs.failed[job] = 1;
  ask(w, GO_ON, job);
}
