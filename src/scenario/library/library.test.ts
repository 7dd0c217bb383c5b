// Built-in scenarios are made of the same parts, and share none of them.
import { expect, test } from 'vitest';
import { parseDiagram } from '../../topology/parse.ts';
import { SCENARIOS } from './scenarios.ts';

test('no component belongs to two scenarios: what one changes is no other’s', () => {
  const owners = new Map<object, string>();
  const shared = SCENARIOS.flatMap(({ id, components }) =>
    Object.entries(components).flatMap(([name, component]) => {
      const owner = owners.get(component);
      owners.set(component, id);
      return owner === undefined ? [] : [`${name} of ${id} and ${owner}`];
    }),
  );
  expect(shared).toEqual([]);
});

test('the database has a hundred connections, but for the spike', () => {
  const others = SCENARIOS.filter(
    ({ components: { Master } }) => Master?.kind === 'store' && Master.connections !== 100,
  );
  expect(others.map(({ id }) => id)).toEqual(['spike']);
});

test('every pool of workers stands in the worker layer', () => {
  const elsewhere = SCENARIOS.flatMap(({ id, diagram, components }) => {
    const parsed = parseDiagram(diagram);
    if (!parsed.ok) return [`${id} has no diagram`];
    const { nodes, groups } = parsed.value;
    const layerOf = (node: string) =>
      groups.find((group) => group.id === nodes.find((one) => one.id === node)?.groupId)?.title;
    const pools = Object.values(components).filter(({ kind }) => kind === 'workers');
    return pools
      .flatMap((pool) => pool.nodes)
      .filter((node) => !layerOf(node)?.startsWith('Worker Layer'))
      .map((node) => `${node} of ${id}`);
  });
  expect(elsewhere).toEqual([]);
});
