// Faults of a callee. Down: calls under way are cut, new ones fail after a while. Errors: a share of new calls fails.
// Slow: new calls take a factor longer. Hang: nothing is answered until it ends. A server, a pool of workers or a broker
// can only be down: its requests fail, its workers are killed, its connections are lost.
import type { FaultKind } from '../../scenario/scenario.ts';
import { startBroker, stopBroker } from './brokers.ts';
import { answerHung, cutCall } from './calls.ts';
import { crashPool } from './crashes.ts';
import { HEALTH, JOB } from './events.ts';
import { CONDITION, conditionOf, FACT, tell } from './fact-log.ts';
import { admitRequests, cutRequests } from './orders.ts';
import { OP } from './program.ts';
import { rejoin } from './workers.ts';
import { NONE, type World } from './world.ts';

/** The codes of the kinds in facts. */
export const FAULT_KINDS = ['down', 'errors', 'slow', 'hang'] as const;

export function startFault(w: World, callee: number, fault: FaultKind): void {
  const { stations } = w;
  stations.health[callee] |= HEALTH[fault.type];
  if (fault.type === 'errors') stations.errorShare[callee] = fault.share;
  if (fault.type === 'slow') stations.slowFactor[callee] = fault.factor;
  const fact = tell(w, FACT.faultStarted, NONE, NONE, 0, callee, FAULT_KINDS.indexOf(fault.type), 0, 0);
  if (fault.type === 'down') takeDown(w, callee, fact);
}

/** What was under way there is cut; what that means depends on what it is. */
function takeDown(w: World, component: number, fact: number): void {
  switch (w.model.components[component].kind) {
    case 'workers':
      return crashPool(w, component, fact);
    case 'rabbitmq':
      return stopBroker(w, component, fact);
    case 'server':
      return cutRequests(w, component, fact);
    default:
      return cutCalls(w, component);
  }
}

function bringUp(w: World, component: number, fact: number): void {
  switch (w.model.components[component].kind) {
    case 'workers':
      return rejoin(w, component, fact);
    case 'rabbitmq':
      return startBroker(w, component);
    case 'server':
      return admitRequests(w, component, fact);
  }
}

export function endFault(w: World, callee: number, type: FaultKind['type']): void {
  const { stations } = w;
  if ((stations.health[callee] & HEALTH[type]) === 0) return;
  stations.health[callee] &= ~HEALTH[type];
  if (type === 'slow') stations.slowFactor[callee] = 1;
  const fact = tell(w, FACT.faultEnded, NONE, NONE, 0, callee, FAULT_KINDS.indexOf(type), 0, 0);
  if (type === 'hang') answerHung(w, callee);
  if (type === 'down') bringUp(w, callee, fact);
}

/** Calls in line are cut first, so that no place that comes free lets one of them in; then those under way or parked, in
 * the order in which they were made. */
function cutCalls(w: World, callee: number): void {
  const { jobs, stations, model } = w;
  const cut: number[] = [];
  for (let job = 0; job < jobs.rows.used; job++) {
    const held = jobs.state[job] !== JOB.free && jobs.state[job] !== JOB.gaveUp && jobs.station[job] !== NONE;
    // A request in its own server's line has made no call yet, though a call may be the first thing that it will do.
    if (jobs.station[job] === jobs.component[job]) continue;
    if (held && model.code[jobs.op[job]] === OP.call && model.target[jobs.op[job]] === callee) cut.push(job);
  }
  const inLine = (job: number) => (jobs.state[job] === JOB.inLine ? 0 : 1);
  cut.sort((a, b) => inLine(a) - inLine(b) || jobs.fact[a] - jobs.fact[b]);
  stations.hungHead[callee] = NONE;
  stations.hungTail[callee] = NONE;
  for (const job of cut) cutCall(w, job, conditionOf(CONDITION.down, callee));
}
