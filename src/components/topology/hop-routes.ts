// Which way a hop takes over the drawing: components become nodes (a replica its own node, or its stack), and what lies
// between them is an edge, walked backwards by what returns. Found once per pair and kept.
import type { Hop } from '../../protocol/frame.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Graph, Layout, Point, Rect } from '../../topology/graph.ts';
import { edgeFor } from '../../topology/hops.ts';
import { type PathTable, samplePolyline } from '../../topology/path.ts';
import { consumedQueues } from '../shared/queue-role.ts';

export interface HopRoute {
  key: string;
  edgeId: string;
  table: PathTable;
  /** Out of a wait queue, back to work: dead-lettered by the letter, a retry in meaning. */
  isReturn?: boolean;
}

export type RouteOf = (hop: Hop) => HopRoute | null;

const PX_A_STEP = 4;

/** Of a broker's box in the layout's own pixels: its heading, its lower edge, and how far outside a death goes past. */
const BROKER = { top: 26, bottom: 5, reach: 12 };

/**
 * A dead letter leaves its broker and comes back in another row: a bracket beside the box, from its heading to that row. It
 * begins and ends at the box's edge, so that no token lies on a name.
 */
function routeToRow({ x, y, height }: Rect, row: number, rows: number): HopRoute | null {
  const rowHeight = (height - BROKER.top - BROKER.bottom) / rows;
  const rowY = y + BROKER.top + rowHeight * (row + 0.5);
  const outside = x - BROKER.reach;
  const points = [
    { x, y: y + BROKER.top / 2 },
    { x: outside, y: y + BROKER.top / 2 },
    { x: outside, y: rowY },
    { x, y: rowY },
  ];
  return routeAlong(`row ${row}`, points, false);
}

function routeAlong(edgeId: string, points: readonly Point[], backwards: boolean): HopRoute | null {
  if (points.length < 2) return null;
  const { lengthPx } = samplePolyline(points, 1);
  const table = samplePolyline(backwards ? points.toReversed() : points, Math.max(1, Math.ceil(lengthPx / PX_A_STEP)));
  return { key: backwards ? `${edgeId}<` : edgeId, edgeId, table };
}

/** The node that a component is drawn as: for a server, the one of this replica. */
export function nodeOf(scenario: Scenario, component: string, replica: number): string | null {
  const { nodes, kind } = scenario.components[component] ?? { nodes: [], kind: null };
  const place = kind === 'server' && replica >= 0 && nodes.length > 0 ? replica % nodes.length : 0;
  return nodes[place] ?? null;
}

export function hopRoutes(
  scenario: Scenario,
  graph: Graph,
  layout: Layout,
  drawnAs: (nodeId: string) => string,
): RouteOf {
  const known = new Map<string, HopRoute | null>();
  const find = (hop: Hop): HopRoute | null => {
    const from = nodeOf(scenario, hop.from, hop.replica);
    const to = nodeOf(scenario, hop.to, hop.replica);
    const component = scenario.components[hop.to];
    if (hop.from === hop.to && component?.kind === 'rabbitmq') {
      const rect = to === null ? undefined : layout.nodes[drawnAs(to)];
      const queues = Object.keys(component.queues);
      const route = rect && hop.queue ? routeToRow(rect, queues.indexOf(hop.queue), queues.length) : null;
      return route && { ...route, isReturn: consumedQueues(scenario).has(hop.queue ?? '') };
    }
    const way = from === null || to === null ? null : edgeFor(graph, drawnAs(from), drawnAs(to));
    if (way === null) return null;
    const points = layout.edges[way.edge.id]?.points ?? [];
    return routeAlong(way.edge.id, points, way.backwards);
  };
  return (hop) => {
    const key = `${hop.from}>${hop.to}#${hop.replica}${hop.from === hop.to ? ` ${hop.queue}` : ''}`;
    let route = known.get(key);
    if (route === undefined) {
      route = find(hop);
      known.set(key, route);
    }
    return route;
  };
}
