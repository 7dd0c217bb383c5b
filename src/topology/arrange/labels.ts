// Finds room for each edge's label beside one of the edge's runs: where it covers no node, no title, no other edge and no other
// label; on two lines if one is too long.

import type { Graph, GraphEdge, Point, Rect } from '../graph.ts';
import { labelSize } from '../label-size.ts';
import type { Size } from '../node-sizes.ts';
import type { Placed } from './place.ts';
import { type Drawn, segmentsOf } from './route.ts';
import type { Segment } from './traffic.ts';

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
  edges: Segment[];
  labels: Rect[];
  /** All of the above but the labels. */
  bounds: Rect;
}

export function placeLabels(graph: Graph, placed: Placed, titles: Rect[], drawn: Drawn): Map<string, Rect> {
  const scene: Scene = {
    nodes: Object.values(placed.nodes),
    titles,
    frames: Object.values(placed.groups),
    edges: segmentsOf(drawn),
    labels: [],
    bounds: boundsOf(placed, drawn),
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
  for (const node of scene.nodes) if (overlap(rect, node)) badness += 1000;
  for (const title of scene.titles) if (overlap(rect, title)) badness += 1000;
  for (const label of scene.labels) if (overlap(rect, label)) badness += 1000;
  for (const { a, b } of scene.edges) {
    const box = {
      x: Math.min(a.x, b.x),
      y: Math.min(a.y, b.y),
      width: Math.abs(a.x - b.x),
      height: Math.abs(a.y - b.y),
    };
    if (overlap(rect, grown(box, 1))) badness += 600;
  }
  if (!inside(rect, scene.bounds)) badness += 60;
  for (const frame of scene.frames) if (overlap(rect, frame) && !inside(rect, frame)) badness += 25;
  return badness;
}

function boundsOf(placed: Placed, drawn: Drawn): Rect {
  const rects = [...Object.values(placed.nodes), ...Object.values(placed.groups)];
  const points = [...drawn.values()].flat();
  const left = Math.min(...[...rects, ...points].map((item) => item.x));
  const top = Math.min(...[...rects, ...points].map((item) => item.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width), ...points.map((point) => point.x));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height), ...points.map((point) => point.y));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const grown = (rect: Rect, by: number): Rect => ({
  x: rect.x - by,
  y: rect.y - by,
  width: rect.width + 2 * by,
  height: rect.height + 2 * by,
});

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const inside = (a: Rect, b: Rect): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
