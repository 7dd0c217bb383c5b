// Reads a diagram and asks whether it carries a scenario. Loaded with the parser, when somebody edits a diagram.
import type { Issue } from '../../protocol/issue.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** All that is wrong with `scenario.diagram` as the ground of its flows. */
export async function checkDiagram(scenario: Scenario): Promise<Issue[]> {
  const [{ parseDiagram }, { withImpliedEdges }, { diagramIssues, siblingsOf }] = await Promise.all([
    import('../../topology/parse.ts'),
    import('../../topology/implied-edges.ts'),
    import('../../scenario/diagram-check.ts'),
  ]);
  const parsed = parseDiagram(scenario.diagram);
  return parsed.ok ? diagramIssues(scenario, withImpliedEdges(parsed.value, siblingsOf(scenario))) : parsed.issues;
}
