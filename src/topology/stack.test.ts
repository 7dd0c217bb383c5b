import { expect, test } from 'vitest';
import { assert } from '../assert.ts';
import { builtinSiblings, builtinStacks } from './builtin-kinds.ts';
import { lessonAsync } from './diagrams/lesson-async.ts';
import { withImpliedEdges } from './implied-edges.ts';
import { parseDiagram } from './parse.ts';
import { stacked, stackedId } from './stack.ts';

const parsed = parseDiagram(lessonAsync);
assert(parsed.ok, 'the lesson must be a valid diagram');
const graph = parsed.value;

test('a stack stands in the place of its first node, in its group, with its title', () => {
  const closed = stacked(graph, builtinStacks);
  expect(closed.nodes.map((node) => node.id).slice(0, 5)).toEqual([
    'Client',
    'AppServers',
    'Redis',
    'Master',
    'Replicas',
  ]);
  expect(closed.nodes[1]).toMatchObject({ lines: ['App Servers'], groupId: 'application-layer' });
  expect(closed.groups).toEqual(graph.groups);
});

test('parallel edges become one, which looks like the one that says most', () => {
  const closed = stacked(graph, builtinStacks);
  const between = (from: string, to: string) => closed.edges.filter((edge) => edge.from === from && edge.to === to);
  expect(between('AppServers', 'Master')).toMatchObject([
    { id: 'AppServers->Master#0', kind: 'dotted', label: '1. Place Order' },
  ]);
  expect(between('Master', 'Replicas')).toMatchObject([{ kind: 'thick', label: 'Replication' }]);
  expect(between('AppServers', 'Client')).toHaveLength(1);
});

test('implied edges of its members change nothing about a stack', () => {
  expect(stacked(withImpliedEdges(graph, builtinSiblings), builtinStacks)).toEqual(stacked(graph, builtinStacks));
});

test('without stacks the graph is what it was', () => {
  expect(stacked(graph, [])).toEqual(graph);
});

test('edges within a stack are not drawn', () => {
  const inner = parseDiagram('graph TB\nA --> B\nB --> C');
  assert(inner.ok, 'the text must be a valid diagram');
  const closed = stacked(inner.value, [{ id: 'AB', title: 'A and B', nodes: ['A', 'B'] }]);
  expect(closed.edges.map((edge) => edge.id)).toEqual(['AB->C#0']);
});

test('a node knows what it is drawn as', () => {
  expect(stackedId(builtinStacks, 'App2')).toBe('AppServers');
  expect(stackedId(builtinStacks, 'Queue')).toBe('Queue');
});
