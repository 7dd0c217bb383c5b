// A broker that is stopped and started again. Connections are lost: publishes under way fail, their outcome unknown, and
// all that workers hold goes back, to be delivered again although they finish it. What survives is what a quorum queue
// holds, and what is persistent in a durable classic queue. Consumers come back with the broker.

import { forgetFlush } from './batches.ts';
import { lose } from './dead-letters.ts';
import { JOB, MESSAGE } from './events.ts';
import { REFUSAL, REMOVAL } from './fact-log.ts';
import { forgetBackoff } from './giving-up.ts';
import { OP } from './program.ts';
import { failPublish } from './publish.ts';
import { putBack, takeReady, tellReturned } from './queues.ts';
import { NONE, NOW, ORPHAN, type World } from './world.ts';

export function stopBroker(w: World, broker: number, cause: number): void {
  const { model, queues } = w;
  const own = model.queues.flatMap((queue, index) => (queue.broker === broker ? [index] : []));
  const isOwn = new Set(own);
  loseConnections(w, broker);
  for (const job of handlersOf(w, isOwn)) orphan(w, job);
  for (const message of heldOf(w, isOwn)) giveBack(w, message, cause);
  for (const queue of own) {
    while (queues.ringHead[queue] !== NONE) w.core.leaveRing(queues.ringHead[queue]);
    loseWhatDoesNotSurvive(w, queue, cause);
  }
}

export function startBroker(w: World, broker: number): void {
  const { model, pools, consumers } = w;
  model.components.forEach((_, pool) => {
    for (let lead = pools.first[pool]; lead !== NONE; lead = consumers.poolNext.at(lead))
      for (let one = lead; one !== NONE; one = consumers.sibling.at(one))
        if (model.queues[consumers.queue.at(one)].broker === broker) w.core.enterRing(one);
  });
  model.queues.forEach((queue, index) => {
    if (queue.broker === broker) w.core.dispatchSoon(index);
  });
}

/** Publishes under way: the publisher cannot know whether they have come through. */
function loseConnections(w: World, broker: number): void {
  const { jobs, model } = w;
  for (const job of w.rowsOf('job')) {
    const op = jobs.op.at(job);
    if (jobs.state.at(job) !== JOB.going || model.code[op] !== OP.publish || model.target[op] !== broker) continue;
    // Still to begin within this instant, or under way.
    if (jobs.due.at(job) <= w.scalars[NOW]) continue;
    w.core.stopWaiting(job);
    failPublish(w, job, REFUSAL.connectionLost);
  }
}

/** Whether what a job handles is a message: none, and that of an orphaned job, are not. An address may be negative. */
export const isMessage = (message: number): boolean => message !== NONE && message !== ORPHAN;

/** Jobs whose messages are of these queues. */
function handlersOf(w: World, queues: Set<number>): number[] {
  const { jobs, messages } = w;
  const found: number[] = [];
  for (const job of w.rowsOf('job')) {
    const message = jobs.message.at(job);
    if (jobs.state.at(job) === JOB.free || !isMessage(message) || !queues.has(messages.queue.at(message))) continue;
    // What was acknowledged as it was delivered is the worker's alone.
    if (messages.state.at(message) !== MESSAGE.autoAcknowledged) found.push(job);
  }
  return found;
}

/** The worker goes on with what it has in hand; the order waits for that as well. What it was holding back is forgotten. */
export function orphan(w: World, job: number): void {
  const { jobs, roots } = w;
  if (jobs.state.at(job) === JOB.backingOff) {
    forgetBackoff(w, job);
    w.core.dropJob(job);
    return;
  }
  jobs.message.put(job, ORPHAN);
  jobs.batch.put(job, 0);
  roots.open.add(jobs.root.at(job), 1);
}

/** Unacknowledged messages of these queues, in the order of delivery. */
function heldOf(w: World, queues: Set<number>): number[] {
  const { messages } = w;
  const found: number[] = [];
  for (const message of w.rowsOf('message')) {
    const state = messages.state.at(message);
    const held = state === MESSAGE.held || state === MESSAGE.returning || state === MESSAGE.crashed;
    if (held && queues.has(messages.queue.at(message))) found.push(message);
  }
  return found.sort((a, b) => messages.id.at(a) - messages.id.at(b));
}

function giveBack(w: World, message: number, cause: number): void {
  const { messages, queues, consumers } = w;
  const consumer = messages.consumer.at(message);
  const queue = messages.queue.at(message);
  queues.unacknowledged[queue]--;
  queues.unacknowledgedSum[queue] -= w.scalars[NOW];
  consumers.held.add(consumer, -1);
  forgetFlush(w, consumer);
  messages.consumer.put(message, NONE);
  // What its worker had given back was under way, and that has been told.
  if (messages.state.at(message) !== MESSAGE.returning) tellReturned(w, message, cause);
  putBack(w, message, true);
}

function loseWhatDoesNotSurvive(w: World, queue: number, cause: number): void {
  const { quorum, durable, exclusive } = w.model.queues[queue];
  if (quorum) return;
  const { messages, headers } = w;
  const survives = (message: number) =>
    durable && !exclusive && headers.transient.at(messages.header.at(message)) === 0;
  for (const message of takeReady(w, queue, (one) => !survives(one))) lose(w, message, REMOVAL.brokerRestart, cause);
}
