// The laws must see what is wrong: each is broken on purpose, on a picture that keeps them all.

import { expect, test } from 'vitest';
import { assert } from '../assert.ts';
import { builtinTopology } from './builtin.ts';
import { lessonAsync } from './diagrams/lesson-async.ts';
import type { Layout } from './graph.ts';
import { brokenLaws } from './layout-laws.ts';

const found = builtinTopology(lessonAsync);
assert(found !== null, 'the lesson must be built in');
const { stacked: graph, layouts } = found;

function brokenBy(change: (layout: Layout) => void): string[] {
  const layout = structuredClone(layouts.wide);
  change(layout);
  return brokenLaws(graph, layout);
}

const move = (layout: Layout, id: string, dx: number, dy: number) => {
  const rect = layout.nodes[id];
  if (rect) Object.assign(rect, { x: rect.x + dx, y: rect.y + dy });
};

test('a good picture breaks no law', () => {
  expect(brokenBy(() => {})).toEqual([]);
});

test('nodes on each other, out of their group, out of the picture', () => {
  const pushed = brokenBy((layout) => move(layout, 'InventoryWorker', 0, -40));
  expect(pushed).toContain('EmailWorker overlaps InventoryWorker');
  const moved = brokenBy((layout) => move(layout, 'Redis', 100, 0));
  expect(moved).toContain('Redis is outside its group');
  expect(moved).toContain("AppServers->Redis#0 does not end at its nodes' borders");
  expect(brokenBy((layout) => move(layout, 'AnalyticsDB', 0, 100))).toContain('AnalyticsDB is outside the picture');
});

test('a foreign node in a group, groups on each other', () => {
  const broken = brokenBy((layout) => {
    const frame = layout.groups['user-layer'];
    if (frame) frame.width = 300;
  });
  expect(broken).toContain('group user-layer overlaps AppServers');
  expect(broken).toContain('group user-layer overlaps application-layer');
});

test('edges that are slanted, leave the picture, run through a node, are missing', () => {
  const publish = 'AppServers->Queue#0';
  const withPoints = (change: (points: { x: number; y: number }[]) => void) =>
    brokenBy((layout) => change(layout.edges[publish]?.points ?? []));
  expect(withPoints((points) => Object.assign(points[1] ?? {}, { y: (points[1]?.y ?? 0) + 20 }))).toEqual([
    `${publish} is slanted`,
  ]);
  expect(withPoints((points) => void points.splice(1, 0, { x: 340, y: -50 }, { x: 340, y: 90 }))).toContain(
    `${publish} leaves the picture`,
  );
  const through = { x: 60, y: 90 };
  expect(withPoints((points) => void points.splice(1, 0, through))).toContain(`${publish} runs through Client`);
  expect(withPoints((points) => void points.splice(0))).toEqual([`${publish} is not drawn`]);
});

test('labels on nodes and on each other', () => {
  const broken = brokenBy((layout) => {
    for (const id of ['AppServers->Queue#0', 'AppServers->Client#0']) {
      const label = layout.edges[id]?.label;
      if (label) Object.assign(label, { x: 210, y: 60 });
    }
  });
  expect(broken).toContain('the label of AppServers->Queue#0 covers AppServers');
  expect(broken.join('\n')).toMatch(/the labels of .* overlap/);
});
