// One lane's topology as shapes: bands, edges with their labels, nodes in their state, and the messages on their way.
// A function of the graph, its layout and one frame; nothing is read from the page. Pure.
import type { LaneName } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { LABEL_LINE_PX, wrapLabel } from '../../topology/label-size.ts';
import type { PathTable } from '../../topology/path.ts';
import {
  type PlacedToken,
  paletteFrom,
  paletteOfMany,
  placedOn,
  streamStrokes,
  tokenMarks,
} from '../topology/draw-tokens.ts';
import type { Token } from '../topology/hop-motion.ts';
import { hopRoutes } from '../topology/hop-routes.ts';
import { type FlowNode, laneDrawing } from '../topology/lane-drawing.ts';
import { drawnAs, type LaneLayout } from '../topology/lane-layout.ts';
import { isSingle } from '../topology/node-view.ts';
import type { BandNodeType } from '../topology/nodes/band-node.tsx';
import type { RouteEdgeType } from '../topology/route-edge.tsx';
import { TOKENS_MAX } from '../topology/streams.ts';
import { followedOf } from '../topology/touches.ts';
import { type Colours, mixed } from './colours.ts';
import type { Shape } from './drawing.ts';
import { fitted, type Now } from './node-box.ts';
import { nodeShapes } from './node-shapes.ts';

/** The messages of a lane on their way, and how far a stream has flowed. */
export interface Moving {
  tokens: readonly Token[];
  phase: number;
}

/** Draws the lane at any instant: what stays where it is has been worked out once. */
export function laneDrawer(lane: LaneName, scenario: Scenario, layout: LaneLayout) {
  const { nodes, edges } = laneDrawing(lane, scenario, layout);
  const routeOf = hopRoutes(scenario, layout.graph, layout.layout, (id) => drawnAs(layout, id));
  return (now: Omit<Now, 'lane'>, { tokens, phase }: Moving): Shape[] => {
    const here: Now = { ...now, lane };
    return [
      ...nodes.flatMap((node) => (isBand(node) ? bandShapes(node, now.colours) : [])),
      ...edges.flatMap((edge) => edgeShapes(edge, here)),
      ...nodes.flatMap((node) => (isBand(node) ? [] : [nodeShapes(node.type ?? 'plain', node.data, here)])),
      ...edges.flatMap((edge) => labelShapes(edge, here)),
      ...movingShapes(placedOn(routeOf, tokens), phase, here),
    ];
  };
}

const isBand = (node: FlowNode | BandNodeType): node is BandNodeType => node.type === 'band';

function bandShapes({ position: { x, y }, data }: BandNodeType, colours: Colours): Shape[] {
  const { width, height, title } = data;
  const fill = mixed(colours.sunken, 0.7, colours.canvas);
  return [
    { type: 'rect', x, y, width, height, radius: 8, fill },
    {
      type: 'text',
      x: x + 6,
      y: y + 13,
      text: fitted(title, width - 12, 11),
      size: 11,
      weight: 400,
      fill: colours['text-3'],
    },
  ];
}

/** The followed order alone has a call under way on it: its caller waits. */
function isWaitedFor({ data }: RouteEdgeType, { frame }: Now): boolean {
  if (!frame || !data || !isSingle(frame)) return false;
  return followedOf(frame.followed).open.some((call) => data.calls.includes(call));
}

const HEAD = 'M0 0-8-3.6v7.2z';

function edgeShapes(edge: RouteEdgeType, now: Now): Shape[] {
  if (!edge.data) return [];
  const { points, path, kind, arrow, isImplied } = edge.data;
  const { colours } = now;
  const isLive = isWaitedFor(edge, now);
  const stroke = isLive ? colours.hand : isImplied ? colours['edge-faint'] : colours.edge;
  const strokeWidth = kind === 'thick' ? 2.5 : isLive ? 1.75 : 1.25;
  const line: Shape = { type: 'path', d: path, stroke, strokeWidth, ...(kind === 'dotted' ? { dash: [3, 3] } : {}) };
  const [end, before] = [points.at(-1), points.at(-2)];
  if (!arrow || !end || !before) return [line];
  const degrees = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  return [line, { type: 'path', d: HEAD, x: end.x, y: end.y, degrees, fill: stroke }];
}

function labelShapes(edge: RouteEdgeType, now: Now): Shape[] {
  const { label, labelRect } = edge.data ?? {};
  if (!label || !labelRect) return [];
  const lines = wrapLabel(label, labelRect.height > LABEL_LINE_PX * 1.5 ? 2 : 1);
  const top = labelRect.y + (labelRect.height - lines.length * LABEL_LINE_PX) / 2;
  const fill = isWaitedFor(edge, now) ? now.colours.hand : now.colours['text-2'];
  return lines.map((text, index) => ({
    type: 'text',
    x: labelRect.x + labelRect.width / 2,
    y: top + index * LABEL_LINE_PX + 10,
    text,
    size: 11,
    weight: 400,
    fill,
    anchor: 'middle',
    halo: now.colours.canvas,
  }));
}

const along = ({ x, y }: PathTable): string =>
  `M${Array.from(x, (px, step) => `${px.toFixed(1)} ${(y[step] ?? 0).toFixed(1)}`).join('L')}`;

/** Message by message while they can be told apart, and as a stream along each edge when they cannot. */
function movingShapes(placed: readonly PlacedToken[], phase: number, { frame, colours, lane }: Now): Shape[] {
  const named: Record<string, string> = {
    ...colours,
    isDark: '',
    lane: colours[lane],
    'lane-soft': colours[`${lane}-soft`],
  };
  const own = paletteFrom((name) => named[name] ?? colours.text);
  const palette = frame && isSingle(frame) ? own : paletteOfMany(own);
  if (placed.length > TOKENS_MAX)
    return streamStrokes(palette, placed, phase).map(({ route, width, colour, dash, dashOffset }) => ({
      type: 'path',
      d: along(route.table),
      stroke: colour,
      strokeWidth: width,
      dash,
      dashOffset,
    }));
  return tokenMarks(palette, placed).map(({ x, y, radius, lineWidth, fill, stroke }) => ({
    type: 'circle',
    x,
    y,
    radius,
    fill,
    stroke,
    strokeWidth: lineWidth,
  }));
}
