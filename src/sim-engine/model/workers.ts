// How many workers a pool has. More: they join at the tail of the ring and are served from what is ready. Fewer: the
// extra ones take no more, finish what they hold, and are gone; those still finishing are the first to come back.
import { isDown } from './crashes.ts';
import { CONSUMER } from './events.ts';
import { FACT } from './fact-log.ts';
import { setPrefetch } from './hands.ts';
import { leaveIfIdle } from './leaving.ts';
import { NONE, NOW, type World } from './world.ts';

/** Brings a pool to `count` workers. `cause` is the fact that asked for it. */
export function staff(w: World, pool: number, count: number, cause: number): void {
  const { pools, consumers } = w;
  pools.count[pool] = count;
  let index = 0;
  for (let consumer = pools.first[pool]; consumer !== NONE; consumer = consumers.poolNext.at(consumer)) {
    if (index >= count && consumers.state.at(consumer) === CONSUMER.active) dismiss(w, consumer);
    else if (index < count && isAway(consumers.state.at(consumer))) join(w, consumer, cause);
    index++;
  }
  for (; index < count; index++) join(w, addConsumer(w, pool, index), cause);
}

/** The pool is up again, or one killed worker is back: those that belong to it join. */
export function rejoin(w: World, pool: number, cause: number): void {
  const { pools, consumers } = w;
  for (let lead = pools.first[pool]; lead !== NONE; lead = consumers.poolNext.at(lead)) comeBack(w, lead, cause);
}

/** A killed worker is started again, unless its pool is down or has become smaller. */
export function comeBack(w: World, lead: number, cause: number): void {
  const { pools, consumers } = w;
  if (consumers.state.at(lead) !== CONSUMER.crashed) return;
  if (consumers.index.at(lead) < pools.count[consumers.pool.at(lead)]) join(w, lead, cause);
  else for (let one = lead; one !== NONE; one = consumers.sibling.at(one)) consumers.state.put(one, CONSUMER.gone);
}

const isAway = (state: number): boolean => state === CONSUMER.gone || state === CONSUMER.leaving;

/** Subscribes a worker to its queues: it takes its whole prefetch from a backlog before the next one joins, as measured. */
export function join(w: World, lead: number, cause: number): void {
  const { consumers, queues } = w;
  if (isDown(w, consumers.pool.at(lead))) {
    for (let one = lead; one !== NONE; one = consumers.sibling.at(one)) consumers.state.put(one, CONSUMER.crashed);
    return;
  }
  if (isRefused(w, lead)) return refuse(w, lead, cause);
  consumers.connectedAt.put(lead, w.scalars[NOW]);
  consumers.connection.add(lead, 1);
  consumers.ticks.put(lead, 0);
  const fact = w.core.tell(FACT.workerJoined, NONE, cause, 0, consumers.pool.at(lead), consumers.index.at(lead), 0, 0);
  for (let one = lead; one !== NONE; one = consumers.sibling.at(one)) {
    consumers.state.put(one, CONSUMER.active);
    consumers.fact.put(one, fact);
    // Its owner declares an exclusive queue again.
    if (consumers.index.at(lead) === 0) queues.deleted[consumers.queue.at(one)] = 0;
    if (!isDown(w, w.model.queues[consumers.queue.at(one)].broker)) w.core.enterRing(one);
    w.core.dispatch(consumers.queue.at(one));
  }
}

/** Another worker consumes the queues of its pool exclusively. */
function isRefused(w: World, lead: number): boolean {
  const { pools, consumers } = w;
  const pool = consumers.pool.at(lead);
  if (pools.exclusive[pool] === 0) return false;
  for (let other = pools.first[pool]; other !== NONE; other = consumers.poolNext.at(other))
    if (
      other !== lead &&
      (consumers.state.at(other) === CONSUMER.active || consumers.state.at(other) === CONSUMER.hung)
    )
      return true;
  return false;
}

/** 403 ACCESS_REFUSED: it subscribes to nothing, and asks again when it is started anew. */
function refuse(w: World, lead: number, cause: number): void {
  const { consumers } = w;
  for (let one = lead; one !== NONE; one = consumers.sibling.at(one)) consumers.state.put(one, CONSUMER.gone);
  w.core.tell(FACT.workerRefused, NONE, cause, 0, consumers.pool.at(lead), consumers.index.at(lead), 0, 0);
}

function dismiss(w: World, lead: number): void {
  const { consumers } = w;
  for (let one = lead; one !== NONE; one = consumers.sibling.at(one)) {
    consumers.state.put(one, CONSUMER.leaving);
    w.core.leaveRing(one);
  }
  leaveIfIdle(w, lead);
}

/** One worker more, with a subscription for each queue of its pool; not joined yet. */
function addConsumer(w: World, pool: number, index: number): number {
  const { pools, consumers } = w;
  const lead = subscription(w, pool, index, pools.queue[pool], NONE);
  consumers.place.put(lead, 0);
  consumers.weight.put(lead, w.weights[pool]![0]!.weight);
  let last = lead;
  for (const { queue, weight } of w.weights[pool]!.slice(1)) {
    const sibling = subscription(w, pool, index, queue, lead);
    consumers.weight.put(sibling, weight);
    consumers.place.put(sibling, consumers.place.at(last) + 1);
    consumers.sibling.put(last, sibling);
    last = sibling;
  }
  if (pools.first[pool] === NONE) pools.first[pool] = lead;
  else consumers.poolNext.put(pools.last[pool], lead);
  pools.last[pool] = lead;
  pools.joined[pool]++;
  return lead;
}

function subscription(w: World, pool: number, index: number, queue: number, lead: number): number {
  const { consumers } = w;
  const consumer = w.core.takeConsumer();
  consumers.pool.put(consumer, pool);
  consumers.index.put(consumer, index);
  consumers.queue.put(consumer, queue);
  setPrefetch(w, consumer);
  consumers.lead.put(consumer, lead === NONE ? consumer : lead);
  consumers.held.put(consumer, 0);
  consumers.inHand.put(consumer, 0);
  consumers.inRing.put(consumer, 0);
  consumers.buffered.put(consumer, 0);
  consumers.flush.put(consumer, 0);
  consumers.credit.put(consumer, 0);
  consumers.generation.put(consumer, 0);
  consumers.connectedAt.put(consumer, 0);
  consumers.connection.put(consumer, 0);
  consumers.ticks.put(consumer, 0);
  consumers.job.put(consumer, NONE);
  const { sibling, ringNext, poolNext, bufferHead, bufferTail } = consumers;
  for (const links of [sibling, ringNext, poolNext, bufferHead, bufferTail]) links.put(consumer, NONE);
  return consumer;
}
