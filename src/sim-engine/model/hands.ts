// How much a worker can have in hand, and how much it may hold.

import type { World } from './world.ts';

/** How many messages, or batches, a worker of the pool can have in hand at once. */
export function handsOf({ pools }: World, pool: number): number {
  if (pools.serial[pool] === 1 || pools.batchSize[pool] > 0) return 1;
  return pools.prefetch[pool] > 0 && pools.autoAck[pool] === 0 ? pools.prefetch[pool] : Infinity;
}

/** An unlimited prefetch on a quorum queue, as measured; on a classic one there is none that a worker would come to. */
const QUORUM_PREFETCH = 2_000;
const UNLIMITED = 1 << 30;

/** Tells the core how many messages a subscription may hold; what is acknowledged as it is delivered is not held. */
export function setPrefetch({ pools, queues, consumers }: World, consumer: number): void {
  const pool = consumers.pool.at(consumer);
  const unlimited = queues.quorum[consumers.queue.at(consumer)] === 1 ? QUORUM_PREFETCH : UNLIMITED;
  consumers.holdMax.put(consumer, pools.autoAck[pool] === 1 ? UNLIMITED : pools.prefetch[pool] || unlimited);
}
