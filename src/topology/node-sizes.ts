// How much room a node takes, by what it is. One table for the built-in diagrams and for edited ones, so that an edit moves
// nothing that it did not mean to move. The screen draws nodes at exactly these sizes.

import type { Graph, GraphNode } from './graph.ts';

export type NodeRole = 'client' | 'server' | 'store' | 'cache' | 'replica' | 'service' | 'broker' | 'workers' | 'plain';

export interface Size {
  width: number;
  height: number;
}

/** What the layout must know of a node's behaviour: what it is, and for a broker how many queues it shows. */
export interface NodeKind {
  role: NodeRole;
  queues?: number;
}

const sizes: Record<NodeRole, Size> = {
  client: { width: 112, height: 56 },
  server: { width: 132, height: 72 },
  store: { width: 136, height: 56 },
  cache: { width: 112, height: 44 },
  replica: { width: 112, height: 44 },
  service: { width: 136, height: 52 },
  broker: { width: 220, height: 34 },
  workers: { width: 200, height: 52 },
  plain: { width: 136, height: 52 },
};

export const QUEUE_ROWS_TOP = 34;
export const QUEUE_ROW_HEIGHT = 27;

export function nodeSize(kind: NodeKind): Size {
  const size = sizes[kind.role];
  if (kind.role !== 'broker') return size;
  // Even, so that half of it is a whole pixel and edges between centred nodes stay straight.
  const height = QUEUE_ROWS_TOP + QUEUE_ROW_HEIGHT * Math.max(1, kind.queues ?? 1);
  return { width: size.width, height: height + (height % 2) };
}

/** A node without a known role is a small store when it is drawn as a cylinder, and a plain box otherwise. */
export function kindsFor(graph: Graph, known: Record<string, NodeKind>): Record<string, NodeKind> {
  const kindOf = ({ id, shape }: GraphNode): NodeKind => {
    // People name nodes; `constructor` is as good a name as any.
    const kind = Object.hasOwn(known, id) ? known[id] : undefined;
    return kind ?? { role: shape === 'cylinder' ? 'cache' : 'plain' };
  };
  return Object.fromEntries(graph.nodes.map((node) => [node.id, kindOf(node)]));
}

export function sizesFor(graph: Graph, known: Record<string, NodeKind>): Record<string, Size> {
  return Object.fromEntries(Object.entries(kindsFor(graph, known)).map(([id, kind]) => [id, nodeSize(kind)]));
}
