// Batches: messages handled together and acknowledged together. One begins when enough are kept, or when the flush timer
// rings; without a timer an incomplete batch stays unacknowledged for ever, and one larger than the prefetch never begins.

import { EVENT } from './events.ts';
import { NONE, NOW, type World } from './world.ts';

/** States of a worker's flush timer. */
const QUIET = 0;
const ARMED = 1;
/** It has rung while a batch was in hand: what is kept goes next. */
const DUE = 2;

/** Begins a batch if there is a free hand and enough for it; otherwise arms the timer for what there is. */
export function startBatch(w: World, consumer: number): void {
  const { consumers, pools } = w;
  const pool = consumers.pool.at(consumer);
  if (pools.serial[pool] === 1 && consumers.inHand.at(consumers.lead.at(consumer)) > 0) return;
  const kept = consumers.buffered.at(consumer);
  const size = Math.min(pools.batchSize[pool], kept);
  if (kept > 0 && (kept >= pools.batchSize[pool] || consumers.flush.at(consumer) === DUE))
    return begin(w, consumer, size);
  if (kept > 0 && consumers.flush.at(consumer) === QUIET && pools.flushMs[pool] > 0) {
    consumers.flush.put(consumer, ARMED);
    const atMs = w.scalars[NOW] + pools.flushMs[pool];
    w.core.schedule(atMs, EVENT.batchFlushes, consumer, consumers.generation.at(consumer));
  }
}

/** The flush timer has rung. */
export function flushBatch(w: World, consumer: number): void {
  w.consumers.flush.put(consumer, DUE);
  startBatch(w, consumer);
}

function begin(w: World, consumer: number, size: number): void {
  const { consumers, messages, jobs } = w;
  consumers.flush.put(consumer, QUIET);
  consumers.generation.add(consumer, 1);
  const first = w.core.takeKept(consumer);
  const job = w.core.takeInHand(consumer, messages.root.at(first));
  jobs.message.put(job, first);
  jobs.batch.put(job, size);
  jobs.fact.put(job, w.core.tellStarted(consumer, first));
  for (let taken = 1, last = first; taken < size; taken++) {
    const message = w.core.takeKept(consumer);
    messages.next.put(last, message);
    w.core.tellStarted(consumer, message);
    last = message;
  }
  w.core.goOnSoon(job);
}

/** Forgets the timer of a worker that is lost. */
export function forgetFlush(w: World, consumer: number): void {
  w.consumers.flush.put(consumer, QUIET);
  w.consumers.bufferHead.put(consumer, NONE);
  w.consumers.buffered.put(consumer, 0);
  w.consumers.generation.add(consumer, 1);
}
