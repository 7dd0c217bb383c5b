// The end of handling: acknowledge what was handled, or do what the pool's failure policy says.
import { tell } from './facts';
import { openHand } from './hands';
import { freeJob } from './jobs';
import { FACT, NONE, ORPHAN, pools, stations } from './layout';
import { consumers, countAt, jobs, messages, restOfJob, storeTimes, timesAt } from './memory';
import { failsAtItsEnd, giveUpMessage } from './outside';
import { acknowledge } from './queues';
import { discharge } from './settle';
import { goOnWith } from './taking';

/** The flow for a message, or for a batch of them, has ended. */
export function finishHandling(job: i32, message: i32): void {
  if (message === ORPHAN) return finishUnheard(job);
  const j = jobs(job);
  if (j.apart !== 0) {
    if (restOfJob(job).batch > 0) return finishBatch(job);
  }
  const consumer = j.consumer;
  const pool = <i32>j.component;
  const fact = j.fact;
  if (mayFail(job, pool)) {
    if (failsAtItsEnd(job, message)) return failHandling(job, message, fact);
  }
  openHand(job);
  freeJob(job);
  finishMessage(consumer, pool, message, fact);
  goOnWith(consumer);
}

/** `fact` is what its flow came to, before it was told that it has failed. */
function failHandling(job: i32, message: i32, fact: f64): void {
  const consumer = jobs(job).consumer;
  if (giveUpMessage(job, message, fact)) return;
  openHand(job);
  freeJob(job);
  goOnWith(consumer);
}

/** What was taken together is acknowledged, or given up, together. */
function finishBatch(job: i32): void {
  const j = jobs(job);
  const consumer = j.consumer;
  const pool = <i32>j.component;
  const fact = j.fact;
  const failed = mayFail(job, pool) && failsAtItsEnd(job, j.message);
  openHand(job);
  freeJob(job);
  for (let message = j.message, next = NONE; message !== NONE; message = next) {
    next = messages(message).next;
    if (failed) giveUpMessage(job, message, fact);
    else finishMessage(consumer, pool, message, fact);
  }
  goOnWith(consumer);
}

/** Its flow has failed, or its pool may fail at the end. */
function mayFail(job: i32, pool: i32): bool {
  return (<i32>jobs(job).failed | pools.mayFail[pool]) !== 0;
}

function finishMessage(consumer: i32, pool: i32, message: i32, fact: f64): void {
  stations.served[pool] = stations.served[pool] + 1;
  countHandled(consumer, pool, message, fact);
  acknowledge(message, fact);
}

/** The message has been handled: a second time for the same order is told, and counted. */
function countHandled(consumer: i32, pool: i32, message: i32, cause: f64): void {
  const m = messages(message);
  const c = consumers(consumer);
  const place = countAt(m.root, pools.handled[pool] + c.place);
  const times = timesAt(place) + 1;
  storeTimes(place, times);
  if (times === 1) return;
  stations.duplicates[pool] = stations.duplicates[pool] + 1;
  tell(FACT.duplicateHandled, m.root, cause, 0, m.queue | (pool << 8), c.index, m.id, <f64>times);
}

/** The worker went on with a message that the broker had already taken back: what it did is done, and nobody is told. */
function finishUnheard(job: i32): void {
  const j = jobs(job);
  const consumer = j.consumer;
  const root = j.root;
  const fact = j.fact;
  openHand(job);
  if (j.failed === 0) {
    const place = countAt(root, pools.handled[j.component] + consumers(consumer).place);
    storeTimes(place, timesAt(place) + 1);
  }
  freeJob(job);
  discharge(root, fact);
  goOnWith(consumer);
}
