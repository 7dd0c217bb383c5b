// An arrangement and the sizes of its nodes become positions, and the positions become the frames of the groups.

import type { Graph, Rect } from '../graph.ts';
import type { Size } from '../node-sizes.ts';
import { type Arrangement, type Chain, spacing } from './arrangement.ts';
import { type Apart, solve } from './solve.ts';

export interface Placed {
  nodes: Record<string, Rect>;
  groups: Record<string, Rect>;
}

interface Axis {
  length: (id: string) => number;
  gap: (before: string, after: string) => number;
}

export function place(graph: Graph, sizes: Record<string, Size>, arrangement: Arrangement): Placed | null {
  const groupOf = new Map(graph.nodes.map((node) => [node.id, node.groupId]));
  const ids = graph.nodes.map((node) => node.id);
  const sameGroup = (a: string, b: string) => groupOf.get(a) === groupOf.get(b);
  const framed = (id: string) => (groupOf.get(id) === null ? 0 : 1);
  const { frame, betweenFrames } = spacing;
  const x: Axis = { length: (id) => sizes[id]?.width ?? 0, gap: () => spacing.across };
  const y: Axis = {
    length: (id) => sizes[id]?.height ?? 0,
    gap: (before, after) =>
      sameGroup(before, after)
        ? spacing.down
        : framed(before) * frame.bottom + betweenFrames + framed(after) * frame.top,
  };
  const lefts = solve(ids, relationsOf(x, ids, arrangement.across, arrangement.sameX));
  const tops = solve(ids, relationsOf(y, ids, arrangement.down, arrangement.sameY));
  if (lefts === null || tops === null) return null;

  const nodes = Object.fromEntries(
    ids.map((id) => [id, { x: lefts.get(id) ?? 0, y: tops.get(id) ?? 0, width: x.length(id), height: y.length(id) }]),
  );
  return { nodes, groups: frames(graph, nodes) };
}

function relationsOf(
  axis: Axis,
  ids: string[],
  chains: readonly Chain[],
  centred: readonly (readonly string[])[],
): Apart[] {
  const known = new Set(ids);
  const ordered = chains.flatMap((chain) => {
    const present = withoutMissing(chain, known);
    return present.flatMap((before, index): Apart[] => {
      const after = present[index + 1];
      if (after === undefined) return [];
      const gap = before.gapAfter ?? axis.gap(before.id, after.id);
      return [{ before: before.id, after: after.id, distance: axis.length(before.id) + gap }];
    });
  });
  const inLine = centred.flatMap((set) => {
    const [first, ...others] = set.filter((id) => known.has(id));
    return others.flatMap((other): Apart[] => {
      const shift = (axis.length(first ?? '') - axis.length(other)) / 2;
      return [
        { before: first ?? '', after: other, distance: shift },
        { before: other, after: first ?? '', distance: -shift },
      ];
    });
  });
  return [...ordered, ...inLine];
}

/** A node that an edit took away leaves its neighbours in the chain next to each other, with the wider of its two gaps. */
function withoutMissing(chain: Chain, known: Set<string>): { id: string; gapAfter: number | null }[] {
  const present: { id: string; gapAfter: number | null }[] = [];
  for (const link of chain) {
    const last = present.at(-1);
    if (typeof link === 'number') {
      if (last !== undefined) last.gapAfter = last.gapAfter === null ? link : Math.max(link, last.gapAfter);
    } else if (known.has(link)) present.push({ id: link, gapAfter: null });
  }
  return present;
}

function frames(graph: Graph, nodes: Record<string, Rect>): Record<string, Rect> {
  const { frame } = spacing;
  const rects: Record<string, Rect> = {};
  for (const group of graph.groups) {
    const inside = graph.nodes.filter((node) => node.groupId === group.id).flatMap((node) => nodes[node.id] ?? []);
    if (inside.length === 0) continue;
    const left = Math.min(...inside.map((rect) => rect.x)) - frame.side;
    const top = Math.min(...inside.map((rect) => rect.y)) - frame.top;
    const right = Math.max(...inside.map((rect) => rect.x + rect.width)) + frame.side;
    const bottom = Math.max(...inside.map((rect) => rect.y + rect.height)) + frame.bottom;
    rects[group.id] = { x: left, y: top, width: right - left, height: bottom - top };
  }
  return rects;
}
