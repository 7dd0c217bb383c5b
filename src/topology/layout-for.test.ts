// Edited diagrams: what an edit leaves alone stays where it was, and whatever it adds, the picture stays a good one.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assert } from '../assert.ts';
import { builtinTopology } from './builtin.ts';
import { builtinKinds, builtinSiblings, builtinStacks } from './builtin-kinds.ts';
import { lessonAsync } from './diagrams/lesson-async.ts';
import type { LayoutShape } from './graph.ts';
import { withImpliedEdges } from './implied-edges.ts';
import { layoutGraph } from './layout.ts';
import { layoutFor } from './layout-for.ts';
import { brokenLaws } from './layout-laws.ts';
import { type NodeKind, sizesFor } from './node-sizes.ts';
import { parseDiagram } from './parse.ts';

function graphOf(text: string) {
  const parsed = parseDiagram(text);
  assert(parsed.ok, 'the text must be a valid diagram');
  return withImpliedEdges(parsed.value, builtinSiblings);
}

const draw = (text: string, shape: LayoutShape, kinds: Record<string, NodeKind> = builtinKinds) =>
  layoutFor(graphOf(text), kinds, builtinStacks, shape);

const shapes: LayoutShape[] = ['wide', 'tall'];

test.each(shapes)('a built-in diagram comes out as it was made ahead of time, %s', async (shape) => {
  const { layout } = await draw(lessonAsync, shape);
  expect(layout).toEqual(builtinTopology(lessonAsync)?.layouts[shape]);
});

test('an edge taken out moves no node', async () => {
  const { layout } = await draw(lessonAsync.replace('App1 --> Redis\n', ''), 'wide');
  expect(layout.nodes).toEqual(builtinTopology(lessonAsync)?.layouts.wide.nodes);
});

test('a fifth worker stands below the others, with its own service', async () => {
  const text = lessonAsync
    .replace('AnalyticsWorker[', 'FraudWorker[Fraud Worker]\nAnalyticsWorker[')
    .concat('\nQueue -.Subscribe.-> FraudWorker\nFraudWorker --> FraudService[Fraud check]');
  const kinds: Record<string, NodeKind> = {
    ...builtinKinds,
    Queue: { role: 'broker', queues: 5 },
    FraudWorker: { role: 'workers' },
  };
  for (const shape of shapes) {
    const { graph, layout } = await draw(text, shape, kinds);
    expect(brokenLaws(graph, layout)).toEqual([]);
    expect(layout.nodes.FraudWorker?.x).toBe(layout.nodes.AnalyticsWorker?.x);
    expect(layout.nodes.FraudWorker?.y).toBeGreaterThan(layout.nodes.AnalyticsWorker?.y ?? 0);
  }
});

const lines = lessonAsync.split('\n');
const removable = lines.flatMap((line, index) => (/(-->|\.->|==>)/.test(line) ? [index] : []));
const additions = fc.constantFrom(
  'Client --> Search[Search]',
  'Search --> Redis',
  'App1 --> Queue',
  'EmailWorker --> Master',
  'AnalyticsDB --> Client',
  'Queue --> Queue',
  'subgraph "More"\nExtra1 --> Extra2\nend',
  'Extra2 --> Master',
  'subgraph "Nested"\nsubgraph "Deep"\nDeep1\nend\nend\nDeep1 --> Client',
);

test('any edit of the lesson that is still a diagram is drawn well', async () => {
  const edits = fc.record({
    removed: fc.subarray(removable),
    added: fc.array(additions, { maxLength: 3 }),
    shape: fc.constantFrom(...shapes),
  });
  await fc.assert(
    fc.asyncProperty(edits, async ({ removed, added, shape }) => {
      const kept = lines.filter((_, index) => !removed.includes(index));
      const { graph, layout } = await draw([...kept, ...added].join('\n'), shape);
      expect(brokenLaws(graph, layout)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('runs that the general layout slants are squared', async () => {
  const nested = 'subgraph "Nested"\nsubgraph "Deep"\nDeep1\nend\nend\nDeep1 --> Client';
  const { graph, layout } = await draw(
    lessonAsync.replace('Queue -.Subscribe.-> EmailWorker', '').concat(nested),
    'wide',
  );
  expect(brokenLaws(graph, layout)).toEqual([]);
});

const others = [
  'flowchart LR\nA[Browser] -->|request| B[Server]\nB --> C[(DB)]\nB -.3. ok.-> A',
  'graph TB\nsubgraph Outer\nsubgraph Inner\nE --> F\nend\nG --> E\nend\nA --> G\nF --> A\nsubgraph Empty\nend',
  'graph TB\nA --> A\nA --> B\nB --> A\nC',
  'graph TB\nA',
];

test.each(others)('a diagram like no other is laid out by its flow, with the client first: %s', async (text) => {
  const graph = graphOf(text);
  for (const shape of shapes) {
    const layout = await layoutGraph(graph, shape, sizesFor(graph, {}), ['A']);
    expect(brokenLaws(graph, layout)).toEqual([]);
    const at = (id: string) => (shape === 'wide' ? layout.nodes[id]?.x : layout.nodes[id]?.y) ?? 0;
    for (const edge of graph.edges.filter((one) => one.from === 'A' && one.to !== 'A'))
      expect(at('A')).toBeLessThan(at(edge.to));
  }
});
