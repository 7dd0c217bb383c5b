// A layout for any graph, by ELK's layered algorithm: layers along the flow, right-angled edges, groups that hold their nodes.
// Diagrams that resemble a built-in one are arranged instead (layout-for.ts); this is for all others.

import type { ElkExtendedEdge, ElkNode } from './elk.ts';
import { runElk } from './elk.ts';
import type { Graph, GraphEdge, Layout, LayoutShape, Point, Rect } from './graph.ts';
import { labelSize, textWidth } from './label-size.ts';
import type { Size } from './node-sizes.ts';

const options: Record<string, string> = {
  'elk.algorithm': 'layered',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.edgeCoords': 'ROOT',
  'elk.json.shapeCoords': 'ROOT',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
  'elk.layered.spacing.nodeNodeBetweenLayers': '32',
  'elk.layered.spacing.edgeNodeBetweenLayers': '12',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
  'elk.spacing.nodeNode': '14',
  'elk.spacing.edgeNode': '12',
  'elk.spacing.edgeEdge': '10',
  'elk.spacing.componentComponent': '24',
  'elk.layered.edgeLabels.sideSelection': 'ALWAYS_UP',
  'elk.spacing.edgeLabel': '2',
  'elk.padding': '[top=4,left=4,bottom=4,right=4]',
};
const groupOptions = { 'elk.padding': '[top=20,left=8,bottom=8,right=8]' };

/** `first` are the nodes that the flow begins with: they come first, whatever edges lead back to them. */
export async function layoutGraph(
  graph: Graph,
  shape: LayoutShape,
  sizes: Record<string, Size>,
  first: readonly string[] = [],
): Promise<Layout> {
  // An edge back to the client would make it a late layer; ELK is given such edges the other way round.
  const isReturn = (edge: GraphEdge) => first.includes(edge.to) && !first.includes(edge.from);
  const root = await runElk({
    id: ' root',
    layoutOptions: { ...options, 'elk.direction': shape === 'wide' ? 'RIGHT' : 'DOWN' },
    children: childrenOf(null, graph, sizes),
    edges: graph.edges.map((edge) => toElk(edge, isReturn(edge))),
  });
  const rects = new Map<string, Rect>();
  collect(root, rects);
  const pick = (ids: string[]) => Object.fromEntries(ids.map((id) => [id, rects.get(id) ?? nowhere]));
  const drawn = new Map((root.edges ?? []).map((edge) => [edge.id, edge]));
  return {
    width: root.width ?? 0,
    height: root.height ?? 0,
    nodes: pick(graph.nodes.map((node) => node.id)),
    groups: pick(graph.groups.map((group) => group.id)),
    edges: Object.fromEntries(graph.edges.map((edge) => [edge.id, fromElk(drawn.get(edge.id), isReturn(edge))])),
  };
}

const nowhere: Rect = { x: 0, y: 0, width: 0, height: 0 };

function childrenOf(groupId: string | null, graph: Graph, sizes: Record<string, Size>): ElkNode[] {
  const groups = graph.groups
    .filter((group) => group.parentId === groupId)
    .map((group) => ({
      id: group.id,
      // An empty group is a box as wide as its title; a full one is as large as its nodes.
      width: textWidth(group.title) + 16,
      height: 28,
      layoutOptions: groupOptions,
      children: childrenOf(group.id, graph, sizes),
    }));
  const nodes = graph.nodes
    .filter((node) => node.groupId === groupId)
    .map((node) => ({ id: node.id, ...(sizes[node.id] ?? { width: 136, height: 52 }) }));
  return [...groups, ...nodes];
}

function toElk(edge: GraphEdge, isReversed: boolean): ElkExtendedEdge {
  const [from, to] = isReversed ? [edge.to, edge.from] : [edge.from, edge.to];
  const labels = edge.label === null || edge.implied ? [] : [{ text: edge.label, ...labelSize(edge.label, 1) }];
  return {
    id: edge.id,
    sources: [from],
    targets: [to],
    labels,
  };
}

function fromElk(edge: ElkExtendedEdge | undefined, isReversed: boolean): Layout['edges'][string] {
  const section = edge?.sections?.[0];
  if (section === undefined) return { points: [], label: null };
  const points = squared([section.startPoint, ...(section.bendPoints ?? []), section.endPoint]);
  const label = edge?.labels?.[0];
  return { points: isReversed ? points.reverse() : points, label: label === undefined ? null : toRect(label) };
}

/** ELK now and then draws a run that is slanted by a few px; it gets a step in its middle. */
function squared(points: readonly Point[]): Point[] {
  return points.flatMap(({ x, y }, index) => {
    const last = points[index - 1];
    if (last === undefined || last.x === x || last.y === y) return [{ x, y }];
    const middle = { x: (last.x + x) / 2, y: (last.y + y) / 2 };
    const isFlat = Math.abs(last.x - x) > Math.abs(last.y - y);
    const step = isFlat
      ? [
          { x: middle.x, y: last.y },
          { x: middle.x, y },
        ]
      : [
          { x: last.x, y: middle.y },
          { x, y: middle.y },
        ];
    return [...step, { x, y }];
  });
}

function collect(node: ElkNode, rects: Map<string, Rect>): void {
  rects.set(node.id, toRect(node));
  for (const child of node.children ?? []) collect(child, rects);
}

const toRect = (shape: Partial<Rect>): Rect => ({
  x: shape.x ?? 0,
  y: shape.y ?? 0,
  width: shape.width ?? 0,
  height: shape.height ?? 0,
});
