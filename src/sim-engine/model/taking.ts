// What a worker takes: serial takes one message at a time and keeps the others in its own buffer, concurrent takes all at
// once, a batch waits until it is full or its timer rings. One worker on several queues has one hand.
import { startBatch } from './batches.ts';
import { chosenSibling, keep, takeKept } from './buffers.ts';
import { FACT, tell } from './fact-log.ts';
import { alreadyHandled } from './handled.ts';
import { takeInHand, tellStarted } from './hands.ts';
import { leaveIfIdle } from './leaving.ts';
import { acknowledge, CONSUMER } from './queues.ts';
import { ask, GO_ON } from './tasks.ts';
import { NONE, type World } from './world.ts';

/** A message has been delivered: it is taken in hand, or kept until its turn. */
export function receive(w: World, consumer: number, message: number): void {
  const { consumers, pools } = w;
  const pool = consumers.pool[consumer];
  if (consumers.state[consumer] === CONSUMER.hung) return;
  if (pools.batchSize[pool] > 0) {
    keep(w, consumer, message);
    return startBatch(w, consumer);
  }
  if (consumers.inHand[consumers.lead[consumer]] === 0 || pools.serial[pool] === 0)
    return startHandling(w, consumer, message);
  keep(w, consumer, message);
}

function startHandling(w: World, consumer: number, message: number): void {
  const { messages } = w;
  const pool = w.consumers.pool[consumer];
  if (w.pools.idempotent[pool] === 1 && alreadyHandled(w, messages.root[message], pool))
    return skip(w, consumer, message);
  const job = takeInHand(w, consumer, messages.root[message]);
  w.jobs.message[job] = message;
  w.jobs.fact[job] = tellStarted(w, consumer, message);
  ask(w, GO_ON, job);
}

/** An idempotent worker knows the order already: the message is acknowledged, and nothing is done again. */
function skip(w: World, consumer: number, message: number): void {
  const { messages, consumers, stations } = w;
  const pool = consumers.pool[consumer];
  const { index } = consumers;
  stations.skipped[pool]++;
  const where = messages.queue[message] | (pool << 8);
  const { root, fact, id } = messages;
  acknowledge(
    w,
    message,
    tell(w, FACT.duplicateSkipped, root[message], fact[message], 0, where, index[consumer], id[message], 0),
  );
}

/** Takes in hand what it has kept, or leaves when it is one worker too many. */
export function goOnWith(w: World, consumer: number): void {
  startBuffered(w, consumer);
  if (w.consumers.state[consumer] === CONSUMER.leaving) leaveIfIdle(w, consumer);
}

/** Takes in hand what the worker has kept: the next one when it is serial and free, all when it is concurrent. */
export function startBuffered(w: World, consumer: number): void {
  const { consumers, pools } = w;
  const pool = consumers.pool[consumer];
  if (pools.batchSize[pool] > 0) return startBatch(w, consumer);
  const lead = consumers.lead[consumer];
  while (pools.serial[pool] === 0 || consumers.inHand[lead] === 0) {
    const from = chosenSibling(w, lead);
    if (from === NONE) return;
    startHandling(w, from, takeKept(w, from));
  }
}
