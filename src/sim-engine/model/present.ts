// What a formula over a scenario takes from the run as it stands.
import type { Present } from './offered.ts';
import { missShare } from './products.ts';
import type { World } from './world.ts';

export const presentOf = (w: World): Present => ({
  missShare: (cache) => missShare(w, cache),
  slowness: (callee) => w.stations.slowFactor[w.model.indexOf.get(callee)!]!,
});
