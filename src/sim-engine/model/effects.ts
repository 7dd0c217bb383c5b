// What a service has done for an order, whether anybody heard of it or not: a second time is a side effect doubled, such as
// two e-mails to one customer.
import { countStored } from './customers.ts';
import { FACT, tell } from './fact-log.ts';
import type { World } from './world.ts';

/** The service has answered for the order of this job. `row` counts what it has done, among the order's counts. */
export function countDone(w: World, job: number, service: number, row: number, unheard: boolean): void {
  const { jobs, roots, stations, model } = w;
  const root = jobs.root[job];
  // The order may have been over before its callee was done, and its row may be another order's by now.
  if (unheard && roots.generation[root] !== jobs.batch[job]) return;
  const times = ++w.starts.count[root * model.program.purposes.length + row];
  if (row === model.stored) return countStored(w, job, service);
  if (times === 1) return;
  stations.duplicates[service]++;
  tell(w, FACT.effectRepeated, root, jobs.fact[job], 0, service, 0, 0, times);
}
