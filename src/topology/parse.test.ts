import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assert } from '../assert.ts';
import { lessonAsync } from './diagrams/lesson-async.ts';
import { shopSync } from './diagrams/shop-sync.ts';
import type { Graph } from './graph.ts';
import { DIAGRAM_BYTES_MAX, DIAGRAM_EDGES_MAX, DIAGRAM_NODES_MAX, parseDiagram } from './parse.ts';

function graphOf(text: string): Graph {
  const parsed = parseDiagram(text);
  assert(parsed.ok, 'the text must be a valid diagram');
  return parsed.value;
}

/** Every issue as `line:column problem`. */
function issuesOf(text: string): string[] {
  const parsed = parseDiagram(text);
  return parsed.ok ? [] : parsed.issues.map(({ line, column, problem }) => `${line}:${column} ${problem}`);
}

const node = (graph: Graph, id: string) => graph.nodes.find((one) => one.id === id);

test('the lesson, word for word, is 16 nodes in 7 groups with 16 edges, and nothing to warn of', () => {
  const parsed = parseDiagram(lessonAsync);
  expect(parsed.warnings).toEqual([]);
  const graph = graphOf(lessonAsync);
  expect([graph.nodes.length, graph.groups.length, graph.edges.length]).toEqual([16, 7, 16]);
  expect(graph.direction).toBe('TB');
});

test('groups have ids from their titles and hold their nodes', () => {
  const graph = graphOf(lessonAsync);
  expect(graph.groups.map((group) => `${group.id}: ${group.title}`)).toEqual([
    'user-layer: User Layer',
    'application-layer: Application Layer',
    'caching-layer: Caching Layer',
    'database-layer: Database Layer',
    'message-queue-layer-new: Message Queue Layer - NEW! ⭐',
    'worker-layer-new: Worker Layer - NEW! ⭐',
    'external-services: External Services',
  ]);
  const inGroup = (id: string) => graph.nodes.filter((one) => one.groupId === id).map((one) => one.id);
  expect(inGroup('database-layer')).toEqual(['Master', 'Slave1', 'Slave2']);
  expect(inGroup('worker-layer-new')).toHaveLength(4);
});

test('edges have their kinds and labels, parallel ones ids of their own', () => {
  const edges = graphOf(lessonAsync).edges.map((edge) => `${edge.id} ${edge.kind} ${edge.label}`);
  expect(edges).toContain('App1->Master#0 solid null');
  expect(edges).toContain('App1->Master#1 dotted 1. Place Order');
  expect(edges).toContain('App1->Client#0 dotted 3. Return Success');
  expect(edges).toContain('Queue->EmailWorker#0 dotted Subscribe');
  expect(edges).toContain('Master->Slave2#0 thick Replication');
});

test('nodes have shapes, styles, and labels as lines', () => {
  const graph = graphOf(lessonAsync);
  expect(['Redis', 'Master', 'AnalyticsDB', 'Queue'].map((id) => node(graph, id)?.shape)).toEqual([
    'cylinder',
    'cylinder',
    'cylinder',
    'rectangle',
  ]);
  expect(node(graph, 'Queue')?.style).toEqual({ fill: '#ffe6cc', stroke: '#ff9900', 'stroke-width': '3px' });
  expect(node(graph, 'EmailWorker')?.lines.slice(0, 3)).toEqual(['📧 Email Worker', '', '✉️ Send confirmations']);
});

test('the shop without a queue shares its ids with the lesson', () => {
  const ids = graphOf(lessonAsync).nodes.map((one) => one.id);
  const own = graphOf(shopSync).nodes.filter((one) => !ids.includes(one.id));
  expect(own.map((one) => one.id)).toEqual(['Inventory']);
  expect(graphOf(shopSync).edges.flatMap((edge) => edge.label?.match(/^\d.*/)?.[0] ?? [])).toEqual([
    '1. Place Order',
    '2. Send E-mail',
    '3. Update Inventory',
    '4. Notify Seller',
    '5. Update Analytics',
    '6. Return Success',
  ]);
});

test('an edge taken out of the text is gone from the graph, and nothing else changes', () => {
  const graph = graphOf(lessonAsync.replace('    AnalyticsWorker --> AnalyticsDB\n', ''));
  const whole = graphOf(lessonAsync);
  expect(graph).toEqual({ ...whole, edges: whole.edges.filter((edge) => edge.to !== 'AnalyticsDB') });
});

