// Several nodes drawn as one: a pool of servers, a set of replicas. Edges of the members become edges of the stack.

import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { groupBy } from './group-by.ts';

export interface Stack {
  id: string;
  title: string;
  /** Of one group, in the order in which they lie on the stack. */
  nodes: string[];
}

/** The node that stands for `nodeId` when the stacks are closed. */
export function stackedId(stacks: readonly Stack[], nodeId: string): string {
  return stacks.find((stack) => stack.nodes.includes(nodeId))?.id ?? nodeId;
}

export function stacked(graph: Graph, stacks: readonly Stack[]): Graph {
  const drawn = new Map<string, GraphNode>();
  for (const node of graph.nodes) {
    const stack = stacks.find((one) => one.nodes.includes(node.id));
    const id = stack?.id ?? node.id;
    if (!drawn.has(id)) drawn.set(id, stack === undefined ? node : { ...node, id, lines: [stack.title] });
  }
  const moved = graph.edges
    .map((edge) => ({ ...edge, from: stackedId(stacks, edge.from), to: stackedId(stacks, edge.to) }))
    .filter((edge) => edge.from !== edge.to);
  const parallel = groupBy(moved, (edge) => `${edge.from}->${edge.to}`);
  return { ...graph, nodes: [...drawn.values()], edges: [...parallel.values()].map(merged) };
}

/** One edge for all parallel ones, looking like the one that says most: drawn before implied, labelled before not. */
function merged(edges: GraphEdge[]): GraphEdge {
  const telling = edges.find((edge) => !edge.implied && edge.label !== null) ?? edges.find((edge) => !edge.implied);
  const { follows: _, ...edge } = telling ?? (edges[0] as GraphEdge);
  return { ...edge, id: `${edge.from}->${edge.to}#0` };
}
