// The parts of an arranged layout, each by its smallest stories.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assert } from '../../assert.ts';
import { brokenLaws } from '../layout-laws.ts';
import type { NodeKind } from '../node-sizes.ts';
import { parseDiagram } from '../parse.ts';
import { arrangedLayout } from './arranged-layout.ts';
import type { Arrangement } from './arrangement.ts';
import { complete } from './complete.ts';
import { Frontier } from './frontier.ts';
import { solve } from './solve.ts';

function graphOf(text: string) {
  const parsed = parseDiagram(text);
  assert(parsed.ok, 'the text must be a valid diagram');
  return parsed.value;
}

const none: Arrangement = { across: [], down: [], sameX: [], sameY: [] };
const plain = (ids: string[]): Record<string, NodeKind> =>
  Object.fromEntries(ids.map((id) => [id, { role: 'service' }]));

test('relations are solved by the smallest positions that keep them', () => {
  const relations = [
    { before: 'a', after: 'b', distance: 10 },
    { before: 'b', after: 'c', distance: 5 },
    { before: 'a', after: 'c', distance: 40 },
  ];
  expect(Object.fromEntries(solve(['a', 'b', 'c'], relations) ?? [])).toEqual({ a: 0, b: 10, c: 40 });
});

test('relations that contradict each other have no solution', () => {
  const relations = [
    { before: 'a', after: 'b', distance: 1 },
    { before: 'b', after: 'a', distance: 1 },
  ];
  expect(solve(['a', 'b'], relations)).toBeNull();
  const contradiction: Arrangement = {
    ...none,
    across: [
      ['A', 'B'],
      ['B', 'A'],
    ],
  };
  expect(arrangedLayout(graphOf('graph TB\nA --> B'), plain(['A', 'B']), contradiction)).toBeNull();
});

test('the frontier gives the least first, of equals the earliest', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (estimates) => {
      const frontier = new Frontier();
      estimates.forEach((estimate, state) => void frontier.add(state, estimate));
      const taken: number[] = [];
      while (!frontier.isEmpty) taken.push(frontier.take());
      const wanted = estimates
        .map((estimate, state) => ({ estimate, state }))
        .sort((a, b) => a.estimate - b.estimate || a.state - b.state);
      expect(taken).toEqual(wanted.map(({ state }) => state));
    }),
  );
});

test('two nodes in line are joined by a straight edge', () => {
  const arrangement: Arrangement = { ...none, across: [['A', 60, 'B']], sameY: [['A', 'B']] };
  const layout = arrangedLayout(graphOf('graph TB\nA --> B'), plain(['A', 'B']), arrangement);
  expect(layout?.edges['A->B#0']?.points).toEqual([
    { x: 138, y: 28 },
    { x: 198, y: 28 },
  ]);
});

test('a call and its way back run side by side, and labels keep clear of both', () => {
  const graph = graphOf('graph TB\nA -->|call| B\nB -->|return| A');
  const layout = arrangedLayout(graph, plain(['A', 'B']), { ...none, across: [['A', 120, 'B']], sameY: [['A', 'B']] });
  assert(layout !== null, 'two nodes must be easy to arrange');
  expect(brokenLaws(graph, layout)).toEqual([]);
  expect(Object.values(layout.edges).map((edge) => edge.points.length)).toEqual([2, 2]);
  expect(Object.values(layout.edges).every((edge) => edge.label !== null)).toBe(true);
});

test('an edge goes round what stands in its way', () => {
  const graph = graphOf('graph TB\nA --> C\nB');
  const layout = arrangedLayout(graph, plain(['A', 'B', 'C']), {
    ...none,
    across: [['A', 'B', 'C']],
    sameY: [['A', 'B', 'C']],
  });
  assert(layout !== null, 'three nodes must be easy to arrange');
  expect(brokenLaws(graph, layout)).toEqual([]);
  expect(layout.edges['A->C#0']?.points.length).toBe(6);
});

test('a node that is not mentioned goes below its group, or below everything', () => {
  const graph = graphOf('graph TB\nsubgraph "One group"\nA\nNew\nend\nB\nLoose');
  const completed = complete({ ...none, across: [['A', 'B']] }, graph);
  const layout = arrangedLayout(graph, plain(['A', 'B', 'New', 'Loose']), completed);
  assert(layout !== null, 'four nodes must be easy to arrange');
  expect(brokenLaws(graph, layout)).toEqual([]);
  expect(layout.nodes.New?.x).toBe(layout.nodes.A?.x);
  expect(layout.nodes.Loose?.y).toBeGreaterThan(layout.nodes.New?.y ?? 0);
});

test('a pair that is not mentioned stands below a pair in line, and in line as well', () => {
  const graph = graphOf(
    'graph TB\nsubgraph "Workers"\nA\nNewA\nend\nsubgraph "Services"\nB\nNewB\nend\nA --> B\nNewA --> NewB',
  );
  const kinds: Record<string, NodeKind> = { ...plain(['A', 'B', 'NewA']), NewB: { role: 'cache' } };
  const line: Arrangement = { ...none, across: [['A', 40, 'B']], sameY: [['A', 'B']] };
  const layout = arrangedLayout(graph, kinds, complete(line, graph));
  assert(layout !== null, 'four nodes must be easy to arrange');
  expect(brokenLaws(graph, layout)).toEqual([]);
  expect(layout.edges['NewA->NewB#0']?.points).toHaveLength(2);
  const column: Arrangement = { ...none, down: [['A', 40, 'B']], sameX: [['A', 'B']] };
  expect(complete(column, graph).sameY).toEqual([]);
});
