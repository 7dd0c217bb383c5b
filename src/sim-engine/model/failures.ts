// Attempts that fail, and what the pool's policy does with the message then: give it back, reject it, hold it and publish
// it again after a while, pass it to the next wait queue, or acknowledge it all the same.
import type { FailurePolicy } from '../../scenario/scenario.ts';
import { AHEAD_MS_MAX, onGrid } from '../kernel/grid.ts';
import { keyOf } from '../kernel/key-of.ts';
import { reject } from './dead-letters.ts';
import { EVENT, JOB, MESSAGE } from './events.ts';
import { ENTRY, FACT, REMOVAL } from './fact-log.ts';
import { NOW, type World } from './world.ts';

/** The policies by number, as the pools' column has them. */
export const POLICIES: readonly FailurePolicy[] = ['requeue', 'reject', 'retry', 'wait-queues', 'drop'];
const REQUEUE = 0;
const RETRY = 2;
const WAIT_QUEUES = 3;
const DROP = 4;
const ERROR = 0;
const POISON = 1;
const JITTER = keyOf('jitter');

/** Whether handling fails: its flow has, or its message is poison, or luck has it so. Tells the latter two. */
export function failsAtItsEnd(w: World, job: number, message: number): boolean {
  const { jobs, pools, model, roots } = w;
  if (jobs.failed.at(job) === 1) return true;
  const pool = jobs.component.at(job);
  const root = jobs.root.at(job);
  const every = pools.poisonEvery[pool];
  if (every > 0 && roots.number.at(root) % every === 0) tellFailed(w, job, message, POISON);
  else if (
    pools.errorShare[pool] > 0 &&
    w.core.uniform(model.errors[pool], roots.number.at(root), w.count(root, model.attempts[pool])) <
      pools.errorShare[pool]
  )
    tellFailed(w, job, message, ERROR);
  return jobs.failed.at(job) === 1;
}

function tellFailed(w: World, job: number, message: number, reason: number): void {
  const { jobs, messages } = w;
  jobs.failed.put(job, 1);
  const where = messages.queue.at(message) | (jobs.component.at(job) << 8);
  jobs.fact.put(
    job,
    w.core.tell(
      FACT.handlingFailed,
      jobs.root.at(job),
      jobs.fact.at(job),
      0,
      where,
      jobs.unit.at(job),
      messages.id.at(message),
      reason,
    ),
  );
}

/**
 * Does with a message whose handling has failed what the policy says. Returns true when the job goes on, holding the
 * message: the worker's hand is then not this function's caller's to open.
 */
export function giveUpMessage(w: World, job: number, message: number, cause: number): boolean {
  const { stations, pools, messages, headers, jobs } = w;
  const pool = jobs.component.at(job);
  const tries = headers.retries.at(messages.header.at(message));
  stations.failed[pool]++;
  switch (pools.policy[pool]) {
    case REQUEUE:
      requeue(w, message, cause);
      return false;
    case RETRY:
      if (tries < w.retries[pool]!.retries) return backOff(w, job, message, cause);
      break;
    case WAIT_QUEUES:
      if (tries < w.waitQueues[pool]!.length) {
        republish(w, message, w.waitQueues[pool]![tries]!, cause);
        return false;
      }
      break;
    case DROP:
      loseAcknowledged(w, message, cause);
      return false;
  }
  if (messages.state.at(message) === MESSAGE.autoAcknowledged) loseAcknowledged(w, message, cause);
  else reject(w, message, REMOVAL.rejected, cause);
  return false;
}

/** Acknowledged, now or as it was delivered, although nobody has done its work. */
function loseAcknowledged(w: World, message: number, cause: number): void {
  w.roots.lost.add(w.messages.root.at(message), 1);
  w.core.acknowledge(message, cause);
}

