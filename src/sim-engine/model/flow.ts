// The operations of a flow that are not steps of its own work: what is decided, counted or passed over, and where it
// forks. The core runs a job through all others.

import { JOB } from './events.ts';
import { FACT } from './fact-log.ts';
import { OP } from './program.ts';
import type { World } from './world.ts';

/** Operations that take no time and go on: decide, jump, count, what is passed over. Returns the next operation. */
export function besides(w: World, job: number, op: number): number {
  const { jobs, model } = w;
  const { code, other, probability, counter, target } = model.program.ops[op];
  const root = jobs.root.at(job);
  if (code === OP.jump) return other;
  if (code === OP.unlessDeleted) return w.keepers.deletes[target] === 1 ? op + 1 : op + 2;
  if (code === OP.count) {
    w.counters[counter]++;
    jobs.fact.put(job, w.core.tell(FACT.counted, root, jobs.fact.at(job), 0, jobs.component.at(job), op, 0, 0));
    return op + 1;
  }
  const taken =
    w.core.uniform(model.purpose[op], w.roots.number.at(root), w.count(root, model.starts[op])) < probability;
  jobs.fact.put(
    job,
    w.core.tell(FACT.decided, root, jobs.fact.at(job), 0, jobs.component.at(job), op, taken ? 1 : 0, 0),
  );
  return taken ? op + 1 : other;
}

/** Starts a job for each branch; this one waits for all of them. */
export function fork(w: World, job: number, op: number): void {
  const { jobs, model } = w;
  const { branches, other } = model.program.ops[op];
  jobs.op.put(job, other);
  if (branches.length === 0) return w.core.goOnSoon(job);
  jobs.state.put(job, JOB.forked);
  jobs.branches.put(job, branches.length);
  for (const entry of branches) {
    const branch = w.core.newJob(entry, jobs.root.at(job), jobs.component.at(job));
    jobs.unit.put(branch, jobs.unit.at(job));
    jobs.consumer.put(branch, jobs.consumer.at(job));
    jobs.place.put(branch, jobs.place.at(job));
    jobs.parent.put(branch, job);
    jobs.fact.put(branch, jobs.fact.at(job));
    w.core.goOnSoon(branch);
  }
}
