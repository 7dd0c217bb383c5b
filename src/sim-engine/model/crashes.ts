// Lost connections. A worker that is killed loses what it was doing, and the broker takes back all it held, started or
// not; whatever it had called goes on and nobody listens. An exclusive queue goes with the worker that declared it.
import { forgetFlush } from './batches.ts';
import { lose } from './dead-letters.ts';
import { CONSUMER, EVENT, HEALTH, JOB, MESSAGE } from './events.ts';
import { FACT, REMOVAL } from './fact-log.ts';
import { forgetBackoff, markUnheard } from './giving-up.ts';
import { OP } from './program.ts';
import { NONE, NOW, type World } from './world.ts';

/** Kills one worker. It comes back after `restartMs`; never, when that is Infinity. Returns the fact, NONE if it was not there. */
export function crashWorker(w: World, lead: number, restartMs: number, cause: number): number {
  const { consumers } = w;
  if (consumers.state.at(lead) === CONSUMER.gone || consumers.state.at(lead) === CONSUMER.crashed) return NONE;
  const pool = consumers.pool.at(lead);
  const fact = w.core.tell(FACT.workerCrashed, NONE, cause, 0, pool, consumers.index.at(lead), 0, 0);
  for (let one = lead; one !== NONE; one = consumers.sibling.at(one)) {
    consumers.state.put(one, CONSUMER.crashed);
    consumers.fact.put(one, fact);
    w.core.leaveRing(one);
    killJobs(w, one);
    forgetFlush(w, one);
    loseMessages(w, one, fact);
  }
  consumers.job.put(lead, NONE);
  if (consumers.index.at(lead) === 0) deleteExclusive(w, lead, fact);
  if (restartMs < Infinity)
    w.core.schedule(w.scalars[NOW] + restartMs, EVENT.workerRejoins, lead, consumers.generation.at(lead));
  return fact;
}

/** What a worker was doing is lost; the callee goes on with what it has begun. */
export function killJobs(w: World, consumer: number): void {
  const { jobs } = w;
  for (const job of w.rowsOf('job')) {
    if (jobs.consumer.at(job) !== consumer || jobs.state.at(job) === JOB.free) continue;
    if (jobs.state.at(job) === JOB.backingOff) forgetBackoff(w, job);
    else if (jobs.parent.at(job) === NONE) w.core.openHand(job);
    abandon(w, job);
  }
}

/** Nobody goes on with this job: its place at a callee is kept for as long as that works. */
export function abandon(w: World, job: number): void {
  const { jobs, model } = w;
  const calls = model.code[jobs.op.at(job)] === OP.call;
  jobs.consumer.put(job, NONE);
  jobs.message.put(job, NONE);
  jobs.parent.put(job, NONE);
  if (jobs.state.at(job) === JOB.inLine) w.core.giveUp(jobs.station.at(job), job);
  else if (!calls || jobs.station.at(job) === NONE) w.core.dropJob(job);
  else markUnheard(w, job);
}

/** All it held goes back, in the order of delivery; what was acknowledged in advance is lost. */
export function loseMessages(w: World, consumer: number, cause: number): void {
  const { messages, model } = w;
  const broker = model.queues[w.consumers.queue.at(consumer)].broker;
  for (const message of messagesOf(w, consumer)) {
    if (messages.state.at(message) === MESSAGE.autoAcknowledged) lose(w, message, REMOVAL.workerCrash, cause);
    else if (messages.state.at(message) === MESSAGE.held) {
      messages.state.put(message, MESSAGE.crashed);
      messages.fact.put(message, cause);
      const atMs = w.scalars[NOW] + w.redeliveryMs[broker]!;
      w.core.schedule(atMs, EVENT.messageReturns, message, messages.id.at(message));
    }
  }
}

/** Messages that were delivered to a consumer and are not over, in the order of delivery. */
export function messagesOf(w: World, consumer: number): number[] {
  const { messages } = w;
  const found: number[] = [];
  for (const message of w.rowsOf('message'))
    if (messages.consumer.at(message) === consumer && messages.state.at(message) >= MESSAGE.held) found.push(message);
  return found.sort((a, b) => messages.fact.at(a) - messages.fact.at(b));
}

/** An exclusive queue is deleted with its owner, its messages are lost without being dead-lettered. */
function deleteExclusive(w: World, lead: number, cause: number): void {
  const { consumers, queues, model } = w;
  for (let one = lead; one !== NONE; one = consumers.sibling.at(one)) {
    const queue = consumers.queue.at(one);
    if (!model.queues[queue].exclusive || queues.deleted[queue] === 1) continue;
    queues.deleted[queue] = 1;
    w.core.tell(FACT.queueDeleted, NONE, cause, 0, queue, queues.ready[queue], 0, 0);
    while (queues.ready[queue] > 0) lose(w, w.core.takeHead(queue), REMOVAL.queueDeleted, cause);
  }
}

/** A pool is in trouble as a whole: every worker of it is killed. */
export function crashPool(w: World, pool: number, cause: number): void {
  const { pools, consumers } = w;
  for (let lead = pools.first[pool]; lead !== NONE; lead = consumers.poolNext.at(lead))
    crashWorker(w, lead, Infinity, cause);
}

export const isDown = (w: World, component: number): boolean =>
  (w.stations.health[component] & (HEALTH.down | HEALTH.noneUp)) !== 0;
