// Products in their copies: a cache that hits and misses, a replica that lags, and who is shown something old.
import { describe, expect, test } from 'vitest';
import type { Command, Sets } from '../scenario/run-spec.ts';
import type { Keeps, Scenario, Step } from '../scenario/scenario.ts';
import { hitShare, staleShare } from '../theory/caching.ts';
import { componentOf, only, runOf } from './testing/runs.ts';
import { call, reply, shopOf, store } from './testing/shops.ts';

const lookUp = (...miss: Step[]): Step => ({ do: 'lookup', to: 'Cache', operation: 'save', label: 'look up', miss });
const read = call('Replica', { operation: 'save', label: 'read', does: 'read' });
const fill = call('Cache', { operation: 'save', label: 'fill', does: 'fill', onFailure: 'continue' });
const change = call('Store', { operation: 'save', label: 'change', does: 'change' });
const forget = call('Cache', { operation: 'save', label: 'delete', does: 'delete', onFailure: 'continue' });

interface Wanted {
  products?: number;
  lagMs?: number;
  cache?: Partial<Extract<Keeps, { as: 'cache' }>>;
  /** Times of changes, of pages. */
  orders?: Scenario['traffic'][number] | object;
  pages?: object;
  checkout?: Step[];
  page?: Step[];
  horizonMs?: number;
}

/** Orders change a product, pages look it up; every operation takes a millisecond. */
function shopWith({
  products = 1,
  lagMs = 0,
  cache = {},
  orders = {},
  pages = {},
  checkout = [change, forget, reply],
  page = [lookUp(read, fill), reply],
  horizonMs = 60_000,
}: Wanted): Scenario {
  const shop = shopOf({
    checkout,
    components: {
      Store: store(100, 1, { keeps: { as: 'primary', products } }),
      Replica: store(100, 1, { nodes: ['Replica'], keeps: { as: 'replica', lagMs } }),
      Cache: store(100, 1, { nodes: ['Cache'], keeps: { as: 'cache', deletes: true, ...cache } }),
    },
    traffic: orders,
    rest: { horizonMs },
  });
  const beside = { ...shop.traffic[0]!, id: 'pages', flow: 'page', background: true, ...pages };
  return { ...shop, flows: { ...shop.flows, page }, traffic: [shop.traffic[0]!, beside] };
}

const one = (startMs: number) => ({ pattern: 'one', startMs });
const every = (ms: number, startMs = 0) => ({ pattern: 'constant', perSecond: 1_000 / ms, startMs });
const productsOf = (scenario: Scenario, id: string, sets: Sets = {}, commands: Command[] = []) =>
  componentOf(runOf(scenario, { sets, commands, keepFacts: false }).lane, id).products!;
/** `at ms: what`, of the facts about products. */
const story = (scenario: Scenario) =>
  runOf(scenario).facts.flatMap((fact) => {
    switch (fact.type) {
      case 'cache-hit':
        return [`${fact.atMs} hit v${fact.version}${fact.behind > 0 ? ` ${fact.behind} behind` : ''}`];
      case 'product-read':
        return [`${fact.atMs} read v${fact.version}${fact.behind > 0 ? ` ${fact.behind} behind` : ''}`];
      case 'cache-missed':
        return [`${fact.atMs} miss${fact.wasTooOld ? ', too old' : ''}`];
      case 'cache-filled':
        return [`${fact.atMs} filled v${fact.version}${fact.behind > 0 ? ` ${fact.behind} behind` : ''}`];
      case 'product-changed':
        return [`${fact.atMs} changed v${fact.version}`];
      case 'cache-deleted':
        return [`${fact.atMs} deleted`];
      case 'change-replicated':
        return [`${fact.atMs} replicated v${fact.version}`];
      default:
        return [];
    }
  });

describe('a cache', () => {
  test('has nothing at first, is filled with what was read, and has it until its time is over', () => {
    const shop = shopWith({ cache: { ttlMs: 100 }, orders: one(500), pages: every(50), horizonMs: 170 });
    expect(story(shop)).toEqual([
      '1 miss',
      '2 read v0',
      '3 filled v0',
      '51 hit v0',
      '101 hit v0',
      '151 miss, too old',
      '152 read v0',
      '153 filled v0',
    ]);
  });

  test('lets no entry live longer because it is read: at the end of its time it is gone', () => {
    const shop = shopWith({ cache: { ttlMs: 98 }, orders: one(500), pages: every(50), horizonMs: 102 });
    expect(story(shop)).toContain('101 miss, too old');
  });

  test('shows what is old until somebody deletes it', () => {
    const shop = shopWith({
      orders: one(100),
      pages: every(40),
      checkout: [change, { do: 'work', label: 'wait', duration: 48 }, forget, reply],
      horizonMs: 165,
    });
    expect(story(shop)).toEqual([
      '1 miss',
      '2 read v0',
      '3 filled v0',
      '41 hit v0',
      '81 hit v0',
      '101 changed v1',
      '101 replicated v1',
      '121 hit v0 1 behind',
      '150 deleted',
      '161 miss',
      '162 read v1',
      '163 filled v1',
    ]);
  });

  test('of which nobody deletes anything is never asked to: the step takes no time', () => {
    const shop = shopWith({ orders: one(10), cache: { deletes: false }, horizonMs: 100 });
    const { facts } = runOf(shop);
    expect(only(facts, 'cache-deleted')).toHaveLength(0);
    expect(only(facts, 'replied').find(({ orderId }) => orderId === 1)!.customerMs).toBe(1);
  });

  test('that is down is a miss: the page comes from the replica', () => {
    const down: Command = { type: 'start-fault', atMs: 0, component: 'Cache', fault: { type: 'down' } };
    const { facts, lane } = runOf(shopWith({ orders: one(9_000), pages: one(10), horizonMs: 5_000 }), {
      commands: [down],
    });
    expect(only(facts, 'product-read')).toHaveLength(1);
    expect(only(facts, 'replied')).toHaveLength(1);
    expect(componentOf(lane, 'Cache').products).toMatchObject({ reads: 0, misses: 0, filled: 0 });
  });

  test('is given nothing by whoever has read nothing', () => {
    expect(productsOf(shopWith({ page: [fill, reply], orders: one(9_000) }), 'Cache').filled).toBe(0);
  });

  test('keeps products apart: a change of one leaves the others', () => {
    const shop = shopWith({ products: 500, orders: every(100), pages: every(2), horizonMs: 20_000 });
    const { facts } = runOf(shop);
    const old = only(facts, 'cache-hit').filter(({ behind }) => behind > 0);
    const changed = new Set(only(facts, 'product-changed').map(({ product }) => product));
    expect(old.every(({ product }) => changed.has(product))).toBe(true);
    expect(changed.size).toBeGreaterThan(100);
    expect(changed.size).toBeLessThan(200);
  });
});