test('a node renamed in the text is renamed wherever it stands', () => {
  const graph = graphOf(lessonAsync.replaceAll('Redis', 'Cache'));
  expect(node(graph, 'Redis')).toBeUndefined();
  expect(node(graph, 'Cache')).toMatchObject({
    lines: ['🔴 Cache Cache'],
    groupId: 'caching-layer',
    shape: 'cylinder',
  });
  expect(graph.edges.map((edge) => edge.id)).toContain('App1->Cache#0');
});

test('one more group renames no other', () => {
  const before = graphOf(lessonAsync).groups.map((group) => group.id);
  const after = graphOf(lessonAsync.replace('graph TB', 'graph TB\nsubgraph "Edge Layer"\nCDN\nend')).groups;
  expect(after.map((group) => group.id).filter((id) => id !== 'edge-layer')).toEqual(before);
});

test('groups of groups: parents before children, two equal titles two ids', () => {
  const graph = graphOf('graph TB\nsubgraph "A b"\nsubgraph "A b"\nX\nend\nY\nend\nsubgraph own [Titled]\nZ\nend');
  expect(graph.groups).toEqual([
    { id: 'a-b', title: 'A b', parentId: null },
    { id: 'own', title: 'Titled', parentId: null },
    { id: 'a-b-2', title: 'A b', parentId: 'a-b' },
  ]);
  expect(graph.nodes.map((one) => `${one.id} ${one.groupId}`)).toEqual(['X a-b-2', 'Y a-b', 'Z own']);
});

test('text stays text: tags and entities come out as characters', () => {
  const graph = graphOf('graph TB\nA["<script>alert(1)</script>"] -->|#lt;b#gt; #35;1| B["x<BR />y #quot;z#quot;"]');
  expect(node(graph, 'A')?.lines).toEqual(['<script>alert(1)</script>']);
  expect(node(graph, 'B')?.lines).toEqual(['x', 'y "z"']);
  expect(graph.edges[0]?.label).toBe('<b> #1');
});

test('classes style their nodes, a style of its own comes last', () => {
  const graph = graphOf('graph TB\nA:::hot --> B\nclassDef hot fill:#fee,stroke:#f00\nstyle A stroke:#00f');
  expect(node(graph, 'A')?.style).toEqual({ fill: '#fee', stroke: '#00f' });
});

test('an issue stands at its line and column of what was typed, says what is wrong and what is allowed', () => {
  expect(issuesOf('graph TB\nA[a (b)]')).toEqual([
    '2:5 `]` must come next, but `(` stands here; put a label with brackets in quotes, as in `["a (b)"]`',
  ]);
  expect(issuesOf('graph TB\nA --> end')[0]).toMatch(/^2:7 .*cannot be the name of a node/);
  expect(issuesOf('\n\nsequenceDiagram\nA->>B: x')[0]).toMatch(/^3:1 must be a Mermaid flowchart/);
  expect(issuesOf('')[0]).toMatch(/^1:1 must be a Mermaid flowchart/);
  expect(issuesOf('graph TB\r\nA --> B\r\nB -->')[0]).toMatch(/^3:6 /);
  expect(issuesOf('graph TB\nA@{ shape: nonsense }')[0]).toMatch(/^2:12 .*No such shape: nonsense/);
});

test('the quotes that are put round dotted labels move no column', () => {
  const at = (text: string) => issuesOf(text)[0]?.split(' ')[0];
  expect(at('graph TB\nA -.1. a.-> B -.2. b.-> C[')).toBe('2:27');
  expect(at('graph TB\nA -.1 a.-> B -.2 b.-> C[')).toBe('2:25');
});

test('what is too large is refused', () => {
  const nodes = (count: number) => `graph TB\n${Array.from({ length: count }, (_, index) => `n${index}`).join('\n')}`;
  expect(graphOf(nodes(DIAGRAM_NODES_MAX)).nodes).toHaveLength(DIAGRAM_NODES_MAX);
  expect(issuesOf(nodes(DIAGRAM_NODES_MAX + 1))[0]).toContain('must have at most 500 nodes, has 501');
  expect(issuesOf(`graph TB\n%% ${'ü'.repeat(DIAGRAM_BYTES_MAX / 2)}`)[0]).toContain('must be at most 64 KB long');
  expect(graphOf(`graph TB\nA\n%% ${'x'.repeat(DIAGRAM_BYTES_MAX - 20)}`).nodes).toHaveLength(1);
  const groups = Array.from({ length: 101 }, (_, index) => `subgraph g${index}\nend`).join('\n');
  expect(issuesOf(`graph TB\n${groups}`)[0]).toContain('must have at most 100 groups');
  const names = Array.from({ length: 40 }, (_, index) => `n${index}`).join(' & ');
  expect(40 * 40).toBeGreaterThan(DIAGRAM_EDGES_MAX);
  expect(issuesOf(`graph TB\n${names} --> ${names}`)[0]).toContain('must have at most 1,000 edges');
});