/** nack(requeue = true): it takes effect at the broker after the redelivery time, so that every cycle costs time. */
function requeue(w: World, message: number, cause: number): void {
  const { messages, consumers } = w;
  const consumer = messages.consumer.at(message);
  const queue = messages.queue.at(message);
  if (messages.state.at(message) === MESSAGE.autoAcknowledged) return loseAcknowledged(w, message, cause);
  messages.state.put(message, MESSAGE.returning);
  const where = queue | (consumers.pool.at(consumer) << 8);
  messages.fact.put(
    message,
    w.core.tell(
      FACT.messageRequeued,
      messages.root.at(message),
      cause,
      0,
      where,
      consumers.index.at(consumer),
      messages.id.at(message),
      0,
    ),
  );
  w.core.schedule(
    w.scalars[NOW] + w.redeliveryMs[w.model.queues[queue].broker],
    EVENT.messageReturns,
    message,
    messages.id.at(message),
  );
}

/** The message stays held while the worker waits; a handler that waits keeps its hand closed as well. */
function backOff(w: World, job: number, message: number, cause: number): boolean {
  const { jobs, messages, headers, stations } = w;
  const pool = jobs.component.at(job);
  const { firstDelayMs, factor, jitter, waits } = w.retries[pool]!;
  const tries = headers.retries.at(messages.header.at(message));
  let delayMs = firstDelayMs;
  for (let k = 0; k < tries; k++) delayMs *= factor;
  if (jitter > 0)
    delayMs *=
      1 + jitter * (2 * w.core.uniform(JITTER ^ w.model.errors[pool], w.roots.number.at(jobs.root.at(job)), tries) - 1);
  const waitMs = Math.min(onGrid(delayMs), AHEAD_MS_MAX);
  const where = messages.queue.at(message) | (pool << 8);
  jobs.fact.put(
    job,
    w.core.tell(
      FACT.backingOff,
      jobs.root.at(job),
      cause,
      0,
      where,
      jobs.unit.at(job),
      messages.id.at(message),
      w.scalars[NOW] + waitMs,
    ),
  );
  jobs.state.put(job, JOB.backingOff);
  jobs.failed.put(job, 0);
  stations.backingOff[pool]++;
  w.core.wait(job, waitMs, EVENT.backoffEnds);
  jobs.branches.put(job, waits ? 1 : 0);
  if (waits) return true;
  w.core.openHand(job);
  w.core.goOnWith(jobs.consumer.at(job));
  return true;
}

/** The wait is over: published again as a new message at the tail, then the old one is acknowledged. */
export function endBackoff(w: World, job: number): void {
  const { jobs, stations } = w;
  const consumer = jobs.consumer.at(job);
  const message = jobs.message.at(job);
  stations.backingOff[jobs.component.at(job)]--;
  if (jobs.branches.at(job) === 1) w.core.openHand(job);
  const fact = jobs.fact.at(job);
  w.core.dropJob(job);
  republish(w, message, w.messages.queue.at(message), fact);
  w.core.goOnWith(consumer);
}

/** Publishes a copy with one more `x-retry-count` through the default exchange, and acknowledges the original. */
function republish(w: World, message: number, queue: number, cause: number): void {
  const { messages, headers, consumers, stations } = w;
  const consumer = messages.consumer.at(message);
  const pool = consumers.pool.at(consumer);
  const root = messages.root.at(message);
  const where = messages.queue.at(message) | (pool << 8);
  stations.retried[pool]++;
  const fact = w.core.tell(
    FACT.messageRepublished,
    root,
    cause,
    0,
    where,
    consumers.index.at(consumer),
    messages.id.at(message),
    queue,
  );
  const copy = w.core.newMessage(queue, root, w.model.queues[queue].key);
  const header = w.core.ownHeader(copy);
  const known = messages.header.at(message);
  headers.retries.put(header, headers.retries.at(known) + 1);
  headers.priority.put(header, headers.priority.at(known));
  headers.transient.put(header, headers.transient.at(known));
  messages.tried.put(copy, 1);
  w.core.enterQueue(copy, fact, ENTRY.retry, Infinity);
  w.core.acknowledge(message, fact);
}
