// The arrangements that we have, and which of them a graph resembles: an edited built-in diagram should look like that diagram.

import type { Arrangement } from '../arrange/arrangement.ts';
import { complete, mentioned } from '../arrange/complete.ts';
import type { Graph, LayoutShape } from '../graph.ts';
import { lessonAsyncTall, lessonAsyncTallOpen, lessonAsyncWide, lessonAsyncWideOpen } from './lesson-async.ts';
import { shopSyncTall, shopSyncTallOpen, shopSyncWide, shopSyncWideOpen } from './shop-sync.ts';

const arrangements: Record<LayoutShape, readonly Arrangement[]> = {
  wide: [lessonAsyncWide, lessonAsyncWideOpen, shopSyncWide, shopSyncWideOpen],
  tall: [lessonAsyncTall, lessonAsyncTallOpen, shopSyncTall, shopSyncTallOpen],
};

/** At least this share of the nodes of either must be common to both. */
const LIKENESS_MIN = 0.6;

/** The best arrangement for this graph, completed for it; null when it resembles none. */
export function arrangementFor(graph: Graph, shape: LayoutShape): Arrangement | null {
  if (graph.groups.some((group) => group.parentId !== null)) return null;
  let best: { arrangement: Arrangement; likeness: number } | null = null;
  for (const arrangement of arrangements[shape]) {
    const likeness = likenessOf(mentioned(arrangement), graph);
    if (likeness >= LIKENESS_MIN && likeness > (best?.likeness ?? 0)) best = { arrangement, likeness };
  }
  return best === null ? null : complete(best.arrangement, graph);
}

function likenessOf(ids: Set<string>, graph: Graph): number {
  const common = graph.nodes.filter((node) => ids.has(node.id)).length;
  return common / (ids.size + graph.nodes.length - common);
}
