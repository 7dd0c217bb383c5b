// Faults of a callee. Down: calls under way are cut, new ones fail after a while. Errors: a share of new calls fails.
// Slow: new calls take a factor longer. Hang: nothing is answered until it ends. Rate limit: too many are turned away. A
// server, a pool of workers or a broker can be down: its requests fail, its workers are killed, its connections are lost.
// Of several servers one can be down alone.
import type { FaultKind } from '../../scenario/scenario.ts';
import { startBroker, stopBroker } from './brokers.ts';
import { answerHung, cutCall } from './calls.ts';
import { crashPool, isDown } from './crashes.ts';
import { HEALTH, JOB } from './events.ts';
import { CONDITION, conditionOf, FACT } from './fact-log.ts';
import { hangPool, restartHung } from './hangs.ts';
import { cutRequests } from './orders.ts';
import { OP } from './program.ts';
import { replicasDown, turnReplica } from './replicas.ts';
import { rejoin } from './workers.ts';
import { NONE, type World } from './world.ts';

/** The codes of the kinds in facts. */
export const FAULT_KINDS = ['down', 'errors', 'slow', 'hang', 'rate-limit', 'replica-down'] as const;

export function startFault(w: World, callee: number, fault: FaultKind): void {
  const { stations } = w;
  if (fault.type === 'replica-down') return loseReplica(w, callee, fault.replica);
  stations.health[callee] |= HEALTH[fault.type];
  if (fault.type === 'errors') stations.errorShare[callee] = fault.share;
  if (fault.type === 'slow') stations.slowFactor[callee] = fault.factor;
  if (fault.type === 'rate-limit') limitTo(w, callee, fault.perSecond);
  const fact = tellFault(w, FACT.faultStarted, callee, fault.type);
  if (fault.type === 'down') takeDown(w, callee, fact);
  if (fault.type === 'hang' && w.model.components[callee].kind === 'workers') hangPool(w, callee, fact);
}

const tellFault = (w: World, fact: number, component: number, type: FaultKind['type'], replica = 0): number =>
  w.core.tell(fact, NONE, NONE, 0, component, FAULT_KINDS.indexOf(type), replica, 0);

/** Counting begins with the fault: what was called before in this second is over. */
function limitTo(w: World, service: number, perSecond: number): void {
  w.stations.limit[service] = perSecond;
  w.stations.limitSecond[service] = NONE;
}

function loseReplica(w: World, server: number, replica: number): void {
  if (!turnReplica(w, server, replica, true)) return;
  const fact = tellFault(w, FACT.faultStarted, server, 'replica-down', replica);
  cutRequests(w, server, fact, replica);
  // The last one: there is nobody left whom the others could wait for.
  if (isDown(w, server)) cutRequests(w, server, fact);
}

function regainReplica(w: World, server: number, replica: number): void {
  if (!turnReplica(w, server, replica, false)) return;
  w.core.admitRequests(server, tellFault(w, FACT.faultEnded, server, 'replica-down', replica));
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
      return w.core.admitRequests(component, fact);
  }
}

export function endFault(w: World, callee: number, type: FaultKind['type'], replica?: number): void {
  const { stations } = w;
  if (type === 'replica-down') {
    for (const one of replica === undefined ? replicasDown(w, callee) : [replica]) regainReplica(w, callee, one);
    return;
  }
  if ((stations.health[callee] & HEALTH[type]) === 0) return;
  stations.health[callee] &= ~HEALTH[type];
  if (type === 'slow') stations.slowFactor[callee] = 1;
  const fact = tellFault(w, FACT.faultEnded, callee, type);
  if (type === 'hang') wake(w, callee, fact);
  if (type === 'down') bringUp(w, callee, fact);
}

/** What was called answers what it owes; a pool's processes are started again, for nothing of what they did is left. */
function wake(w: World, component: number, fact: number): void {
  if (w.model.components[component].kind !== 'workers') return answerHung(w, component);
  restartHung(w, component, fact);
  rejoin(w, component, fact);
}

/** Calls in line are cut first, so that no place that comes free lets one of them in; then those under way or parked, in
 * the order in which they were made. */
function cutCalls(w: World, callee: number): void {
  const { jobs, stations, model } = w;
  const cut: number[] = [];
  for (const job of w.rowsOf('job')) {
    const held = jobs.state.at(job) !== JOB.free && jobs.state.at(job) !== JOB.gaveUp && jobs.station.at(job) !== NONE;
    // A request in its own server's line has made no call yet, though a call may be the first thing that it will do.
    if (jobs.station.at(job) === jobs.component.at(job)) continue;
    if (held && model.code[jobs.op.at(job)] === OP.call && model.target[jobs.op.at(job)] === callee) cut.push(job);
  }
  const inLine = (job: number) => (jobs.state.at(job) === JOB.inLine ? 0 : 1);
  cut.sort((a, b) => inLine(a) - inLine(b) || jobs.fact.at(a) - jobs.fact.at(b));
  stations.hungHead[callee] = NONE;
  stations.hungTail[callee] = NONE;
  for (const job of cut) cutCall(w, job, conditionOf(CONDITION.down, callee));
}
