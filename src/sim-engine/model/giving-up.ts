// Marks of what goes on although nobody listens any more, and of what will never go on.
import { JOB } from './events.ts';
import type { World } from './world.ts';

/** Marks a parked call whose caller has given up, in the column that counts branches elsewhere. */
export const UNHEARD = 1;

/** Nobody is left who could publish again what this job was holding back. */
export function forgetBackoff(w: World, job: number): void {
  w.stations.backingOff[w.jobs.component.at(job)]--;
  if (w.jobs.branches.at(job) === 1) w.core.openHand(job);
  w.jobs.branches.put(job, 0);
}

/** The callee goes on for nobody. It remembers whose order it works for, since that may be over before it is done. */
export function markUnheard(w: World, job: number): void {
  const { jobs, roots } = w;
  jobs.batch.put(job, roots.generation.at(jobs.root.at(job)));
  if (jobs.state.at(job) === JOB.hung) jobs.branches.put(job, UNHEARD);
  else jobs.state.put(job, JOB.unheard);
}
