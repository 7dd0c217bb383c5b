// What a store that keeps products looks like in a frame.
import type { ProductsFrame } from '../protocol/frame.ts';
import { copiesBehind } from './model/products.ts';
import { NONE, type World } from './model/world.ts';

export function productsFrame(w: World, component: number): ProductsFrame | null {
  const { keepers, model } = w;
  if (keepers.place[component] === NONE) return null;
  return {
    as: component === model.primary ? 'primary' : keepers.lagMs[component] === NONE ? 'cache' : 'replica',
    reads: keepers.reads[component],
    misses: keepers.misses[component],
    stale: keepers.stale[component],
    staleFromStart: keepers.staleFromStart[component],
    filled: keepers.filled[component],
    filledStale: keepers.filledStale[component],
    deleted: keepers.deleted[component],
    changed: keepers.changed[component],
    behind: copiesBehind(w, component),
  };
}
