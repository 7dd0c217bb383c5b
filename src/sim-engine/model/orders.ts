// What may become of an order otherwise than an answer: placed again, cut with its servers, timed out in line, or its
// customer has gone.
import { abandon } from './crashes.ts';
import { belongsTo, mayOrderAgain, nextNumberOf } from './customers.ts';
import { JOB, ORDER } from './events.ts';
import { CONDITION, conditionOf, FACT } from './fact-log.ts';
import { UNHEARD } from './giving-up.ts';
import { GONE, NONE, NOW, type World } from './world.ts';

/** A customer who got no answer places the order again. */
export function orderAgain(w: World, customer: number): void {
  const { source, tries, first, fact } = w.customers;
  const from = source[customer];
  const root = w.core.openOrder(from, nextNumberOf(w, customer));
  belongsTo(w, root, customer);
  const { client } = w.model.sources[from];
  const job = w.core.receiveOrder(
    root,
    from,
    w.core.tell(FACT.orderPlaced, root, fact[customer], 0, client, from, tries[customer], first[customer]),
  );
  if (job !== NONE) w.core.goOnSoon(job);
}

/**
 * The servers are lost: all that they were doing, and all that waited for them, fails. Calls they made go on unheard. Of a
 * single one, `replica`, those are lost that it was doing.
 */
export function cutRequests(w: World, server: number, cause: number, replica = NONE): void {
  const { jobs } = w;
  const condition = conditionOf(replica === NONE ? CONDITION.down : CONDITION['replica-down'], server);
  const own: number[] = [];
  for (const job of w.rowsOf('job')) {
    const over =
      jobs.state.at(job) === JOB.free || jobs.state.at(job) === JOB.gaveUp || jobs.state.at(job) === JOB.unheard;
    if (over || jobs.component.at(job) !== server || isParkedUnheard(w, job)) continue;
    if (replica === NONE || jobs.unit.at(job) === replica) own.push(job);
  }
  own.sort((a, b) => jobs.fact.at(a) - jobs.fact.at(b));
  // Branches first: what they called must know whose order it works for before that order is over.
  const whole = own.filter((job) => jobs.parent.at(job) === NONE);
  for (const job of own) if (jobs.parent.at(job) !== NONE) abandon(w, job);
  for (const job of whole) {
    if (jobs.state.at(job) === JOB.inLine && jobs.station.at(job) === server) cutWaiting(w, job, condition);
    else cutRunning(w, job, cause, condition);
  }
}

/** It hangs, and whoever called has given up long ago. */
const isParkedUnheard = ({ jobs }: World, job: number): boolean =>
  jobs.state.at(job) === JOB.hung && jobs.branches.at(job) === UNHEARD;

function cutWaiting(w: World, job: number, condition: number): void {
  const heir = w.core.newJob(w.jobs.op.at(job), w.jobs.root.at(job), w.jobs.component.at(job));
  w.jobs.fact.put(heir, w.jobs.fact.at(job));
  w.core.giveUp(w.jobs.component.at(job), job);
  w.core.refuse(heir, condition);
}

function cutRunning(w: World, job: number, cause: number, condition: number): void {
  const { jobs, roots, stations } = w;
  const server = jobs.component.at(job);
  const root = jobs.root.at(job);
  stations.failed[server]++;
  w.core.leave(server, jobs.unit.at(job));
  const fact = w.core.tell(FACT.requestRefused, root, cause, condition, server, 0, 0, 0);
  if (roots.state.at(root) === ORDER.replied) roots.lost.add(root, 1);
  else w.core.failOrder(root, server, fact);
  abandon(w, job);
  w.core.discharge(root, fact);
}

/** It has waited in the server's line for as long as it may. */
export function timeOutRequest(w: World, job: number): void {
  const { jobs } = w;
  jobs.timer.put(job, NONE);
  const heir = w.core.newJob(jobs.op.at(job), jobs.root.at(job), jobs.component.at(job));
  jobs.fact.put(heir, jobs.fact.at(job));
  w.core.giveUp(jobs.component.at(job), job);
  w.core.refuse(heir, conditionOf(CONDITION.timeOut, jobs.component.at(heir)));
}

/** The customer's patience is over: the work goes on, its reply unheard. */
export function customerLeaves(w: World, root: number): void {
  const { roots } = w;
  if (roots.state.at(root) !== ORDER.waiting) return;
  roots.state.put(root, ORDER.gone);
  if (w.sources.background[roots.source.at(root)] === 0) w.scalars[GONE]++;
  const fact = w.core.tell(
    FACT.customerGone,
    root,
    NONE,
    0,
    w.model.sources[roots.source.at(root)].client,
    0,
    0,
    w.scalars[NOW] - roots.placedAt.at(root),
  );
  mayOrderAgain(w, root, fact);
}
