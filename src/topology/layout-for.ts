// The layout of a diagram as the screen draws it: stacks closed or open, sizes by role. What resembles a built-in diagram keeps
// its arrangement, all else is laid out by ELK. Import it dynamically; ELK itself is fetched only when it is needed.

import { arrangedLayout } from './arrange/arranged-layout.ts';
import { arrangementFor } from './arrangements/arrangements.ts';
import type { Graph, Layout, LayoutShape } from './graph.ts';
import { layoutGraph } from './layout.ts';
import { brokenLaws } from './layout-laws.ts';
import { kindsFor, type NodeKind, sizesFor } from './node-sizes.ts';
import { type Stack, stacked } from './stack.ts';

export interface Drawing {
  /** The graph that is drawn: with `stacks` closed. Its edges are those of the layout. */
  graph: Graph;
  layout: Layout;
}

/** `kinds` names nodes and stacks; those it leaves out are sized by their shape. An empty list of stacks draws every node. */
export async function layoutFor(
  graph: Graph,
  kinds: Record<string, NodeKind>,
  stacks: readonly Stack[],
  shape: LayoutShape,
): Promise<Drawing> {
  const drawn = stacked(graph, stacks);
  const arranged = arrange(drawn, kindsFor(drawn, kinds), shape);
  if (arranged !== null) return { graph: drawn, layout: arranged };
  const clients = drawn.nodes.filter((node) => kinds[node.id]?.role === 'client').map((node) => node.id);
  return { graph: drawn, layout: await layoutGraph(drawn, shape, sizesFor(drawn, kinds), clients) };
}

/** Null when the graph resembles no built-in diagram, or so little that its arrangement would come out wrong. */
export function arrange(graph: Graph, kinds: Record<string, NodeKind>, shape: LayoutShape): Layout | null {
  const arrangement = arrangementFor(graph, shape);
  const layout = arrangement && arrangedLayout(graph, kinds, arrangement);
  return layout && brokenLaws(graph, layout).length === 0 ? layout : null;
}
