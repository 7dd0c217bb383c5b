// A layout from an arrangement: place the nodes, draw the edges, find room for the labels.

import { boundsOf, grown } from '../geometry.ts';
import type { Graph, Layout, Point, Rect } from '../graph.ts';
import { textWidth } from '../label-size.ts';
import { type NodeKind, sizesFor } from '../node-sizes.ts';
import { type Arrangement, spacing } from './arrangement.ts';
import { placeLabels } from './labels.ts';
import { type Placed, place } from './place.ts';
import { portsFor } from './ports.ts';
import { route } from './route.ts';

/** Null when the arrangement contradicts itself on this graph, or leaves an edge no way. */
export function arrangedLayout(graph: Graph, kinds: Record<string, NodeKind>, arrangement: Arrangement): Layout | null {
  const placed = place(graph, sizesFor(graph, kinds), arrangement);
  if (placed === null) return null;
  const titles = titlesOf(graph, placed);
  const drawn = route(graph, placed, titles, portsFor(graph, kinds, placed, arrangement), arrangement.bend);
  if (drawn === null) return null;
  const labels = placeLabels(graph, placed, titles, drawn);
  const edges = graph.edges.map((edge) => [
    edge.id,
    { points: drawn.get(edge) ?? [], label: labels.get(edge.id) ?? null },
  ]);
  return toOrigin({ width: 0, height: 0, ...placed, edges: Object.fromEntries(edges) as Layout['edges'] });
}

export function titlesOf(graph: Graph, placed: Placed): Rect[] {
  return graph.groups.flatMap((group) => {
    const frame = placed.groups[group.id];
    if (frame === undefined) return [];
    const width = Math.min(frame.width, spacing.frame.side + textWidth(group.title));
    return [{ x: frame.x, y: frame.y, width, height: spacing.titleHeight }];
  });
}

/** Moves everything so that the diagram begins at the margin, and takes its measure. */
function toOrigin(layout: Layout): Layout {
  const labels = Object.values(layout.edges).flatMap(({ label }) => label ?? []);
  const rects = [...Object.values(layout.nodes), ...Object.values(layout.groups), ...labels];
  const points = Object.values(layout.edges).flatMap((edge) => edge.points);
  const whole = grown(boundsOf(rects, points), spacing.margin);
  const move = <Place extends Point>(place: Place): Place => ({ ...place, x: place.x - whole.x, y: place.y - whole.y });
  const moveAll = (all: Record<string, Rect>) =>
    Object.fromEntries(Object.entries(all).map(([id, rect]) => [id, move(rect)]));
  return {
    width: whole.width,
    height: whole.height,
    nodes: moveAll(layout.nodes),
    groups: moveAll(layout.groups),
    edges: Object.fromEntries(
      Object.entries(layout.edges).map(([id, { points, label }]) => [
        id,
        { points: points.map(move), label: label === null ? null : move(label) },
      ]),
    ),
  };
}
