// What a worker takes: serial takes one message at a time and keeps the others in its own buffer, concurrent takes all at
// once, a batch waits until it is full or its timer rings. One worker on several queues has one hand.
import { chosenSibling, keep, takeKept } from './buffers';
import { tell } from './facts';
import { takeWith, tellStarted } from './hands';
import { CONSUMER, FACT, NONE, pools, stations } from './layout';
import { consumers, countAt, jobs, messages, timesAt } from './memory';
import { leaveIfIdle, startBatch } from './outside';
import { acknowledge } from './queues';
import { goOnSoon } from './tasks';

/** A message has been delivered: it is taken in hand, or kept until its turn. */
export function receive(consumer: i32, message: i32): void {
  const c = consumers(consumer);
  const pool = c.pool;
  if (c.state === CONSUMER.hung) return;
  if (pools.plain[pool] === 1) {
    // It has one subscription: the hand is its own.
    if (c.inHand > 0 && pools.serial[pool] === 1) keep(consumer, message);
    else handle(consumer, message, consumer);
    return;
  }
  if (pools.batchSize[pool] > 0) {
    keep(consumer, message);
    return startBatch(consumer);
  }
  if (consumers(c.lead).inHand === 0 || pools.serial[pool] === 0) return startHandling(consumer, message);
  keep(consumer, message);
}

function startHandling(consumer: i32, message: i32): void {
  const c = consumers(consumer);
  const root = messages(message).root;
  if (pools.idempotent[c.pool] === 1 && timesAt(countAt(root, pools.handled[c.pool] + c.place)) > 0)
    return skip(consumer, message);
  handle(consumer, message, c.lead);
}

function handle(consumer: i32, message: i32, lead: i32): void {
  const job = takeWith(consumer, messages(message).root, lead);
  jobs(job).message = message;
  jobs(job).fact = tellStarted(consumer, message);
  goOnSoon(job);
}

/** An idempotent worker knows the order already: the message is acknowledged, and nothing is done again. */
function skip(consumer: i32, message: i32): void {
  const m = messages(message);
  const c = consumers(consumer);
  stations.skipped[c.pool] = stations.skipped[c.pool] + 1;
  const fact = tell(FACT.duplicateSkipped, m.root, m.fact, 0, m.queue | (c.pool << 8), c.index, m.id, 0);
  acknowledge(message, fact);
}

/** Takes in hand what it has kept, or leaves when it is one worker too many. */
export function goOnWith(consumer: i32): void {
  const c = consumers(consumer);
  if (c.buffered > 0) startBuffered(consumer);
  else if (pools.plain[c.pool] === 0) startBuffered(consumer);
  if (c.state === CONSUMER.leaving) leaveIfIdle(consumer);
}

/** Takes in hand what the worker has kept: the next one when it is serial and free, all when it is concurrent. */
export function startBuffered(consumer: i32): void {
  const c = consumers(consumer);
  const pool = c.pool;
  if (pools.batchSize[pool] > 0) return startBatch(consumer);
  const lead = c.lead;
  while (pools.serial[pool] === 0 || consumers(lead).inHand === 0) {
    const from = chosenSibling(lead);
    if (from === NONE) return;
    startHandling(from, takeKept(from));
  }
}
