// The dispatch rule, as measured: while a message is ready, the consumer whose turn it is gets the head and goes to the
// tail of the ring. On a classic queue that holds even when its credit is now used up, and one whose turn comes without
// credit leaves the ring; on a quorum queue it leaves as soon as its credit is used up. An acknowledgement brings it back.
import { bury } from './dead-letters.ts';
import { HEALTH } from './events.ts';
import { buryExpired, watchHead } from './expiry.ts';
import { CONDITION, conditionOf, FACT, REMOVAL, tell } from './fact-log.ts';
import { CONSUMER, enterRing, MESSAGE, shiftRing, takeHead, tellAcknowledged } from './queues.ts';
import { receive } from './taking.ts';
import { watchHolding } from './ticks.ts';
import { NONE, NOW, type World } from './world.ts';

/** An unlimited prefetch on a quorum queue, as measured. */
const QUORUM_PREFETCH = 2_000;

/** Delivers while a message is ready and a consumer has credit; then what is too many goes, and the head is watched. */
export function dispatch(w: World, queue: number): void {
  const { queues, consumers } = w;
  if ((w.stations.health[w.model.queues[queue].broker] & HEALTH.down) !== 0) return;
  const { quorum } = w.model.queues[queue];
  while (queues.ready[queue] > 0 && queues.ringHead[queue] !== NONE) {
    const consumer = shiftRing(w, queue);
    if (!isSubscribed(consumers.state[consumer]) || !hasCredit(w, consumer, quorum)) continue;
    if (queues.expires[queue] === 1) buryExpired(w, queue);
    if (queues.ready[queue] > 0) deliver(w, queue, consumer);
    // It may be there already: a message that is skipped at once is acknowledged at once.
    if (!quorum || hasCredit(w, consumer, quorum)) enterRing(w, consumer);
  }
  if (queues.ready[queue] > w.lengthMax[queue]) shorten(w, queue);
  if (queues.ready[queue] > queues.readyMax[queue]) queues.readyMax[queue] = queues.ready[queue];
  if (queues.expires[queue] === 1) watchHead(w, queue);
}

/** A worker whose process has stopped is given messages all the same, until the broker knows. */
const isSubscribed = (state: number): boolean => state === CONSUMER.active || state === CONSUMER.hung;

function hasCredit(w: World, consumer: number, quorum: boolean): boolean {
  const pool = w.consumers.pool[consumer];
  const prefetch = w.pools.prefetch[pool];
  if (w.pools.autoAck[pool] === 1) return true;
  return w.consumers.held[consumer] < (prefetch > 0 ? prefetch : quorum ? QUORUM_PREFETCH : Infinity);
}

/** The oldest of the highest priority go, as drop-head does. Returned messages may be too many for any overflow. */
function shorten(w: World, queue: number): void {
  if (w.dropsHead[queue] !== true) return;
  const { messages, queues } = w;
  while (queues.ready[queue] > w.lengthMax[queue]) {
    const message = takeHead(w, queue);
    bury(w, message, REMOVAL.maxlen, messages.fact[message]);
  }
}

function deliver(w: World, queue: number, consumer: number): void {
  const { messages, queues, consumers } = w;
  const nowMs = w.scalars[NOW];
  const message = takeHead(w, queue);
  const pool = consumers.pool[consumer];
  const waitedMs = nowMs - messages.readyAt[message];
  const again = messages.deliveries[message]++ > 0;
  const autoAck = w.pools.autoAck[pool] === 1;
  messages.state[message] = autoAck ? MESSAGE.autoAcknowledged : MESSAGE.held;
  messages.consumer[message] = consumer;
  if (!autoAck) {
    consumers.held[consumer]++;
    queues.unacknowledged[queue]++;
    queues.unacknowledgedSum[queue] += nowMs;
  }
  queues.delivered[queue]++;
  if (again) queues.redelivered[queue]++;
  w.histograms.record(w.waitsOfQueue(queue), waitedMs);
  // Who waited was let in by whatever this consumer did last; who did not, by having been published.
  const waited = waitedMs > 0 && consumers.fact[consumer] !== NONE;
  const cause = waited ? consumers.fact[consumer] : messages.fact[message];
  const condition = waited ? conditionOf(CONDITION.busy, pool) : 0;
  const type = again ? FACT.messageRedelivered : FACT.messageDelivered;
  messages.fact[message] = tell(
    w,
    type,
    messages.root[message],
    cause,
    condition,
    queue | (pool << 8),
    consumers.index[consumer],
    messages.id[message],
    waitedMs,
  );
  if (w.watchesHolding) watchHolding(w, consumer, message);
  if (autoAck) messages.fact[message] = tellAcknowledged(w, message, messages.fact[message]);
  receive(w, consumer, message);
}
