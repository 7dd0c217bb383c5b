// The graph of a lane and its layout for a pane: at once for a built-in diagram, and as soon as what it needs is loaded
// for one with its stacks open, or an edited one.
import { useEffect, useMemo, useRef, useState } from 'react';
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

function builtinLayout(scenario: Scenario, opened: boolean, pane: Pane): LaneLayout | null {
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

async function fetchedLayout(scenario: Scenario, opened: boolean, pane: Pane): Promise<LaneLayout | null> {
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
    fetchedLayout(drawn, opened, pane).then(take, () => take(null));
  }, [isNeeded, key, drawn, opened, pane]);
  return builtin ?? shown;
}
