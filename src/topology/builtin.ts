// The two built-in diagrams, ready to draw: parsed and laid out ahead of time by `npx tsx scripts/layouts.ts`, so that the page
// needs neither parser nor layout to show them. A test makes them again and compares.

import generated from './builtin.generated.json' with { type: 'json' };
import { builtinKinds, builtinStacks } from './builtin-kinds.ts';
import { lessonAsync } from './diagrams/lesson-async.ts';
import { shopSync } from './diagrams/shop-sync.ts';
import type { Graph, Layout, LayoutShape } from './graph.ts';
import { type NodeKind, nodeSize } from './node-sizes.ts';
import type { Stack } from './stack.ts';

export interface BuiltinTopology {
  stacks: Stack[];
  /** With its stacks closed; what `layouts` lays out. */
  stacked: Graph;
  layouts: Record<LayoutShape, Layout>;
  /** How large the opened drawings are; they themselves come from `openedTopology`. */
  openedSizes: Record<LayoutShape, { width: number; height: number }>;
}

/** With every stack open, and the implied edges that show then. */
export interface OpenedTopology {
  graph: Graph;
  layouts: Record<LayoutShape, Layout>;
}
export type OpenedData = Record<'lessonAsync' | 'shopSync', OpenedTopology>;

export type BuiltinData = Record<'lessonAsync' | 'shopSync', Omit<BuiltinTopology, 'stacks'>>;

const data = generated as unknown as BuiltinData;
const byText = new Map([
  [lessonAsync, data.lessonAsync],
  [shopSync, data.shopSync],
]);

/** Null for any other text, and where a scenario gives a node another size than it was laid out with (say, five queues). */
export function builtinTopology(diagramText: string, kinds: Record<string, NodeKind> = {}): BuiltinTopology | null {
  const found = byText.get(diagramText);
  if (found === undefined) return null;
  const fits = found.stacked.nodes.every(({ id }) => hasSameSize(kinds[id], builtinKinds[id]));
  return fits ? { ...found, stacks: builtinStacks } : null;
}

function hasSameSize(wanted: NodeKind | undefined, built: NodeKind | undefined): boolean {
  if (wanted === undefined || built === undefined) return true;
  const [a, b] = [nodeSize(wanted), nodeSize(built)];
  return a.width === b.width && a.height === b.height;
}

/** The drawings with every stack open, fetched when somebody opens one; null for a diagram that is not built in. */
export async function openedTopology(diagramText: string): Promise<OpenedTopology | null> {
  if (!byText.has(diagramText)) return null;
  const { default: opened } = await import('./builtin-opened.generated.json', { with: { type: 'json' } });
  const all = opened as unknown as OpenedData;
  return diagramText === lessonAsync ? all.lessonAsync : all.shopSync;
}
