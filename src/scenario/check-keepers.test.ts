// What may be said of products, and what of it is refused, with its path.
import { expect, test } from 'vitest';
import { scenarioFrom } from './check.ts';
import { findKnob, withKnob } from './knobs.ts';
import { scenarioById } from './library/library.ts';

const pages = scenarioById('stale-page')!;

// biome-ignore lint/suspicious/noExplicitAny: a test may break what types protect.
function wrongWith(change: (scenario: Record<string, any>) => void): string[] {
  const scenario = structuredClone(pages);
  change(scenario);
  const read = scenarioFrom(scenario);
  return read.ok ? [] : read.issues.map(({ path, problem }) => `${path} ${problem}`);
}

test('a store keeps products as one of three, and says what belongs to that', () => {
  const keeps = (value: unknown) => wrongWith(({ components }) => Object.assign(components.Redis, { keeps: value }));
  expect(keeps({ as: 'cache', deletes: false })).toEqual([]);
  expect(keeps({ as: 'cache', ttlMs: 0, deletes: 1 })).toEqual([
    'Redis.keeps.ttlMs must be a number from 0.5 to 2,592,000,000, is 0',
    'Redis.keeps.deletes must be true or false, is 1',
  ]);
  expect(keeps({ as: 'cache', deletes: true, lagMs: 5 })).toEqual([
    'Redis.keeps.lagMs is not known here; there are as, ttlMs, deletes',
  ]);
  expect(keeps('cache')[0]).toBe('Redis.keeps must be an object, is "cache"');
});

test('there is one primary wherever there are copies', () => {
  expect(
    wrongWith(({ components }) => {
      components.Replicas.keeps = { as: 'primary', products: 5 };
    }),
  ).toContain('Replicas.keeps.as must be primary in one store only');
  expect(
    wrongWith(({ components }) => {
      delete components.Master.keeps;
    })[0],
  ).toBe('Redis.keeps must be left out: no store keeps the products as their primary');
});

test('what a call does to a product, it does where products are', () => {
  const miss = (index: number, change: object) =>
    wrongWith(({ flows }) => Object.assign(flows.page[0].miss[index], change));
  expect(miss(0, { does: 'fill' })).toEqual([
    'flows.page[0].miss[0].does must be done where products are kept as cache',
  ]);
  expect(miss(1, { does: 'read' })).toEqual([
    'flows.page[0].miss[1].does must be done where products are kept as primary or replica',
  ]);
  expect(miss(0, { does: 'sell' })[0]).toBe('flows.page[0].miss[0].does must be change, read, fill, delete, is "sell"');
  expect(wrongWith(({ flows }) => Object.assign(flows.email[0], { does: 'change' }))).toEqual([]);
});

test('a lookup asks a cache, by an operation that it has', () => {
  const lookup = (change: object) => wrongWith(({ flows }) => Object.assign(flows.page[0], change));
  expect(lookup({ to: 'Replicas' })[0]).toBe('flows.page[0].to must name a store that keeps products as cache');
  expect(lookup({ operation: 'find' })).toEqual(['flows.page[0].operation must be one of get, set, del']);
  expect(lookup({ miss: [{ do: 'call', to: 'Nobody', label: 'x' }] })).toEqual([
    'flows.page[0].miss[0].to must name a store or a service',
  ]);
});

test('knobs reach what stores keep, and 0 is for ever', () => {
  const turned = (path: string, value: number | boolean) => {
    const read = withKnob(pages, path, value);
    return read.ok ? read.value.components : {};
  };
  expect(turned('Redis.ttl', 0)['Redis']).toMatchObject({ keeps: { as: 'cache', deletes: true } });
  expect(turned('Redis.ttl', 0)['Redis']).not.toHaveProperty('keeps.ttlMs');
  expect(turned('Redis.deletes', false)['Redis']).toHaveProperty('keeps.deletes', false);
  expect(turned('Replicas.lag', 7)['Replicas']).toHaveProperty('keeps.lagMs', 7);
  expect(turned('Master.products', 3)['Master']).toHaveProperty('keeps.products', 3);
  expect(findKnob(pages, 'Master.lag')).toBeUndefined();
  expect(wrongWith(({ components: { Redis } }) => Object.assign(Redis.operations, { ttl: { duration: 1 } }))).toEqual([
    'Redis.operations.ttl must have another name: ttl is a knob of the store',
  ]);
});
