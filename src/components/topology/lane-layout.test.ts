// Every built-in scenario is drawn by arrangement, in each shape of pane: none is left to ELK while its stacks are closed.
import { expect, test } from 'vitest';
import { SCENARIOS } from '../../scenario/library/library.ts';
import { withImpliedEdges } from '../../topology/implied-edges.ts';
import { arrange } from '../../topology/layout-for.ts';
import { kindsFor } from '../../topology/node-sizes.ts';
import { parseDiagram } from '../../topology/parse.ts';
import { stacked } from '../../topology/stack.ts';
import { nodeKinds, siblingsOf, stacksFor } from './node-kinds.ts';

test.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
  const parsed = parseDiagram(scenario.diagram);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const graph = withImpliedEdges(parsed.value, siblingsOf(scenario));
  const drawn = stacked(graph, stacksFor(scenario, graph));
  for (const shape of ['wide', 'tall'] as const)
    expect(arrange(drawn, kindsFor(drawn, nodeKinds(scenario)), shape), shape).not.toBeNull();
});
