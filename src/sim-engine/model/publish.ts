// Publishing with confirm: it takes the broker's publish time in the publisher, whose slot is held; then a copy enters
// every bound queue, the confirm comes, and delivery begins, all at the same instant.

import { durationOf } from './durations.ts';
import { FACT, tell } from './fact-log.ts';
import { step, succeed } from './jobs.ts';
import { enqueue } from './queues.ts';
import type { World } from './world.ts';

export function beginPublish(w: World, job: number, op: number): void {
  const { jobs } = w;
  jobs.fact[job] = tell(
    w,
    FACT.publishStarted,
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

export function endPublish(w: World, job: number, op: number): void {
  const { jobs, model } = w;
  const root = jobs.root[job];
  const queues = model.bindings[model.exchange[op]];
  const confirmed = tell(
    w,
    FACT.publishConfirmed,
    root,
    jobs.fact[job],
    0,
    jobs.component[job],
    op,
    jobs.unit[job],
    jobs.startedAt[job],
  );
  jobs.fact[job] = confirmed;
  jobs.generation[job]++;
  // The publisher goes on with the confirm before anything is delivered.
  succeed(w, job);
  for (let i = 0; i < queues.length; i++) enqueue(w, queues[i], root, confirmed);
}
