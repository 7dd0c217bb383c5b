// The dispatch rule, as measured: while a message is ready, the consumer whose turn it is gets the head and goes to the
// tail of the ring. On a classic queue that holds even when its credit is now used up, and one whose turn comes without
// credit leaves the ring; on a quorum queue it leaves as soon as its credit is used up. An acknowledgement brings it back.
import { conditionOf, tell } from './facts';
import { record } from './histograms';
import { CONDITION, CONSUMER, FACT, HEALTH, MESSAGE, NONE, NOW, pools, queues, scalars, stations } from './layout';
import { consumers, messages } from './memory';
import { buryExpired, shorten, watchHead, watchHolding } from './outside';
import { enterRing, shiftRing, takeHead, tellAcknowledged } from './queues';
import { receive } from './taking';

/** An unlimited prefetch on a quorum queue, as measured. */
const QUORUM_PREFETCH: i32 = 2_000;

/** Row of a queue's waits among the histograms, for the first queue. */
let queueWaits: i32 = 0;
/** Some broker looks at how long messages are held. */
let watchesHolding: bool = false;

export function setQueueWaits(row: i32): void {
  queueWaits = row;
}
export function setWatchesHolding(watches: bool): void {
  watchesHolding = watches;
}

/** Delivers while a message is ready and a consumer has credit; then what is too many goes, and the head is watched. */
export function dispatch(queue: i32): void {
  if ((stations.health[queues.broker[queue]] & HEALTH.down) !== 0) return;
  const quorum = queues.quorum[queue] === 1;
  while (queues.ready[queue] > 0 && queues.ringHead[queue] !== NONE) {
    const consumer = shiftRing(queue);
    if (!isSubscribed(consumers(consumer).state) || !hasCredit(consumer, quorum)) continue;
    if (queues.expires[queue] === 1) buryExpired(queue);
    if (queues.ready[queue] > 0) deliver(queue, consumer);
    // It may be there already: a message that is skipped at once is acknowledged at once.
    if (!quorum || hasCredit(consumer, quorum)) enterRing(consumer);
  }
  const ready = queues.ready[queue];
  if (<f64>ready > queues.lengthMax[queue]) shorten(queue);
  if (queues.ready[queue] > queues.readyMax[queue]) queues.readyMax[queue] = queues.ready[queue];
  if (queues.expires[queue] === 1) watchHead(queue);
}

/** A worker whose process has stopped is given messages all the same, until the broker knows. */
function isSubscribed(state: i32): bool {
  return state === CONSUMER.active || state === CONSUMER.hung;
}

function hasCredit(consumer: i32, quorum: bool): bool {
  const pool = consumers(consumer).pool;
  if (pools.autoAck[pool] === 1) return true;
  const prefetch = pools.prefetch[pool];
  if (prefetch === 0 && !quorum) return true;
  return consumers(consumer).held < (prefetch > 0 ? prefetch : QUORUM_PREFETCH);
}

function deliver(queue: i32, consumer: i32): void {
  const nowMs = scalars[NOW];
  const message = takeHead(queue);
  const m = messages(message);
  const c = consumers(consumer);
  const pool = c.pool;
  const waitedMs = nowMs - m.since;
  const again = m.deliveries > 0;
  m.deliveries = m.deliveries + 1;
  const autoAck = pools.autoAck[pool] === 1;
  m.state = autoAck ? MESSAGE.autoAcknowledged : MESSAGE.held;
  m.consumer = consumer;
  if (!autoAck) {
    c.held = c.held + 1;
    queues.unacknowledged[queue] = queues.unacknowledged[queue] + 1;
    queues.unacknowledgedSum[queue] = queues.unacknowledgedSum[queue] + nowMs;
  }
  queues.delivered[queue] = queues.delivered[queue] + 1;
  if (again) queues.redelivered[queue] = queues.redelivered[queue] + 1;
  record(queueWaits + queue, waitedMs);
  // Who waited was let in by whatever this consumer did last; who did not, by having been published.
  const waited = waitedMs > 0 && c.fact !== -1;
  const cause = waited ? c.fact : m.fact;
  const condition = waited ? conditionOf(CONDITION.busy, pool) : 0;
  const type = again ? FACT.messageRedelivered : FACT.messageDelivered;
  m.fact = tell(type, m.root, cause, condition, queue | (pool << 8), c.index, m.id, waitedMs);
  if (watchesHolding) watchHolding(consumer, message);
  if (autoAck) m.fact = tellAcknowledged(message, m.fact);
  receive(consumer, message);
}
