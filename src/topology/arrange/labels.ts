// Finds room for each edge's label beside one of the edge's runs: where it covers no node, no title, no other edge and no other
// label; on two lines if one is too long.

import { boundsOf, contains, grown, overlaps, runsOf } from '../geometry.ts';
import type { Graph, GraphEdge, Point, Rect } from '../graph.ts';
import { labelSize } from '../label-size.ts';
import type { Size } from '../node-sizes.ts';
import type { Placed } from './place.ts';
import type { Drawn } from './route.ts';

/** Distance between a label and its own edge. */
const BESIDE = 2;
/** Room that an arrow's head takes at the end of its edge. */
const HEAD = 8;
const SLIDE = 4;

interface Candidate {
  rect: Rect;
  badness: number;
}

interface Scene {
  nodes: Rect[];
  titles: Rect[];
  frames: Rect[];
  /** The edges' runs, a px wider on each side. */
  runs: Rect[];
  labels: Rect[];
  /** All of the above but the labels. */
  bounds: Rect;
}

export function placeLabels(graph: Graph, placed: Placed, titles: Rect[], drawn: Drawn): Map<string, Rect> {
  const scene: Scene = {
    nodes: Object.values(placed.nodes),
    titles,
    frames: Object.values(placed.groups),
    runs: [...drawn.values()].flatMap(runsOf).map((run) => grown(run, 1)),
    labels: [],
    bounds: boundsOf([...Object.values(placed.nodes), ...Object.values(placed.groups)], [...drawn.values()].flat()),
  };
  const labels = new Map<string, Rect>();
  const labelled = graph.edges.filter((edge) => edge.label !== null && !edge.implied);
  const isShown = (edge: GraphEdge) => labelled.some((other) => labels.has(other.id) && isAlike(other, edge));
  const isRepeated = (edge: GraphEdge) => labelled.some((other) => other !== edge && isAlike(other, edge));
  const put = (edge: GraphEdge, badnessMax: number) => {
    const best = bestPlace(edge.label ?? '', badnessMax, drawn.get(edge) ?? [], scene);
    if (best === null) return;
    scene.labels.push(best.rect);
    labels.set(edge.id, best.rect);
  };
  for (const edge of labelled) put(edge, isRepeated(edge) ? BADNESS_MAX_REPEATED : BADNESS_MAX);
  for (const edge of labelled) if (!isShown(edge)) put(edge, BADNESS_MAX);
  return labels;
}

/**
 * A label that fits nowhere is left out: an unreadable one helps nobody. One that its neighbour shows too is left out sooner,
 * so that a fan of edges to four workers says what it is once and clearly rather than four times and crowded.
 */
const BADNESS_MAX = 500;
const BADNESS_MAX_REPEATED = 45;

const isAlike = (a: GraphEdge, b: GraphEdge): boolean => a.label === b.label && (a.from === b.from || a.to === b.to);

function bestPlace(label: string, badnessMax: number, points: Point[], scene: Scene): Candidate | null {
  let best: Candidate = { rect: { x: 0, y: 0, width: 0, height: 0 }, badness: badnessMax };
  for (const lines of [1, 2] as const) {
    for (const { rect, dislike } of places(points, labelSize(label, lines))) {
      const badness = badnessOf(rect, scene) + dislike + (lines - 1) * 30;
      if (badness < best.badness) best = { rect, badness };
    }
  }
  return best.badness < badnessMax ? best : null;
}

interface Place {
  rect: Rect;
  /** Of two free places the one with less dislike is taken: along the edge rather than beside a run across, near its middle. */
  dislike: number;
}

function places(points: Point[], { width, height }: Size): Place[] {
  return points.slice(1).flatMap((end, index) => {
    const start = points[index] ?? end;
    const isLast = index === points.length - 2;
    const isFlat = start.y === end.y;
    const [from, to] = isFlat ? [start.x, end.x] : [start.y, end.y];
    const low = Math.min(from, to) + (isLast && to < from ? HEAD : 0);
    const high = Math.max(from, to) - (isLast && to > from ? HEAD : 0);
    const length = isFlat ? width : height;
    const slots: Place[] = [];
    for (let at = low + 1; at + length <= high - 1; at += SLIDE) {
      const offCentre = Math.abs(at + length / 2 - (low + high) / 2) * 0.1;
      const both = isFlat
        ? [
            { x: at, y: start.y - BESIDE - height },
            { x: at, y: start.y + BESIDE },
          ]
        : [
            { x: start.x + BESIDE + 2, y: at },
            { x: start.x - BESIDE - 2 - width, y: at },
          ];
      both.forEach((corner, side) => {
        slots.push({ rect: { ...corner, width, height }, dislike: offCentre + side * 2 + (isFlat ? 0 : 30) });
      });
    }
    return slots;
  });
}

function badnessOf(rect: Rect, scene: Scene): number {
  let badness = 0;
  for (const node of scene.nodes) if (overlaps(rect, node)) badness += 1000;
  for (const title of scene.titles) if (overlaps(rect, title)) badness += 1000;
  for (const label of scene.labels) if (overlaps(rect, label)) badness += 1000;
  for (const run of scene.runs) if (overlaps(rect, run)) badness += 600;
  if (!contains(scene.bounds, rect)) badness += 60;
  for (const frame of scene.frames) if (overlaps(rect, frame) && !contains(frame, rect)) badness += 25;
  return badness;
}
