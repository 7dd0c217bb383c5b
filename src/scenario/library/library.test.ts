// Built-in scenarios are made of the same parts, and share none of them.
import { expect, test } from 'vitest';
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
