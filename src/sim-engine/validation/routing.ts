// Against a real RabbitMQ: priorities, and where rejected, circling and delayed messages go.
import type { Queue, Step } from '../../scenario/scenario.ts';
import { queueOf, runOf } from '../testing/runs.ts';
import { broker, publish, reply, server, shopOf, work, workers } from '../testing/shops.ts';
import { type Case, casesOf, type Experiment } from './comparison.ts';
import { type Deaths, FILE, limitsOf, sameDeaths, sameEnds, TOLERANCE_MS } from './limits.ts';
import { burst, sendOneByOne } from './one-by-one.ts';

const withPriority = (priority: number | null) => (priority === null ? {} : { priority });

const PRIORITY: Case[] = [
  ...limitsOf<{ got: number[]; then: number[] }>(/^f\.priority\.requeue$/, (facts, _, comparison) => {
    const told = sendOneByOne({
      sent: [1, 5, 5, 0].map((priority) => ({ atMs: 0, as: { priority } })),
      queue: { maxPriority: 5 },
      pool: { prefetch: 2 },
      serviceMs: 1_000,
      joinAtMs: 100,
      commands: [{ atMs: 500, type: 'crash-worker', component: 'Workers', worker: 0, restartAfterMs: 100 }],
    });
    const names = told.delivered.map(([message]) => message);
    comparison.same('held, and returned', names.slice(0, 2), facts.got);
    comparison.same('delivered then', names.slice(2), facts.then);
  }),
  ...limitsOf<{ published: string[]; delivered: string[] }>(/^f\.priority\.order$/, (facts, _, comparison) => {
    const sent = facts.published.map((text) => {
      const given = text.split(':p')[1]!;
      return { atMs: 0, as: withPriority(given === 'null' ? null : Number(given)) };
    });
    const told = sendOneByOne({ sent, queue: { maxPriority: 5 }, pool: {}, serviceMs: 10, joinAtMs: 100 });
    comparison.same(
      'order of deliveries',
      told.delivered.map(([message]) => message),
      facts.delivered.map((text) => Number(text.split(':')[0])),
    );
  }),
  ...casesOf<unknown, { done: [number, number][] }>(FILE, /^f\.priority\.prefetch/, ({ id, facts }, comparison) => {
    const sent = [...burst(8), { atMs: 300, as: { priority: 5 } }];
    const pool = { prefetch: Number(id.slice(-1)) };
    const told = sendOneByOne({ sent, queue: { maxPriority: 5 }, pool, serviceMs: 200 });
    sameEnds('end', told.acknowledged, facts.done, comparison);
  }),
  ...limitsOf<{ dropHead: number[]; left: number[] }>(/^f\.priority\.misc$/, (facts, _, comparison) => {
    const sent = [{ atMs: 0, as: { priority: 5 } }, ...burst(3)];
    const told = sendOneByOne({ sent, queue: { maxPriority: 5, maxLength: 3 } });
    comparison.same(
      'dropped',
      told.dead.map(([message]) => message),
      facts.dropHead.slice(0, 1),
    );
    comparison.same('left', told.left, facts.left);
  }),
  ...limitsOf<{ deadAt: Deaths }>(/^f\.priority\.ttl$/, (facts, _, comparison) => {
    const sent = [
      { atMs: 0, as: { priority: 5 } },
      { atMs: 0, as: { priority: 0, expirationMs: 500 } },
      { atMs: 0, as: { priority: 0 } },
      { atMs: 0, as: { priority: 0, expirationMs: 300 } },
    ];
    // Looked at until somebody read them, 1.2 s after the publish.
    const told = sendOneByOne({ sent, queue: { maxPriority: 5 }, untilMs: 1_200 });
    sameDeaths(told.dead, facts.deadAt, comparison);
  }),
];

type Routed = Record<'keepsKey' | 'noDlx' | 'unbound', { readyAfter: number; inDlq: { key: string } | false }>;

