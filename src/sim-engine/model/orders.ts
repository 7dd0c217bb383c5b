// An order's way through a server: placed, a slot or a place in line, answered, refused or failed. The customer's clock
// ends with the answer; a customer who has gone hears nothing.
import { abandon, isDown } from './crashes.ts';
import { belongsTo, mayOrderAgain, nextNumberOf } from './customers.ts';
import { EVENT, JOB, ORDER } from './events.ts';
import { CONDITION, conditionOf, FACT, tell } from './fact-log.ts';
import { UNHEARD } from './giving-up.ts';
import { freeJob, newJob } from './jobs.ts';
import { discharge, openOrder } from './settle.ts';
import { enter, giveUp, hasRoom, joinLine, leave, takeFirst } from './stations.ts';
import { ask, GO_ON } from './tasks.ts';
import { CUSTOMER_MS, FAILED, GONE, LAST_CUSTOMER_MS, NONE, NOW, REPLIED, type World } from './world.ts';

/** A customer places an order with the server that its traffic source names. */
export function placeOrder(w: World, source: number, cause: number): void {
  const { client } = w.model.sources[source];
  const root = openOrder(w, source);
  receive(w, root, source, tell(w, FACT.orderPlaced, root, cause, 0, client, source, 0, 0));
}

/** A customer who got no answer places the order again. */
export function orderAgain(w: World, customer: number): void {
  const { source, tries, first, fact } = w.customers;
  const from = source[customer];
  const root = openOrder(w, from, nextNumberOf(w, customer));
  belongsTo(w, root, customer);
  const { client } = w.model.sources[from];
  receive(
    w,
    root,
    from,
    tell(w, FACT.orderPlaced, root, fact[customer], 0, client, from, tries[customer], first[customer]),
  );
}

function receive(w: World, root: number, source: number, placed: number): void {
  const { server, entry } = w.model.sources[source];
  const patienceMs = w.patienceMs[source];
  if (patienceMs > 0)
    w.agenda.schedule(w.scalars[NOW] + patienceMs, EVENT.customerLeaves, root, w.roots.generation[root]);
  const job = newJob(w, entry, root, server);
  w.jobs.fact[job] = placed;
  if (isDown(w, server)) return refuse(w, job, conditionOf(CONDITION.down, server));
  if (hasRoom(w, server)) return startRequest(w, job, server, 0, placed, 0);
  const { stations } = w;
  if (stations.waiting[server] >= stations.waitingMax[server])
    return refuse(w, job, conditionOf(CONDITION.full, server));
  w.jobs.station[job] = server;
  w.jobs.fact[job] = tell(w, FACT.requestQueued, root, placed, conditionOf(CONDITION.busy, server), server, 0, 0, 0);
  joinLine(w, server, job);
}

function startRequest(w: World, job: number, server: number, waitedMs: number, cause: number, condition: number): void {
  const { jobs } = w;
  enter(w, server, job, waitedMs);
  jobs.state[job] = JOB.going;
  jobs.station[job] = NONE;
  jobs.fact[job] = tell(w, FACT.requestStarted, jobs.root[job], cause, condition, server, 0, jobs.unit[job], waitedMs);
  ask(w, GO_ON, job);
}

/** Lets the line of a server move on while there is room. `cause` is the fact that made room. */
export function admitRequests(w: World, server: number, cause: number): void {
  const { jobs, stations } = w;
  while (stations.waiting[server] > 0 && hasRoom(w, server) && !isDown(w, server)) {
    const job = takeFirst(w, server);
    // Its time in line is over, and so is the line's time-out.
    jobs.generation[job]++;
    startRequest(w, job, server, w.scalars[NOW] - jobs.startedAt[job], cause, conditionOf(CONDITION.busy, server));
  }
}

function refuse(w: World, job: number, condition: number): void {
  const { jobs } = w;
  const server = jobs.component[job];
  const root = jobs.root[job];
  w.stations.failed[server]++;
  const refused = tell(w, FACT.requestRefused, root, jobs.fact[job], condition, server, 0, 0, 0);
  failOrder(w, root, server, refused);
  freeJob(w, job);
  discharge(w, root, refused);
}

/**
 * The servers are lost: all that they were doing, and all that waited for them, fails. Calls they made go on unheard. Of a
 * single one, `replica`, those are lost that it was doing.
 */
