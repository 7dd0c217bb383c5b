// The dispatch rule of a classic queue, as measured: while a message is ready, the consumer whose turn it is gets the
// head and goes to the tail of the ring, even when its credit is now used up; one whose turn comes without credit leaves
// the ring until an acknowledgement brings it back.
import { CONDITION, conditionOf, FACT, tell } from './fact-log.ts';
import { receive } from './handling.ts';
import { CONSUMER, MESSAGE, pushRing, shiftRing, takeHead } from './queues.ts';
import { NONE, NOW, type World } from './world.ts';

/** Delivers while a message is ready and a consumer has credit. */
export function dispatch(w: World, queue: number): void {
  const { queues, consumers, pools } = w;
  while (queues.ready[queue] > 0 && queues.ringHead[queue] !== NONE) {
    const consumer = shiftRing(w, queue);
    const prefetch = pools.prefetch[consumers.pool[consumer]];
    if (consumers.state[consumer] !== CONSUMER.active || (prefetch > 0 && consumers.held[consumer] >= prefetch))
      continue;
    deliver(w, queue, consumer);
    pushRing(w, consumer);
  }
  if (queues.ready[queue] > queues.readyMax[queue]) queues.readyMax[queue] = queues.ready[queue];
}

function deliver(w: World, queue: number, consumer: number): void {
  const { messages, queues, consumers } = w;
  const nowMs = w.scalars[NOW];
  const message = takeHead(w, queue);
  const pool = consumers.pool[consumer];
  const waitedMs = nowMs - messages.readyAt[message];
  const again = messages.deliveries[message]++ > 0;
  messages.state[message] = MESSAGE.held;
  messages.consumer[message] = consumer;
  consumers.held[consumer]++;
  queues.unacknowledged[queue]++;
  queues.unacknowledgedSum[queue] += nowMs;
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
  receive(w, consumer, message);
}
