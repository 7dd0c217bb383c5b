// Which edge a message takes from one node to another. A call goes along an edge; its reply goes back on the same one, unless
// the diagram draws a way back of its own ("3. Return Success").

import type { Graph, GraphEdge } from './graph.ts';

export interface Hop {
  edge: GraphEdge;
  /** True when the way leads from the edge's end to its start. */
  backwards: boolean;
}

/** Null when no edge connects the two, in either direction. */
export function edgeFor(graph: Graph, fromNode: string, toNode: string): Hop | null {
  const along = mostTelling(graph.edges, fromNode, toNode);
  if (along !== null) return { edge: along, backwards: false };
  const back = mostTelling(graph.edges, toNode, fromNode);
  return back === null ? null : { edge: back, backwards: true };
}

/** Of parallel edges the one that says most: drawn rather than implied, with a label rather than without. */
function mostTelling(edges: readonly GraphEdge[], from: string, to: string): GraphEdge | null {
  const worth = (edge: GraphEdge) => (edge.implied ? 0 : 2) + (edge.label === null ? 0 : 1);
  return edges
    .filter((edge) => edge.from === from && edge.to === to)
    .reduce<GraphEdge | null>((best, edge) => (best === null || worth(edge) > worth(best) ? edge : best), null);
}
