// How many workers a pool has. More: they join at the tail of the ring and are served from what is ready. Fewer: the
// extra ones take no more, finish what they hold, and are gone; those still finishing are the first to come back.
import { dispatch } from './dispatch.ts';
import { FACT, tell } from './fact-log.ts';
import { leaveIfIdle } from './handling.ts';
import { CONSUMER, enterRing } from './queues.ts';
import { NONE, type World } from './world.ts';

/** Brings a pool to `count` workers. `cause` is the fact that asked for it. */
export function staff(w: World, pool: number, count: number, cause: number): void {
  const { pools, consumers } = w;
  pools.count[pool] = count;
  let index = 0;
  for (let consumer = pools.first[pool]; consumer !== NONE; consumer = consumers.poolNext[consumer]) {
    if (index >= count && consumers.state[consumer] === CONSUMER.active) dismiss(w, consumer);
    else if (index < count && consumers.state[consumer] !== CONSUMER.active) join(w, consumer, cause);
    index++;
  }
  for (; index < count; index++) join(w, addConsumer(w, pool, index), cause);
}

/** Subscribes a worker: it takes its whole prefetch from a backlog before the next one joins, as measured. */
function join(w: World, consumer: number, cause: number): void {
  const { consumers } = w;
  consumers.state[consumer] = CONSUMER.active;
  consumers.fact[consumer] = tell(
    w,
    FACT.workerJoined,
    NONE,
    cause,
    0,
    consumers.pool[consumer],
    consumers.index[consumer],
    0,
    0,
  );
  enterRing(w, consumer);
  dispatch(w, consumers.queue[consumer]);
}

function dismiss(w: World, consumer: number): void {
  w.consumers.state[consumer] = CONSUMER.leaving;
  leaveIfIdle(w, consumer);
}

function addConsumer(w: World, pool: number, index: number): number {
  const { pools, consumers } = w;
  const consumer = consumers.rows.take();
  consumers.pool[consumer] = pool;
  consumers.index[consumer] = index;
  consumers.queue[consumer] = pools.queue[pool];
  consumers.held[consumer] = 0;
  consumers.inHand[consumer] = 0;
  consumers.inRing[consumer] = 0;
  consumers.job[consumer] = NONE;
  for (const links of [consumers.ringNext, consumers.poolNext, consumers.bufferHead, consumers.bufferTail])
    links[consumer] = NONE;
  if (pools.first[pool] === NONE) pools.first[pool] = consumer;
  else consumers.poolNext[pools.last[pool]] = consumer;
  pools.last[pool] = consumer;
  pools.joined[pool]++;
  return consumer;
}
