// A lane's topology as React Flow draws it: which nodes stand for which components, what lies on a stack, and every
// node, band and edge at its place. Pure: from a graph, a layout and the scenario.
import type { Node } from '@xyflow/react';
import type { LaneName } from '../../scenario/run-spec.ts';
import type { Component, Scenario } from '../../scenario/scenario.ts';
import type { GraphNode, Rect } from '../../topology/graph.ts';
import { edgeFor } from '../../topology/hops.ts';
import { roundedPath } from '../../topology/path.ts';
import { consumedQueues, unboundQueues } from '../shared/queue-role.ts';
import { labelFrom } from './label-from.ts';
import { drawnAs, type LaneLayout, membersOf } from './lane-layout.ts';
import type { BandNodeType } from './nodes/band-node.tsx';
import type { RouteEdgeType } from './route-edge.tsx';
import { styleColours } from './style-colours.ts';

export interface DrawnNode extends Record<string, unknown> {
  id: string;
  lane: LaneName;
  title: string;
  /** The title as it is written in the node, where the whole of it would say again what its band says. */
  shortTitle: string;
  /** The components that this node is, the first one first; empty for a node that the scenario does not use. */
  components: string[];
  /** Which of several servers this node is; null for a stack and for everything else. */
  replica: number | null;
  /** Slots of one server; 0 where that has no meaning. */
  slots: number;
  /** How many nodes of the diagram lie here; 1 for most. */
  stackOf: number;
  /** The queues of a broker, and the exchanges that are published to. */
  queues: string[];
  exchanges: string[];
  /** Queues that workers take from, and those that are not bound at present. */
  consumed: string[];
  unbound: string[];
  rect: Rect;
  colours: Record<string, string>;
}

export type FlowNodeKind = 'client' | 'call' | 'server' | 'workers' | 'broker' | 'plain';
export type FlowNode = Node<DrawnNode, FlowNodeKind>;

export interface LaneDrawing {
  nodes: (FlowNode | BandNodeType)[];
  edges: RouteEdgeType[];
}

const KINDS = {
  client: 'client',
  server: 'server',
  store: 'call',
  service: 'call',
  rabbitmq: 'broker',
  workers: 'workers',
} as const;

/** The label without the emoji in front of it: `🗄️ Master DB` reads `Master DB` where a title is wanted. */
const plainTitle = (lines: readonly string[]) => (lines[0] ?? '').replace(/^[^\p{L}\p{N}]+/u, '');

/**
 * Pools stand in a band of workers, so "E-mail workers" reads "E-mail". One of several servers is told apart by its last
 * words: "App Server 2" reads "Server 2".
 */
function shortTitle(component: Component, title: string, isOneOfMany: boolean): string {
  if (component.kind === 'workers') return title.replace(/\s+workers?$/i, '');
  return isOneOfMany ? title.split(/\s+/).slice(-2).join(' ') : title;
}

export function laneDrawing(lane: LaneName, scenario: Scenario, drawn: LaneLayout): LaneDrawing {
  const { graph, layout } = drawn;
  const bands = graph.groups.flatMap((group): BandNodeType[] => {
    const rect = layout.groups[group.id];
    if (!rect) return [];
    const { x, y, width, height } = rect;
    const data = { title: group.title, width, height };
    return [{ id: `group ${group.id}`, type: 'band', position: { x, y }, width, height, data, zIndex: -1, ...still }];
  });
  const nodes = graph.nodes.flatMap((node): FlowNode[] => {
    const rect = layout.nodes[node.id];
    if (!rect) return [];
    const { x, y, width, height } = rect;
    const data = drawnNode(lane, scenario, node, membersOf(drawn, node.id), rect);
    const component = scenario.components[data.components[0] ?? ''];
    const type: FlowNodeKind = component ? KINDS[component.kind] : 'plain';
    return [{ id: node.id, type, position: { x, y }, width, height, data, ...still }];
  });
  return { nodes: [...bands, ...nodes], edges: edgesOf(lane, scenario, drawn) };
}

const still = { draggable: false, selectable: false, focusable: false, connectable: false } as const;

function drawnNode(
  lane: LaneName,
  scenario: Scenario,
  node: GraphNode,
  members: readonly string[],
  rect: Rect,
): DrawnNode {
  const owners = Object.entries(scenario.components).filter(([, { nodes }]) =>
    nodes.some((id) => members.includes(id)),
  );
  const component = owners[0]?.[1];
  const isOneOfMany = component?.kind === 'server' && members.length === 1 && component.nodes.length > 1;
  const replica = isOneOfMany ? component.nodes.indexOf(node.id) : null;
  const ownTitle = plainTitle(node.lines);
  const title = replica === null ? (component?.title ?? ownTitle) : ownTitle;
  return {
    id: node.id,
    lane,
    title,
    shortTitle: component ? shortTitle(component, title, replica !== null) : title,
    components: owners.map(([id]) => id),
    replica,
    slots: component?.kind === 'server' ? component.slots : 0,
    stackOf: members.length,
    queues: component?.kind === 'rabbitmq' ? Object.keys(component.queues) : [],
    exchanges: component?.kind === 'rabbitmq' ? Object.keys(component.exchanges) : [],
    consumed: component?.kind === 'rabbitmq' ? [...consumedQueues(scenario)] : [],
    unbound: component?.kind === 'rabbitmq' ? unboundQueues(component) : [],
    rect,
    colours: styleColours(node.style),
  };
}

function edgesOf(lane: LaneName, scenario: Scenario, drawn: LaneLayout): RouteEdgeType[] {
  const { graph, layout } = drawn;
  const callsOn = callsByEdge(scenario, drawn);
  const labelZoom = labelZooms(drawn);
  return graph.edges.flatMap((edge): RouteEdgeType[] => {
    const placed = layout.edges[edge.id];
    if (!placed || placed.points.length < 2) return [];
    const data = {
      lane,
      points: placed.points,
      path: roundedPath(placed.points),
      kind: edge.kind,
      arrow: edge.arrow,
      isImplied: edge.implied,
      label: edge.label,
      labelRect: placed.label,
      labelFrom: labelZoom(edge.label),
      calls: callsOn.get(edge.id) ?? [],
    };
    return [
      { id: edge.id, source: edge.from, target: edge.to, type: 'route', data, focusable: false, selectable: false },
    ];
  });
}

/** Equal labels come and go together: one "Subscribe" of four would say that the other three edges are something else. */
function labelZooms({ graph, layout }: LaneLayout): (label: string | null) => number {
  const zooms = new Map<string | null, number>();
  for (const { id, label } of graph.edges) {
    const placed = layout.edges[id];
    if (placed?.label) zooms.set(label, Math.max(zooms.get(label) ?? 0, labelFrom(placed.points, placed.label)));
  }
  return (label) => zooms.get(label) ?? 1;
}

/** For each edge, the pairs of components whose calls go along it. */
function callsByEdge(scenario: Scenario, drawn: LaneLayout): Map<string, string[]> {
  const placeOf = (id: string) => {
    const node = scenario.components[id]?.nodes[0];
    return node === undefined ? undefined : drawnAs(drawn, node);
  };
  const calls = new Map<string, string[]>();
  for (const from of Object.keys(scenario.components)) {
    for (const to of Object.keys(scenario.components)) {
      const [a, b] = [placeOf(from), placeOf(to)];
      const way = a && b && a !== b ? edgeFor(drawn.graph, a, b) : null;
      if (way && !way.backwards) calls.set(way.edge.id, [...(calls.get(way.edge.id) ?? []), `${from}>${to}`]);
    }
  }
  return calls;
}
