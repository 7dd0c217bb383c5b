// An order's way through a server: placed, a slot or a place in line, answered, refused or failed. The customer's clock
// ends with the answer; a customer who has gone hears nothing.
import { schedule } from './agenda';
import { conditionOf, tell } from './facts';
import { record } from './histograms';
import { disarm, freeJob, newJob } from './jobs';
import {
  CONDITION,
  CUSTOMER_MS,
  EVENT,
  FACT,
  FAILED,
  HEALTH,
  JOB,
  LAST_CUSTOMER_MS,
  NONE,
  NOW,
  ORDER,
  REPLIED,
  scalars,
  sources,
  stations,
} from './layout';
import { jobs, orders } from './memory';
import { mayOrderAgain } from './outside';
import { recordAnswer } from './series';
import { discharge, openOrder } from './settle';
import { enterUnit, freeUnit, joinLine, leave, takeFirst } from './stations';
import { goOnSoon } from './tasks';

/** A customer places an order with the server that its traffic source names. Returns the job that goes on at once, or NONE. */
export function placeOrder(source: i32): i32 {
  const root = openOrder(source, -1);
  return receiveOrder(root, source, tell(FACT.orderPlaced, root, -1, 0, sources.client[source], source, 0, 0));
}

/** A placed order arrives at its server: `placed` is the fact of it. Returns its job when that goes on at once, or NONE. */
export function receiveOrder(root: i32, source: i32, placed: f64): i32 {
  const server = sources.server[source];
  const patienceMs = sources.patienceMs[source];
  if (patienceMs > 0) schedule(scalars[NOW] + patienceMs, EVENT.customerLeaves, root, orders(root).generation);
  const job = newJob(sources.entry[source], root, server);
  const j = jobs(job);
  j.fact = placed;
  const unit = freeUnit(server);
  if (isDown(server)) refuse(job, conditionOf(CONDITION.down, server));
  else if (unit !== NONE) return startRequest(job, server, unit, 0, placed, 0);
  else if (stations.waiting[server] >= stations.waitingMax[server]) refuse(job, conditionOf(CONDITION.full, server));
  else {
    j.station = <i8>server;
    j.fact = tell(FACT.requestQueued, root, placed, conditionOf(CONDITION.busy, server), server, 0, 0, 0);
    joinLine(server, job);
  }
  return NONE;
}

function isDown(component: i32): bool {
  return (stations.health[component] & (HEALTH.down | HEALTH.noneUp)) !== 0;
}

function startRequest(job: i32, server: i32, unit: i32, waitedMs: f64, cause: f64, condition: i32): i32 {
  const j = jobs(job);
  enterUnit(server, job, unit, waitedMs);
  j.state = <i8>JOB.going;
  j.station = <i8>NONE;
  j.fact = tell(FACT.requestStarted, j.root, cause, condition, server, 0, <f64>j.unit, waitedMs);
  return job;
}

/** Lets the line of a server move on while there is room. `cause` is the fact that made room. */
export function admitRequests(server: i32, cause: f64): void {
  while (stations.waiting[server] > 0 && !isDown(server)) {
    const unit = freeUnit(server);
    if (unit === NONE) return;
    const job = takeFirst(server);
    const j = jobs(job);
    // Its time in line is over, and so is the line's time-out.
    disarm(job);
    goOnSoon(startRequest(job, server, unit, scalars[NOW] - j.startedAt, cause, conditionOf(CONDITION.busy, server)));
  }
}

/** The request is turned away, and its order fails. */
export function refuse(job: i32, condition: i32): void {
  const j = jobs(job);
  const server = <i32>j.component;
  const root = j.root;
  stations.failed[server] = stations.failed[server] + 1;
  const refused = tell(FACT.requestRefused, root, j.fact, condition, server, 0, 0, 0);
  failOrder(root, server, refused);
  freeJob(job);
  discharge(root, refused);
}

/** The server answers; the order is accepted, its status PENDING. */
export function reply(job: i32): void {
  const j = jobs(job);
  const root = j.root;
  const order = orders(root);
  const customerMs = scalars[NOW] - order.placedAt;
  j.fact = tell(FACT.replied, root, j.fact, 0, j.component, 0, <f64>j.unit, customerMs);
  if (order.state !== ORDER.waiting) return;
  order.state = ORDER.replied;
  if (sources.background[order.source] === 1) return;
  scalars[REPLIED] = scalars[REPLIED] + 1;
  scalars[LAST_CUSTOMER_MS] = customerMs;
  record(CUSTOMER_MS, customerMs);
  recordAnswer(customerMs);
}

/** The customer is told that it did not work. */
export function failOrder(root: i32, server: i32, cause: f64): void {
  const order = orders(root);
  order.lost = order.lost + 1;
  const fact = tell(FACT.orderFailed, root, cause, 0, server, 0, 0, scalars[NOW] - order.placedAt);
  if (order.state !== ORDER.waiting) return;
  order.state = ORDER.failed;
  if (sources.background[order.source] === 0) scalars[FAILED] = scalars[FAILED] + 1;
  if (sources.again[order.source] === 1) mayOrderAgain(root, fact);
}

/** A server's flow has ended: its slot is free, and its part of the order is discharged. */
export function finishRequest(job: i32): void {
  const j = jobs(job);
  const server = <i32>j.component;
  const root = j.root;
  if (j.failed !== 0) {
    stations.failed[server] = stations.failed[server] + 1;
    if (orders(root).state !== ORDER.replied) failOrder(root, server, j.fact);
    else orders(root).lost = orders(root).lost + 1;
  } else {
    stations.served[server] = stations.served[server] + 1;
  }
  const fact = j.fact;
  leave(server, j.unit);
  freeJob(job);
  discharge(root, fact);
  if (stations.waiting[server] > 0) admitRequests(server, fact);
}