test('a label without blanks around it is drawn as it is read, with a warning', () => {
  const parsed = parseDiagram('graph TB\nA --> B\nA --order--> B');
  expect(parsed.ok && parsed.value.nodes.map((one) => one.id)).toEqual(['A', 'B', 'rder']);
  expect(parsed.warnings).toMatchObject([{ line: 3, column: 3, problem: expect.stringContaining('`-- order -->`') }]);
  expect(parseDiagram('graph TB\nA -- order --> B\nA --o C\nD["x --order--> y"]').warnings).toEqual([]);
});

test('names that JavaScript knows too are names like any other', () => {
  const graph = graphOf('graph TB\nconstructor[(toString)] --> __proto__\nhasOwnProperty["#constructor;"]');
  expect(graph.nodes.map((one) => [one.id, ...one.lines])).toEqual([
    ['constructor', 'toString'],
    ['__proto__', '__proto__'],
    ['hasOwnProperty', '#constructor;'],
  ]);
});

test('an edge to a group is left out, with a warning', () => {
  const parsed = parseDiagram('graph TB\nsubgraph G\nA\nend\nB --> G');
  expect(parsed.ok && [parsed.value.nodes.length, parsed.value.edges.length]).toEqual([2, 0]);
  expect(parsed.warnings[0]?.problem).toContain('B -> G');
});

/** The lesson's text, damaged: a stretch of it replaced by something else. */
const damaged = fc
  .tuple(
    fc.nat(lessonAsync.length),
    fc.nat(30),
    fc.oneof(fc.string(), fc.constantFrom('[', '-.', '"', 'end', '\n', 'subgraph', '-->', '|', '%%', '---')),
  )
  .map(([at, length, insert]) => lessonAsync.slice(0, at) + insert + lessonAsync.slice(at + length));
const anyText = fc.oneof(
  damaged,
  fc.string(),
  fc.string({ unit: 'binary' }).map((text) => `graph TB\n${text}`),
  fc
    .array(
      fc.constantFrom(
        'A',
        'B',
        '-->',
        '-.',
        '.->',
        '.',
        '[',
        ']',
        '"',
        '\n',
        ' ',
        '&',
        'subgraph',
        'end',
        'style',
        ':::',
        '#',
      ),
    )
    .map((parts) => `graph TB\n${parts.join('')}`),
);

test('no text makes parsing throw, and every issue and warning lies within the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const parsed = parseDiagram(text);
      const lines = text.split(/\r\n?|\n/);
      for (const issue of [...(parsed.ok ? [] : parsed.issues), ...parsed.warnings]) {
        if (issue.line === undefined) continue;
        expect(issue.line).toBeGreaterThanOrEqual(1);
        expect(issue.line).toBeLessThanOrEqual(lines.length);
        expect(issue.column).toBeGreaterThanOrEqual(1);
        expect(issue.column).toBeLessThanOrEqual((lines[issue.line - 1]?.length ?? 0) + 1);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('every edge of a parsed graph ends at its nodes, and ids are unique', () => {
  fc.assert(
    fc.property(damaged, (text) => {
      const parsed = parseDiagram(text);
      if (!parsed.ok) return;
      const ids = new Set(parsed.value.nodes.map((one) => one.id));
      const groups = new Set(parsed.value.groups.map((group) => group.id));
      expect(ids.size).toBe(parsed.value.nodes.length);
      expect(groups.size).toBe(parsed.value.groups.length);
      expect(new Set(parsed.value.edges.map((edge) => edge.id)).size).toBe(parsed.value.edges.length);
      expect(parsed.value.edges.every((edge) => ids.has(edge.from) && ids.has(edge.to))).toBe(true);
      expect(parsed.value.nodes.every((one) => one.groupId === null || groups.has(one.groupId))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
