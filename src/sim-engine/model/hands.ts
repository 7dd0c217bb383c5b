// How much a worker can have in hand.

import type { World } from './world.ts';

/** How many messages, or batches, a worker of the pool can have in hand at once. */
export function handsOf({ pools }: World, pool: number): number {
  if (pools.serial[pool] === 1 || pools.batchSize[pool] > 0) return 1;
  return pools.prefetch[pool] > 0 && pools.autoAck[pool] === 0 ? pools.prefetch[pool] : Infinity;
}