describe('a replica', () => {
  test('hears of a change after its lag, and reads what is old until then', () => {
    const shop = shopWith({ lagMs: 50, orders: one(100), pages: every(40), page: [read, reply], horizonMs: 170 });
    expect(story(shop).slice(-4)).toEqual(['102 deleted', '121 read v0 1 behind', '151 replicated v1', '161 read v1']);
  });

  test('never goes back when a shorter lag lets a later change overtake', () => {
    const shorter: Command = { type: 'set', atMs: 150, path: 'Replica.lag', value: 10 };
    const { facts } = runOf(
      shopWith({ lagMs: 500, orders: every(100), pages: one(900), page: [read, reply], horizonMs: 950 }),
      {
        commands: [shorter],
      },
    );
    const versions = only(facts, 'change-replicated').map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(only(facts, 'product-read')[0]!.behind).toBe(0);
  });

  test('puts an old page back into a cache from which it was deleted: it stays old until its time is over', () => {
    const shop = shopWith({ lagMs: 60, cache: { ttlMs: 200 }, orders: one(100), pages: every(40), horizonMs: 330 });
    expect(story(shop).slice(5)).toEqual([
      '101 changed v1',
      '102 deleted',
      '121 miss',
      '122 read v0 1 behind',
      '123 filled v0 1 behind',
      '161 replicated v1',
      '161 hit v0 1 behind',
      '201 hit v0 1 behind',
      '241 hit v0 1 behind',
      '281 hit v0 1 behind',
      '321 hit v0 1 behind',
    ]);
    expect(productsOf(shop, 'Cache')).toMatchObject({ stale: 5, staleFromStart: 5, filledStale: 1 });
    expect(productsOf(shop, 'Cache', { 'Replica.lag': 0 })).toMatchObject({ stale: 0, filledStale: 0 });
  });
});

describe('against theory (seed 1)', () => {
  const HOUR = 3_600_000;
  const shop = shopWith({
    products: 20,
    cache: { ttlMs: 30_000 },
    orders: { pattern: 'poisson', perSecond: 1 },
    pages: { pattern: 'poisson', perSecond: 10 },
    horizonMs: HOUR,
  });
  const shareOf = ({ reads, misses }: { reads: number; misses: number }) => reads / (reads + misses);

  // 36,000 lookups, of which those of one entry hang together: 1 % is some four standard deviations.
  test('the share of hits is λD / (1 + λD)', () => {
    const { reads, misses } = productsOf(shop, 'Cache');
    expect(Math.abs(shareOf({ reads, misses }) - hitShare(10 / 20, 30_000, 1 / 20))).toBeLessThan(0.01);
  });

  test('where only time deletes, the share of hits that are old is 1 − (1 − e^(−cT)) / cT', () => {
    const { reads, misses, stale } = productsOf(shop, 'Cache', { 'Cache.deletes': false });
    expect(Math.abs(shareOf({ reads, misses }) - hitShare(10 / 20, 30_000, 0))).toBeLessThan(0.01);
    expect(Math.abs(stale / reads - staleShare(30_000, 1 / 20))).toBeLessThan(0.02);
  });
});

describe('what happens to orders', () => {
  test('is the same whatever is kept of products: their luck is their own', () => {
    const shop = shopWith({
      products: 5,
      orders: { pattern: 'poisson', perSecond: 20 },
      pages: every(20),
      horizonMs: 5_000,
    });
    const placedAt = (sets: Sets) =>
      only(runOf(shop, { sets }).facts, 'order-placed').map(({ orderId, atMs }) => [orderId, atMs]);
    const changedBy = (sets: Sets) =>
      only(runOf(shop, { sets }).facts, 'product-changed').map(({ orderId, product }) => [orderId, product]);
    expect(placedAt({ 'Cache.ttl': 100 })).toEqual(placedAt({}));
    expect(changedBy({ 'Cache.ttl': 100, 'Replica.lag': 700 })).toEqual(changedBy({}));
  });

  test('more products change nothing but which of them an order is about', () => {
    const shop = shopWith({ products: 1, orders: every(50), horizonMs: 2_000 });
    expect(productsOf(shop, 'Store', { 'Store.products': 10_000 }).changed).toBe(productsOf(shop, 'Store').changed);
  });
});
