// The laws of a good picture, for every built-in layout; and that the data on disk is what the generator makes today.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { assert } from '../assert.ts';
import { titlesOf } from './arrange/arranged-layout.ts';
import { builtinTopology, openedTopology } from './builtin.ts';
import { builtinData, builtinJson } from './builtin-data.ts';
import { builtinKinds } from './builtin-kinds.ts';
import { lessonAsync } from './diagrams/lesson-async.ts';
import { shopSync } from './diagrams/shop-sync.ts';
import { grown, overlaps, runsOf } from './geometry.ts';
import type { Graph, Layout, LayoutShape } from './graph.ts';
import { brokenLaws } from './layout-laws.ts';
import { nodeSize } from './node-sizes.ts';

interface Picture {
  name: string;
  graph: Graph;
  layout: Layout;
  shape: LayoutShape;
  /** What the picture may take at most, in px. */
  width: number;
  height: number;
}

async function builtin(text: string) {
  const found = builtinTopology(text);
  const opened = await openedTopology(text);
  assert(found !== null && opened !== null, 'a built-in diagram must be known');
  return { ...found, graph: opened.graph, opened: opened.layouts };
}

const lesson = await builtin(lessonAsync);
const shop = await builtin(shopSync);
const pictures: Picture[] = [
  { name: 'lesson wide', graph: lesson.stacked, layout: lesson.layouts.wide, shape: 'wide', width: 1080, height: 330 },
  { name: 'lesson tall', graph: lesson.stacked, layout: lesson.layouts.tall, shape: 'tall', width: 560, height: 900 },
  {
    name: 'lesson wide, opened',
    graph: lesson.graph,
    layout: lesson.opened.wide,
    shape: 'wide',
    width: 1180,
    height: 420,
  },
  {
    name: 'lesson tall, opened',
    graph: lesson.graph,
    layout: lesson.opened.tall,
    shape: 'tall',
    width: 680,
    height: 900,
  },
  { name: 'shop wide', graph: shop.stacked, layout: shop.layouts.wide, shape: 'wide', width: 1080, height: 200 },
  { name: 'shop tall', graph: shop.stacked, layout: shop.layouts.tall, shape: 'tall', width: 560, height: 900 },
  { name: 'shop wide, opened', graph: shop.graph, layout: shop.opened.wide, shape: 'wide', width: 1180, height: 420 },
  { name: 'shop tall, opened', graph: shop.graph, layout: shop.opened.tall, shape: 'tall', width: 680, height: 900 },
];
const closed = pictures.filter((picture) => !picture.name.endsWith('opened'));

test('the data on disk is what the generator makes: else run `npx tsx scripts/layouts.ts`', () => {
  const { closed: shown, opened } = builtinData();
  expect(readFileSync('src/topology/builtin.generated.json', 'utf8')).toBe(builtinJson(shown));
  expect(readFileSync('src/topology/builtin-opened.generated.json', 'utf8')).toBe(builtinJson(opened));
});

test.each(pictures)(
  '$name: nothing overlaps, groups hold their nodes, edges keep clear and square',
  ({ graph, layout }) => {
    expect(brokenLaws(graph, layout)).toEqual([]);
  },
);

test.each(pictures)('$name: within its budget', ({ layout, width, height }) => {
  expect(layout.width).toBeLessThanOrEqual(width);
  expect(layout.height).toBeLessThanOrEqual(height);
});

test.each(pictures)('$name: the client comes first', ({ graph, layout, shape }) => {
  const at = (id: string) => (shape === 'wide' ? layout.nodes[id]?.x : layout.nodes[id]?.y) ?? 0;
  expect(Math.min(...graph.nodes.map((node) => at(node.id)))).toBe(at('Client'));
});

test.each(pictures)('$name: nodes have the sizes of their roles', ({ graph, layout }) => {
  for (const { id } of graph.nodes)
    expect(layout.nodes[id]).toMatchObject(nodeSize(builtinKinds[id] ?? { role: 'plain' }));
});

test.each(closed)('$name: every drawn label is shown, and no other edge runs through it', ({ graph, layout }) => {
  for (const edge of graph.edges.filter((one) => one.label !== null)) {
    const label = layout.edges[edge.id]?.label;
    expect(label, `the label of ${edge.id}`).not.toBeNull();
    for (const run of Object.values(layout.edges).flatMap(({ points }) => runsOf(points)))
      if (label) expect(overlaps(label, grown(run, 1)), `a run beside the label of ${edge.id}`).toBe(false);
  }
});

test.each(closed)('$name: no edge runs through the title of a group', ({ graph, layout }) => {
  const runs = Object.values(layout.edges).flatMap(({ points }) => runsOf(points));
  for (const title of titlesOf(graph, layout))
    for (const run of runs) expect(overlaps(title, grown(run, 1))).toBe(false);
});

/** Titles keep their 11 px where the drawing shrinks: in drawings three quarters as large they take a third more. */
test.each(closed.filter(({ shape }) => shape === 'wide'))(
  '$name: nor where it is drawn small, and titles are larger in it',
  ({ graph, layout }) => {
    const runs = Object.values(layout.edges).flatMap(({ points }) => runsOf(points));
    const titles = titlesOf(graph, layout);
    for (const title of titles) {
      const frame = Object.values(layout.groups).find(({ x, y }) => x === title.x && y === title.y);
      const drawn = { ...title, width: Math.min(frame?.width ?? 0, title.width * 1.35) };
      for (const run of runs) expect(overlaps(drawn, run)).toBe(false);
    }
  },
);

test('between the wide pictures, what both shops have at the front stands in the same place', () => {
  const place = (layout: Layout, id: string) => [layout.nodes[id]?.x, layout.nodes[id]?.width];
  for (const id of ['Client', 'AppServers', 'Redis'])
    expect(place(shop.layouts.wide, id)).toEqual(place(lesson.layouts.wide, id));
});

test('subscriptions leave the broker at the rows of its queues, in order', () => {
  const queue = lesson.layouts.wide.nodes.Queue;
  const starts = lesson.stacked.edges
    .filter((edge) => edge.from === 'Queue')
    .map((edge) => (lesson.layouts.wide.edges[edge.id]?.points[0]?.y ?? 0) - (queue?.y ?? 0));
  expect(starts).toEqual([48, 75, 102, 129]);
});

test('only the very text is built in, and only at the sizes it was laid out with', () => {
  expect(builtinTopology(`${lessonAsync} `)).toBeNull();
  expect(
    builtinTopology(lessonAsync, { Queue: { role: 'broker', queues: 4 }, Client: { role: 'client' } }),
  ).not.toBeNull();
  expect(builtinTopology(lessonAsync, { Queue: { role: 'broker', queues: 5 } })).toBeNull();
});