/** A rejected message, for each way in which its queue may say where it goes. */
function rejectedInto(deadLetters: Partial<Queue>, isBound: boolean): { ready: number; inDlq: boolean } {
  const shop = shopOf({
    checkout: [{ ...publish, exchange: 'orders', routingKey: 'order.placed' } as Step, reply],
    handle: [work(10)],
    components: {
      Server: server(10),
      Broker: broker(
        { mail: deadLetters, dead: {} },
        {
          exchanges: {
            orders: { type: 'direct', bindings: [{ queue: 'mail', key: 'order.placed' }] },
            dlx: { type: 'direct', bindings: isBound ? [{ queue: 'dead', key: 'order.placed' }] : [] },
          },
        },
      ),
      Workers: workers('mail', { errorShare: 1, onFailure: 'reject' }),
    },
  });
  const { lane } = runOf(shop, { ordersMax: 1 });
  return { ready: queueOf(lane, 'mail').ready, inDlq: queueOf(lane, 'dead').ready === 1 };
}

const ROUTING: Case[] = [
  ...casesOf<unknown, Routed>(FILE, /^f\.reject-routing$/, ({ facts }, comparison) => {
    // An exchange that does not exist, the record's fourth way, is refused by the reader of scenarios.
    const toDlx = { deadLetterExchange: { exchange: 'dlx' } };
    const told = {
      keepsKey: rejectedInto(toDlx, true),
      noDlx: rejectedInto({}, true),
      unbound: rejectedInto(toDlx, false),
    };
    for (const way of ['keepsKey', 'noDlx', 'unbound'] as const) {
      comparison.same(`${way}: ready`, told[way].ready, facts[way].readyAfter);
      comparison.same(`${way}: among the dead letters`, told[way].inDlq, facts[way].inDlq !== false);
    }
  }),
  ...limitsOf<{ deadAt: Deaths }>(/^f\.reject\.(classic|quorum)$/, (facts, type, comparison) => {
    const pool = { errorShare: 1, onFailure: 'reject' as const };
    sameDeaths(sendOneByOne({ sent: burst(2), queue: { type }, pool }).dead, facts.deadAt, comparison);
  }),
  ...casesOf<unknown, { changes_t_A_B: [number, number, number][] }>(FILE, /^f\.cycle$/, ({ facts }, comparison) => {
    const toA: Step = { ...publish, exchange: '', routingKey: 'A' } as Step;
    const shop = shopOf({
      checkout: [toA, reply],
      components: {
        Server: server(10),
        Broker: broker({ A: { messageTtlMs: 300, deadLetterTo: 'B' }, B: { messageTtlMs: 300, deadLetterTo: 'A' } }),
      },
    });
    const moves = runOf(shop, { ordersMax: 1 }).facts.filter(({ type }) => /^message-/.test(type));
    comparison.nearAll(
      'moves',
      [...new Set(moves.map(({ atMs }) => atMs))],
      facts.changes_t_A_B.map(([atMs]) => atMs),
      () => TOLERANCE_MS,
    );
    comparison.same('the end', moves.at(-1)!.type, 'message-dropped');
  }),
  ...casesOf<unknown, { deliveredAt: number }>('g-waitqueue', /^h\.x-delay$/, ({ facts }, comparison) => {
    const told = sendOneByOne({ sent: [{ atMs: 0, as: { delayMs: 3_000 } }], pool: {} });
    comparison.near('delivered', told.delivered[0]![1], facts.deliveredAt, TOLERANCE_MS);
  }),
];

export const ROUTES: Experiment[] = [
  {
    file: FILE,
    title: 'priorities, with prefetch, length limit and time to live',
    compares: 'order and times of deliveries, who is dropped, who dies',
    cases: PRIORITY,
  },
  {
    file: FILE,
    title: 'rejected messages, a circle of dead letters, a delay without the plug-in',
    compares: 'who dies, when and why; when it is delivered',
    cases: ROUTING,
  },
];
