// How large the layouts of a lane are, before it is drawn: those of a built-in diagram are known, those of an edited one
// are told once they have been made. Whoever shares out the room asks here.
import { createStore } from 'zustand/vanilla';
import type { LaneName } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { builtinTopology } from '../../topology/builtin.ts';
import { nodeKinds } from './node-kinds.ts';
import type { Pane } from './use-pane.ts';

export const drawnSizes = createStore<Record<LaneName, Pane | null>>()(() => ({ a: null, b: null }));

/** The layouts that a lane can be drawn in; empty while that is not known. */
export function sizesOf(scenario: Scenario | null, opened: boolean, drawn: Pane | null): readonly Pane[] {
  const builtin = scenario && builtinTopology(scenario.diagram, nodeKinds(scenario));
  if (builtin) return Object.values(opened ? builtin.openedSizes : builtin.layouts);
  return drawn ? [drawn] : [];
}
