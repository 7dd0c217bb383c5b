// Product pages beside the orders: a cache, replicas that lag behind, and workers that delete what they have changed.
import type { Scenario, Step, Store } from '../scenario.ts';
import { all, type Change, enoughFor, pool } from './changes.ts';
import { asynchronous, publishOrder } from './checkouts.ts';
import { reply, steady, storeOrder, updateStock } from './shop.ts';

const MINUTE = 60_000;

/** The lesson says what happens with Redis and the replicas, not how long it takes: these times are defaults of ours. */
const redis: Store = {
  kind: 'store',
  nodes: ['Redis'],
  title: 'Redis cache',
  connections: 10_000,
  failAfterMs: 50,
  operations: { get: { duration: 1 }, set: { duration: 1 }, del: { duration: 1 } },
  keeps: { as: 'cache', ttlMs: MINUTE, deletes: true },
};
const replicas: Store = {
  kind: 'store',
  nodes: ['Slave1', 'Slave2'],
  title: 'Replicas',
  connections: 200,
  failAfterMs: 50,
  operations: { readProduct: { duration: 10 } },
  keeps: { as: 'replica', lagMs: 100 },
};

const lookUpPage: Step = {
  do: 'lookup',
  to: 'Redis',
  operation: 'get',
  label: 'look up page',
  miss: [
    { do: 'call', to: 'Replicas', operation: 'readProduct', label: 'read product', does: 'read' },
    { do: 'call', to: 'Redis', operation: 'set', label: 'fill cache', does: 'fill', onFailure: 'continue' },
  ],
};
const deletePage: Step = {
  do: 'call',
  to: 'Redis',
  operation: 'del',
  label: 'delete page',
  does: 'delete',
  onFailure: 'continue',
};

/** The stock leaves twice, as the lesson has it: with the order's transaction, and once more in the inventory worker. */
const flows: Scenario['flows'] = {
  checkout: [{ ...(storeOrder as Extract<Step, { do: 'call' }>), does: 'change' }, publishOrder, reply],
  stock: [{ ...(updateStock as Extract<Step, { do: 'call' }>), does: 'change' }, deletePage],
  page: [lookUpPage, reply],
};

/** What the lesson's diagram leaves out: who reads a replica, and who deletes what is in the cache. */
const edges = '\n    App1 --> Slave1\n    InventoryWorker --> Redis\n';

const kept =
  (products: number, lagMs: number, ttlMs: number): Change =>
  (components) => {
    if (components.Master?.kind === 'store')
      components.Master = { ...components.Master, keeps: { as: 'primary', products } };
    components.Redis = { ...redis, keeps: { as: 'cache', ttlMs, deletes: true } };
    components.Replicas = { ...replicas, keeps: { as: 'replica', lagMs } };
  };

export const PAGES: Scenario[] = [
  asynchronous({
    id: 'product-pages',
    title: 'Product pages from a cache',
    traffic: { pattern: 'poisson', perSecond: 5 },
    horizonMs: 5 * MINUTE,
    edges,
    flows,
    change: all(
      enoughFor(5),
      pool('EmailWorker', { count: 14 }),
      pool('InventoryWorker', { count: 6 }),
      kept(100, 100, MINUTE),
    ),
    beside: [{ id: 'pages', flow: 'page', pattern: 'poisson', perSecond: 50 }],
    summary:
      'Fifty pages a second beside the orders, of a hundred products. Nine of ten come from Redis; the others from a replica. The inventory worker deletes the page of what was sold: until then it shows the old stock.',
  }),
  asynchronous({
    id: 'stale-page',
    title: 'Why does the page still show stock?',
    traffic: { pattern: 'one', startMs: 10_000 },
    horizonMs: MINUTE,
    edges,
    flows,
    change: kept(1, 1_000, 30_000),
    beside: [{ id: 'pages', flow: 'page', ...steady(2) }],
    summary:
      'The last one is sold at 0:10, and its page deleted from Redis. Half a second later somebody looks: the page is read from a replica that lags a second behind, still has stock, and is put into the cache, where it stays for its 30 s.',
  }),
  asynchronous({
    id: 'page-behind-queue',
    title: 'A page that waits for a queue',
    traffic: steady(5),
    horizonMs: 3 * MINUTE,
    edges,
    flows,
    change: all(
      enoughFor(5),
      pool('EmailWorker', { count: 12 }),
      pool('InventoryWorker', { count: 2 }),
      kept(100, 0, 10 * MINUTE),
    ),
    beside: [{ id: 'pages', flow: 'page', ...steady(50) }],
    summary:
      'It is the inventory worker who deletes pages. Two of them do four orders a second, and five come: the message that would delete a page waits longer and longer in inventory.update, and so does the page. The replicas have no lag here.',
  }),
];
