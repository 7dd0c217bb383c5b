// Which way a hop takes over the drawing: components become nodes (a replica its own node, or its stack), and what lies
// between them is an edge, walked backwards by what returns. Found once per pair and kept.
import type { Hop } from '../../protocol/frame.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Graph, Layout, Point } from '../../topology/graph.ts';
import { edgeFor } from '../../topology/hops.ts';
import { type PathTable, samplePolyline } from '../../topology/path.ts';

export interface HopRoute {
  key: string;
  edgeId: string;
  table: PathTable;
}

export type RouteOf = (hop: Hop) => HopRoute | null;

const PX_A_STEP = 4;

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
    const way = from === null || to === null ? null : edgeFor(graph, drawnAs(from), drawnAs(to));
    if (way === null) return null;
    const points = layout.edges[way.edge.id]?.points ?? [];
    return routeAlong(way.edge.id, points, way.backwards);
  };
  return (hop) => {
    const key = `${hop.from}>${hop.to}#${hop.replica}`;
    let route = known.get(key);
    if (route === undefined) {
      route = find(hop);
      known.set(key, route);
    }
    return route;
  };
}
