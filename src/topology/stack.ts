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
  const isStack = (id: string) => stacks.some((stack) => stack.id === id);
  const moved = graph.edges
    .map((edge) => ({ ...edge, from: stackedId(stacks, edge.from), to: stackedId(stacks, edge.to) }))
    .filter((edge) => edge.from !== edge.to || !isStack(edge.from));
  // Only what a stack brings together is merged; edges that the diagram draws side by side elsewhere stay so.
  const touches = (edge: GraphEdge) => isStack(edge.from) || isStack(edge.to);
  const parallel = groupBy(moved, (edge) => (touches(edge) ? `${edge.from}->${edge.to}` : edge.id));
  const edges = [...parallel.values()].flatMap((some) => (some.some(touches) ? merged(some) : some));
  return { ...graph, nodes: [...drawn.values()], edges };
}

/** One edge for all parallel ones, looking like the one that says most: drawn before implied, labelled before not. */
function merged(edges: GraphEdge[]): GraphEdge[] {
  const drawn = edges.filter((edge) => !edge.implied);
  const telling = drawn.find((edge) => edge.label !== null) ?? drawn[0] ?? edges[0];
  if (telling === undefined) return [];
  const { follows: _, ...edge } = telling;
  return [{ ...edge, id: `${edge.from}->${edge.to}#0` }];
}