export function cutRequests(w: World, server: number, cause: number, replica = NONE): void {
  const { jobs } = w;
  const condition = conditionOf(replica === NONE ? CONDITION.down : CONDITION['replica-down'], server);
  const own: number[] = [];
  for (let job = 0; job < jobs.rows.used; job++) {
    const over = jobs.state[job] === JOB.free || jobs.state[job] === JOB.gaveUp || jobs.state[job] === JOB.unheard;
    if (over || jobs.component[job] !== server || isParkedUnheard(w, job)) continue;
    if (replica === NONE || jobs.unit[job] === replica) own.push(job);
  }
  own.sort((a, b) => jobs.fact[a] - jobs.fact[b]);
  // Branches first: what they called must know whose order it works for before that order is over.
  const whole = own.filter((job) => jobs.parent[job] === NONE);
  for (const job of own) if (jobs.parent[job] !== NONE) abandon(w, job);
  for (const job of whole) {
    if (jobs.state[job] === JOB.inLine && jobs.station[job] === server) cutWaiting(w, job, condition);
    else cutRunning(w, job, cause, condition);
  }
}

/** It hangs, and whoever called has given up long ago. */
const isParkedUnheard = ({ jobs }: World, job: number): boolean =>
  jobs.state[job] === JOB.hung && jobs.branches[job] === UNHEARD;

function cutWaiting(w: World, job: number, condition: number): void {
  const heir = newJob(w, w.jobs.op[job], w.jobs.root[job], w.jobs.component[job]);
  w.jobs.fact[heir] = w.jobs.fact[job];
  giveUp(w, w.jobs.component[job], job);
  refuse(w, heir, condition);
}

function cutRunning(w: World, job: number, cause: number, condition: number): void {
  const { jobs, roots, stations } = w;
  const server = jobs.component[job];
  const root = jobs.root[job];
  stations.failed[server]++;
  leave(w, server, jobs.unit[job]);
  const fact = tell(w, FACT.requestRefused, root, cause, condition, server, 0, 0, 0);
  if (roots.state[root] === ORDER.replied) roots.lost[root]++;
  else failOrder(w, root, server, fact);
  abandon(w, job);
  discharge(w, root, fact);
}

/** It has waited in the server's line for as long as it may. */
export function timeOutRequest(w: World, job: number): void {
  const { jobs } = w;
  const heir = newJob(w, jobs.op[job], jobs.root[job], jobs.component[job]);
  jobs.fact[heir] = jobs.fact[job];
  giveUp(w, jobs.component[job], job);
  refuse(w, heir, conditionOf(CONDITION.timeOut, jobs.component[heir]));
}

/** The server answers; the order is accepted, its status PENDING. */
export function reply(w: World, job: number): void {
  const { jobs, roots, scalars } = w;
  const root = jobs.root[job];
  const customerMs = scalars[NOW] - roots.placedAt[root];
  jobs.fact[job] = tell(w, FACT.replied, root, jobs.fact[job], 0, jobs.component[job], 0, jobs.unit[job], customerMs);
  if (roots.state[root] !== ORDER.waiting) return;
  roots.state[root] = ORDER.replied;
  if (roots.background[root] === 1) return;
  scalars[REPLIED]++;
  scalars[LAST_CUSTOMER_MS] = customerMs;
  w.histograms.record(CUSTOMER_MS, customerMs);
  w.series.record(customerMs);
}

/** The customer is told that it did not work. */
function failOrder(w: World, root: number, server: number, cause: number): void {
  const { roots, scalars } = w;
  roots.lost[root]++;
  const customerMs = scalars[NOW] - roots.placedAt[root];
  const fact = tell(w, FACT.orderFailed, root, cause, 0, server, 0, 0, customerMs);
  if (roots.state[root] !== ORDER.waiting) return;
  roots.state[root] = ORDER.failed;
  if (roots.background[root] === 0) scalars[FAILED]++;
  mayOrderAgain(w, root, fact);
}

/** The customer's patience is over: the work goes on, its reply unheard. */
export function customerLeaves(w: World, root: number): void {
  const { roots, scalars } = w;
  if (roots.state[root] !== ORDER.waiting) return;
  roots.state[root] = ORDER.gone;
  if (roots.background[root] === 0) scalars[GONE]++;
  const fact = tell(
    w,
    FACT.customerGone,
    root,
    NONE,
    0,
    w.model.sources[roots.source[root]].client,
    0,
    0,
    scalars[NOW] - roots.placedAt[root],
  );
  mayOrderAgain(w, root, fact);
}

/** A server's flow has ended: its slot is free, and its part of the order is discharged. */
export function finishRequest(w: World, job: number): void {
  const { jobs, stations } = w;
  const server = jobs.component[job];
  const root = jobs.root[job];
  if (jobs.failed[job] === 1) {
    stations.failed[server]++;
    if (w.roots.state[root] !== ORDER.replied) failOrder(w, root, server, jobs.fact[job]);
    else w.roots.lost[root]++;
  } else {
    stations.served[server]++;
  }
  const fact = jobs.fact[job];
  leave(w, server, jobs.unit[job]);
  freeJob(w, job);
  discharge(w, root, fact);
  if (stations.waiting[server] > 0) admitRequests(w, server, fact);
}
