import { expect, test } from 'vitest';
import type { Hop } from '../../protocol/frame.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Graph, Layout } from '../../topology/graph.ts';
import { pointAt } from '../../topology/path.ts';
import { hopRoutes, nodeOf } from './hop-routes.ts';

const scenario = {
  components: {
    Client: { kind: 'client', nodes: ['Client'] },
    AppServers: { kind: 'server', nodes: ['App1', 'App2'] },
    Master: { kind: 'store', nodes: ['Master'] },
  },
} as unknown as Scenario;
const edge = (from: string, to: string) => ({ id: `${from}->${to}#0`, from, to, label: null, implied: false });
const graph = { edges: [edge('Client', 'App1'), edge('App2', 'Master')] } as unknown as Graph;
const line = {
  points: [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ],
  label: null,
};
const layout = { edges: { 'Client->App1#0': line, 'App2->Master#0': line } } as unknown as Layout;
const hop = (from: string, to: string, replica: number): Hop => ({
  kind: 'call',
  atMs: 0,
  orderId: 1,
  from,
  to,
  replica,
  queue: null,
});
const routeOf = hopRoutes(scenario, graph, layout, (id) => id);

test('a replica is its own node, and one more than there are nodes shares one', () => {
  expect([0, 1, 2, -1].map((replica) => nodeOf(scenario, 'AppServers', replica))).toEqual([
    'App1',
    'App2',
    'App1',
    'App1',
  ]);
  expect(nodeOf(scenario, 'Nobody', 0)).toBeNull();
});

test('what returns walks the same edge backwards', () => {
  const there = routeOf(hop('AppServers', 'Master', 1));
  const back = routeOf(hop('Master', 'AppServers', 1));
  expect(pointAt(there!.table, 0.25).x).toBeCloseTo(25);
  expect(pointAt(back!.table, 0.25).x).toBeCloseTo(75);
  expect(back!.key).not.toBe(there!.key);
});

test('where nothing is drawn between two nodes, nothing moves', () => {
  expect(routeOf(hop('Client', 'Master', -1))).toBeNull();
  expect(routeOf(hop('Client', 'AppServers', 1))).toBeNull();
});

test('with the stack closed, every replica goes the same way', () => {
  const closed = hopRoutes(
    scenario,
    { edges: [edge('AppServers', 'Master')] } as unknown as Graph,
    { edges: { 'AppServers->Master#0': line } } as unknown as Layout,
    (id) => (id.startsWith('App') ? 'AppServers' : id),
  );
  expect(closed(hop('AppServers', 'Master', 0))?.key).toBe(closed(hop('AppServers', 'Master', 1))?.key);
});

test('a dead letter goes past its broker’s box to the row of its new queue, and lies on no name', () => {
  const broker = { kind: 'rabbitmq', nodes: ['Queue'], queues: { mail: {}, dead: {} } };
  const rect = { x: 100, y: 0, width: 180, height: 131 };
  const shop = { components: { Broker: broker } } as unknown as Scenario;
  const drawn = { edges: {}, nodes: { Queue: rect } } as unknown as Layout;
  const inBroker = hopRoutes(shop, { edges: [] } as unknown as Graph, drawn, (id) => id);
  const to = (queue: string) => inBroker({ ...hop('Broker', 'Broker', -1), kind: 'death', queue });
  expect(pointAt(to('dead')!.table, 1)).toEqual({ x: 100, y: 26 + 75 });
  expect(pointAt(to('mail')!.table, 1)).toEqual({ x: 100, y: 26 + 25 });
  expect(Math.min(...to('dead')!.table.x)).toBeLessThan(rect.x);
  expect(Math.max(...to('dead')!.table.x)).toBeLessThanOrEqual(rect.x);
});
