// The graph of a lane and its layout for a pane: known at once for a built-in diagram, and made when what it needs is
// loaded for one with its stacks open, or an edited one.
import type { Scenario } from '../../scenario/scenario.ts';
import { builtinTopology, openedTopology } from '../../topology/builtin.ts';
import type { Graph, Layout } from '../../topology/graph.ts';
import { type Stack, stackedId } from '../../topology/stack.ts';
import { nodeKinds, siblingsOf, stacksFor } from './node-kinds.ts';
import { betterShape, type Pane, shapeOf } from './use-pane.ts';

export interface LaneLayout {
  graph: Graph;
  layout: Layout;
  /** The stacks that are closed. */
  stacks: readonly Stack[];
}

export const membersOf = ({ stacks }: LaneLayout, drawnId: string): readonly string[] =>
  stacks.find((stack) => stack.id === drawnId)?.nodes ?? [drawnId];
export const drawnAs = ({ stacks }: LaneLayout, nodeId: string): string => stackedId(stacks, nodeId);

export function builtinLayout(scenario: Scenario, opened: boolean, pane: Pane): LaneLayout | null {
  const builtin = opened ? null : builtinTopology(scenario.diagram, nodeKinds(scenario));
  if (!builtin) return null;
  const { stacked: graph, layouts, stacks } = builtin;
  return { graph, layout: layouts[betterShape(pane, layouts)], stacks };
}

/** Of a built-in diagram with its stacks open; null for any other. */
async function openedLayout(scenario: Scenario, pane: Pane): Promise<LaneLayout | null> {
  if (!builtinTopology(scenario.diagram, nodeKinds(scenario))) return null;
  const opened = await openedTopology(scenario.diagram);
  return opened && { graph: opened.graph, layout: opened.layouts[betterShape(pane, opened.layouts)], stacks: [] };
}

export async function fetchedLayout(scenario: Scenario, opened: boolean, pane: Pane): Promise<LaneLayout | null> {
  return (opened ? await openedLayout(scenario, pane) : null) ?? editedLayout(scenario, opened, pane);
}

async function editedLayout(scenario: Scenario, opened: boolean, pane: Pane): Promise<LaneLayout | null> {
  const [{ parseDiagram }, { withImpliedEdges }, { layoutFor }] = await Promise.all([
    import('../../topology/parse.ts'),
    import('../../topology/implied-edges.ts'),
    import('../../topology/layout-for.ts'),
  ]);
  const parsed = parseDiagram(scenario.diagram);
  if (!parsed.ok) return null;
  const graph = withImpliedEdges(parsed.value, siblingsOf(scenario));
  const stacks = opened ? [] : stacksFor(scenario, graph);
  return { ...(await layoutFor(graph, nodeKinds(scenario), stacks, shapeOf(pane))), stacks };
}
