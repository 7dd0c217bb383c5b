// The graph of a lane and its layout for a pane: at once for a built-in diagram, and as soon as parser and layout are
// loaded for an edited one.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Scenario } from '../../scenario/scenario.ts';
import { builtinTopology } from '../../topology/builtin.ts';
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

function builtinLayout(scenario: Scenario, opened: boolean, pane: Pane): LaneLayout | null {
  const builtin = builtinTopology(scenario.diagram, nodeKinds(scenario));
  if (!builtin) return null;
  const layouts = opened ? builtin.opened : builtin.layouts;
  const graph = opened ? builtin.graph : builtin.stacked;
  return { graph, layout: layouts[betterShape(pane, layouts)], stacks: opened ? [] : builtin.stacks };
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

/** Null while it is being made; `failed` where the diagram cannot be read, or what draws it could not be fetched. */
export function useLaneLayout(
  scenario: Scenario | null,
  opened: boolean,
  pane: Pane | null,
): LaneLayout | 'failed' | null {
  const wanted = useRef('');
  const [edited, setEdited] = useState<{ key: string; layout: LaneLayout | 'failed' } | null>(null);
  const kinds = scenario ? JSON.stringify(nodeKinds(scenario)) : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn of a knob makes a new scenario; the drawing depends only on what is connected
  const drawn = useMemo(() => scenario, [scenario?.diagram, kinds]);
  const builtin = useMemo(() => (drawn && pane ? builtinLayout(drawn, opened, pane) : null), [drawn, opened, pane]);
  const key = drawn && pane ? `${opened} ${shapeOf(pane)} ${kinds} ${drawn.diagram}` : '';
  const shown = edited?.key === key ? edited.layout : null;
  const isNeeded = drawn !== null && pane !== null && builtin === null && shown === null;
  useEffect(() => {
    if (!isNeeded || wanted.current === key) return;
    wanted.current = key;
    const take = (layout: LaneLayout | null) => {
      if (wanted.current === key) setEdited({ key, layout: layout ?? 'failed' });
    };
    editedLayout(drawn, opened, pane).then(take, () => take(null));
  }, [isNeeded, key, drawn, opened, pane]);
  return builtin ?? shown;
}
