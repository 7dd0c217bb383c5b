// From the parser's description to our graph: groups with readable ids, labels as lines, styles as declarations.

import type { Issue } from '../protocol/issue.ts';
import type { Direction, EdgeKind, Graph, GraphEdge, GraphGroup, GraphNode, NodeShape } from './graph.ts';
import { groupIds } from './group-ids.ts';
import { labelLine, labelLines } from './label-text.ts';
import type { ParsedEdge, ParsedFlowchart, ParsedGroup } from './pele-adapter.ts';

const shapes: Record<string, NodeShape> = {
  square: 'rectangle',
  rect: 'rectangle',
  rectangle: 'rectangle',
  process: 'rectangle',
  proc: 'rectangle',
  round: 'rounded',
  rounded: 'rounded',
  event: 'rounded',
  stadium: 'stadium',
  pill: 'stadium',
  terminal: 'stadium',
  cylinder: 'cylinder',
  cyl: 'cylinder',
  database: 'cylinder',
  db: 'cylinder',
  circle: 'circle',
  circ: 'circle',
  doublecircle: 'circle',
  diamond: 'diamond',
  diam: 'diamond',
  decision: 'diamond',
  hexagon: 'hexagon',
  hex: 'hexagon',
  prepare: 'hexagon',
};
const kinds: Record<string, EdgeKind> = { dotted: 'dotted', thick: 'thick' };
const directions: Record<string, Direction> = { TB: 'TB', TD: 'TB', BT: 'BT', LR: 'LR', RL: 'RL' };

export function toGraph(parsed: ParsedFlowchart): { graph: Graph; warnings: Issue[] } {
  // A group that an edge ends at is in the parser's list of nodes too; it is no node of ours.
  const groupNames = new Set(parsed.groups.map((group) => group.id));
  const nodes = parsed.nodes.filter((node) => !groupNames.has(node.id));
  const parentOf = new Map<string, string>();
  for (const group of parsed.groups)
    for (const member of group.members) if (!parentOf.has(member)) parentOf.set(member, group.id);
  const groups = outermostFirst(parsed.groups, parentOf);
  const ids = groupIds(
    groups,
    nodes.map((node) => node.id),
  );
  const parentId = (id: string): string | null => ids.get(parentOf.get(id) ?? '') ?? null;

  const drawn = parsed.edges.filter((edge) => edge.stroke !== 'invisible');
  const [ending, whole] = partition(drawn, (edge) => groupNames.has(edge.from) || groupNames.has(edge.to));
  const graph: Graph = {
    direction: directions[parsed.direction] ?? 'TB',
    nodes: nodes.map(
      (node): GraphNode => ({
        id: node.id,
        lines: labelLines(node.text),
        shape: shapes[node.shape] ?? 'other',
        groupId: parentId(node.id),
        style: declarations(node.styles),
      }),
    ),
    groups: groups.map(
      (group): GraphGroup => ({
        id: ids.get(group.id) ?? group.id,
        title: labelLine(group.title) ?? '',
        parentId: parentId(group.id),
      }),
    ),
    edges: toEdges(whole),
  };
  return { graph, warnings: ending.map(groupEndWarning) };
}

function toEdges(edges: ParsedEdge[]): GraphEdge[] {
  const parallel = new Map<string, number>();
  return edges.map((edge) => {
    const pair = `${edge.from}->${edge.to}`;
    const n = parallel.get(pair) ?? 0;
    parallel.set(pair, n + 1);
    return {
      id: `${pair}#${n}`,
      from: edge.from,
      to: edge.to,
      kind: kinds[edge.stroke] ?? 'solid',
      label: labelLine(edge.text),
      arrow: edge.arrow !== 'arrow_open',
      implied: false,
    };
  });
}

/** The parser lists inner groups first; whoever draws them needs a parent before its children. */
function outermostFirst(groups: ParsedGroup[], parentOf: Map<string, string>): ParsedGroup[] {
  const depth = (id: string): number => {
    const parent = parentOf.get(id);
    return parent === undefined || parent === id ? 0 : 1 + depth(parent);
  };
  return groups
    .map((group) => ({ group, depth: depth(group.id) }))
    .sort((a, b) => a.depth - b.depth)
    .map(({ group }) => group);
}

function declarations(styles: string[]): Record<string, string> {
  const style: Record<string, string> = {};
  for (const declaration of styles) {
    const colon = declaration.indexOf(':');
    if (colon > 0) style[declaration.slice(0, colon).trim()] = declaration.slice(colon + 1).trim();
  }
  return style;
}

function groupEndWarning(edge: ParsedEdge): Issue {
  const problem = `the edge ${edge.from} -> ${edge.to} ends at a group and is left out; edges connect nodes`;
  return { path: 'diagram', problem };
}

function partition<T>(items: T[], test: (item: T) => boolean): [yes: T[], no: T[]] {
  const yes: T[] = [];
  const no: T[] = [];
  for (const item of items) (test(item) ? yes : no).push(item);
  return [yes, no];
}
