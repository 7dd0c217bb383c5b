// The dispatch rule, as measured: while a message is ready, the consumer whose turn it is gets the head and goes to the
// tail of the ring. On a classic queue that holds even when its credit is now used up, and one whose turn comes without
// credit leaves the ring; on a quorum queue it leaves as soon as its credit is used up. An acknowledgement brings it back.
import { conditionOf, tellOfMessage } from './facts';
import { recordTime, recordZero } from './histograms';
import { CONDITION, FACT, HEALTH, MESSAGE, NONE, NOW, pools, queues, scalars, settings, stations } from './layout';
import { consumers, messages, ORDER_LENGTH, orders, timesAt, WATCHES_HOLDING } from './memory';
import { buryExpired, shorten, watchHead, watchHolding } from './outside';
import { headOf, isSubscribed, leaveRing, rotateRing, shiftRing, takeHead, tellAcknowledged } from './queues';
import { receive } from './taking';

export function setWatchesHolding(watches: bool): void {
  settings[WATCHES_HOLDING] = watches;
}

/** Delivers while a message is ready and a consumer has credit; then what is too many goes, and the head is watched. */
export function dispatch(queue: i32): void {
  if ((stations.health[queues.broker[queue]] & HEALTH.down) !== 0) return;
  const quorum = queues.quorum[queue];
  while (queues.ready[queue] > 0) {
    const consumer = queues.ringHead[queue];
    if (consumer === NONE) break;
    const c = consumers(consumer);
    if (c.held < c.holdMax) {
      if (isSubscribed(c.state)) {
        if (queues.expires[queue] === 1) buryExpired(queue);
        if (queues.ready[queue] > 0) deliver(queue, consumer);
        if (quorum === 1) rotateQuorum(queue, consumer);
        else rotateRing(queue, consumer);
        continue;
      }
    }
    shiftRing(queue, consumer);
  }
  if (queues.ready[queue] > 0) lookAtReady(queue);
  if (queues.expires[queue] === 1) watchHead(queue);
}

/** Some stay ready. */
function lookAtReady(queue: i32): void {
  if (<f64>queues.ready[queue] > queues.lengthMax[queue]) shorten(queue);
  if (queues.ready[queue] > queues.readyMax[queue]) queues.readyMax[queue] = queues.ready[queue];
  touchHead(queue);
}

/**
 * The order of who is next is looked at already now, and the message behind it, which has its own turn at this later: where many
 * wait they are not in the processor's cache.
 */
function touchHead(queue: i32): void {
  const head = headOf(queue);
  if (head === NONE) return;
  const m = messages(head);
  const root = m.root;
  const next = m.next;
  orders(root).open;
  timesAt(<usize>(root + settings[ORDER_LENGTH] - 2));
  if (next !== NONE) messages(next).root;
}

function rotateQuorum(queue: i32, consumer: i32): void {
  const c = consumers(consumer);
  if (c.held >= c.holdMax) leaveRing(consumer);
  else rotateRing(queue, consumer);
}

function deliver(queue: i32, consumer: i32): void {
  const nowMs = scalars[NOW];
  const message = takeHead(queue);
  const m = messages(message);
  const c = consumers(consumer);
  const pool = c.pool;
  const waitedMs = nowMs - m.since;
  queues.delivered[queue] = queues.delivered[queue] + 1;
  // Who did not wait was let in by having been published; who did, by whatever this consumer did last.
  let cause = m.fact;
  let condition = 0;
  if (waitedMs > 0) {
    recordTime(queues.waits[queue], waitedMs);
    if (c.fact !== -1) {
      cause = c.fact;
      condition = conditionOf(CONDITION.busy, pool);
    }
  } else recordZero(queues.waits[queue]);
  const deliveries = m.deliveries;
  let type: i32 = FACT.messageDelivered;
  if (deliveries > 0) {
    type = FACT.messageRedelivered;
    queues.redelivered[queue] = queues.redelivered[queue] + 1;
  }
  m.deliveries = deliveries + 1;
  m.consumer = consumer;
  const delivered = tellOfMessage(type, message, cause, condition, queue | (pool << 8), c.index, waitedMs);
  if (pools.autoAck[pool] === 1) {
    m.state = MESSAGE.autoAcknowledged;
    m.fact = tellAcknowledged(message, delivered);
  } else {
    m.fact = delivered;
    m.state = MESSAGE.held;
    c.held = c.held + 1;
    queues.unacknowledged[queue] = queues.unacknowledged[queue] + 1;
    queues.unacknowledgedSum[queue] = queues.unacknowledgedSum[queue] + nowMs;
  }
  if (settings[WATCHES_HOLDING] === 1) watchHolding(consumer, message);
  receive(consumer, message);
}
