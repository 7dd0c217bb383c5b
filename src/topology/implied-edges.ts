// A pool of servers is drawn with the edges of one of its nodes, and a message may go to any of them. The edges that the
// diagram leaves out are derived here, marked as implied, so that no message jumps from node to node.

import type { Graph, GraphEdge } from './graph.ts';

/** Each set of `siblings` are the nodes of one component: what one is connected with, all are. */
export function withImpliedEdges(graph: Graph, siblings: readonly (readonly string[])[]): Graph {
  const edges = [...graph.edges];
  for (const set of siblings) edges.push(...impliedFor(edges, new Set(set)));
  return { ...graph, edges };
}

function impliedFor(edges: GraphEdge[], set: Set<string>): GraphEdge[] {
  const pairs = new Set(edges.map((edge) => `${edge.from}->${edge.to}`));
  const models = edges.filter((edge) => !edge.implied && set.has(edge.from) !== set.has(edge.to));
  // Of parallel edges the labelled one is followed: it is the one that a step of the checkout travels on.
  const inOrder = [...models.filter((edge) => edge.label !== null), ...models.filter((edge) => edge.label === null)];
  const implied: GraphEdge[] = [];
  for (const sibling of set) {
    for (const model of inOrder) {
      const from = set.has(model.from) ? sibling : model.from;
      const to = set.has(model.to) ? sibling : model.to;
      if (pairs.has(`${from}->${to}`)) continue;
      pairs.add(`${from}->${to}`);
      implied.push({ ...model, id: `${from}->${to}#0`, from, to, implied: true, follows: model.id });
    }
  }
  return implied;
}
