// What every picture of a graph must satisfy, whoever made it. Tests assert it for the built-in layouts; at run time an
// arrangement that breaks it on an edited diagram gives way to the general layout.

import { bottom, contains, grown, overlaps, right, runsOf, SLACK } from './geometry.ts';
import type { Graph, Layout, Point, Rect } from './graph.ts';

/** One sentence for each law that is broken somewhere; none for a good picture. */
export function brokenLaws(graph: Graph, layout: Layout): string[] {
  return [
    ...nodeLaws(graph, layout),
    ...groupLaws(graph, layout),
    ...edgeLaws(graph, layout),
    ...labelLaws(graph, layout),
  ];
}

function nodeLaws(graph: Graph, layout: Layout): string[] {
  const whole: Rect = { x: 0, y: 0, width: layout.width, height: layout.height };
  return graph.nodes.flatMap((node, index) => {
    const rect = layout.nodes[node.id];
    if (rect === undefined) return [`${node.id} has no place`];
    const group = layout.groups[node.groupId ?? ''];
    const hit = graph.nodes.slice(index + 1).filter((other) => overlaps(rect, layout.nodes[other.id] ?? rect));
    return [
      ...(contains(whole, rect) ? [] : [`${node.id} is outside the picture`]),
      ...(node.groupId === null || (group && contains(group, rect)) ? [] : [`${node.id} is outside its group`]),
      ...hit.map((other) => `${node.id} overlaps ${other.id}`),
    ];
  });
}

function groupLaws(graph: Graph, layout: Layout): string[] {
  const parentOf = new Map(graph.groups.map((group) => [group.id, group.parentId]));
  const isInside = (id: string | null, groupId: string): boolean =>
    id !== null && (id === groupId || isInside(parentOf.get(id) ?? null, groupId));
  return graph.groups.flatMap((group, index) => {
    const rect = layout.groups[group.id];
    if (rect === undefined) return [];
    const foreign = graph.nodes.filter(
      (node) => !isInside(node.groupId, group.id) && overlaps(rect, layout.nodes[node.id] ?? rect),
    );
    const others = graph.groups.slice(index + 1).filter((other) => {
      const otherRect = layout.groups[other.id];
      const related = isInside(other.id, group.id) || isInside(group.id, other.id);
      return otherRect !== undefined && !related && overlaps(rect, otherRect);
    });
    return [...foreign, ...others].map((other) => `group ${group.id} overlaps ${other.id}`);
  });
}

function edgeLaws(graph: Graph, layout: Layout): string[] {
  const whole: Rect = { x: 0, y: 0, width: layout.width, height: layout.height };
  return graph.edges.flatMap((edge) => {
    const points = layout.edges[edge.id]?.points ?? [];
    const [from, to] = [layout.nodes[edge.from], layout.nodes[edge.to]];
    const [start, end] = [points[0], points.at(-1)];
    if (from === undefined || to === undefined || start === undefined || end === undefined || points.length < 2)
      return [`${edge.id} is not drawn`];
    const runs = runsOf(points);
    const crossed = graph.nodes.filter((node) => runs.some((run) => enters(run, layout.nodes[node.id] ?? whole)));
    return [
      ...(onBorder(from, start) && onBorder(to, end) ? [] : [`${edge.id} does not end at its nodes' borders`]),
      ...(runs.every((run) => run.width < SLACK || run.height < SLACK) ? [] : [`${edge.id} is slanted`]),
      ...(runs.every((run) => contains(whole, run)) ? [] : [`${edge.id} leaves the picture`]),
      ...crossed.map((node) => `${edge.id} runs through ${node.id}`),
    ];
  });
}

function labelLaws(graph: Graph, layout: Layout): string[] {
  const whole: Rect = { x: 0, y: 0, width: layout.width, height: layout.height };
  const labels = graph.edges.flatMap((edge) => {
    const rect = layout.edges[edge.id]?.label;
    return rect ? [{ id: edge.id, rect }] : [];
  });
  return labels.flatMap(({ id, rect }, index) => [
    ...(contains(whole, rect) ? [] : [`the label of ${id} is outside the picture`]),
    ...graph.nodes.flatMap((node) => {
      const other = layout.nodes[node.id];
      return other && overlaps(rect, other) ? [`the label of ${id} covers ${node.id}`] : [];
    }),
    ...labels
      .slice(index + 1)
      .flatMap((other) => (overlaps(rect, other.rect) ? [`the labels of ${id} and ${other.id} overlap`] : [])),
  ]);
}

/** Whether a run has a part strictly inside a node; running along a border is no entering. */
const enters = (run: Rect, node: Rect): boolean => overlaps(grown(run, SLACK), grown(node, -SLACK));

function onBorder(rect: Rect, point: Point): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= SLACK;
  const onSide = near(point.x, rect.x) || near(point.x, right(rect));
  const onEnd = near(point.y, rect.y) || near(point.y, bottom(rect));
  return contains(rect, { ...point, width: 0, height: 0 }) && (onSide || onEnd);
}
