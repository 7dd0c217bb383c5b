// Against a real RabbitMQ: time to live and length limits, on classic and on quorum queues.
import type { Queue } from '../../scenario/scenario.ts';
import { only, queueOf, runOf } from '../testing/runs.ts';
import { broker, publish, reply, server, shopOf } from '../testing/shops.ts';
import { type Case, type Comparison, casesOf, type Experiment } from './comparison.ts';
import { burst, sendOneByOne, type Told } from './one-by-one.ts';

type Type = 'classic' | 'quorum';
export type Deaths = [message: number, atMs: number, reason: string][];
interface Config {
  type: Type;
}

export const TOLERANCE_MS = 30;
export const FILE = 'f-dlx-ttl';
export const limitsOf = <Facts>(
  ids: RegExp,
  compare: (facts: Facts, type: Type, comparison: Comparison) => void,
): Case[] =>
  casesOf<Config, Facts>(FILE, ids, ({ config, facts }, comparison) => compare(facts, config.type, comparison));

export function sameDeaths(told: Told['dead'], wanted: Deaths, comparison: Comparison): void {
  const named = (deaths: Deaths) => deaths.map(([message, , reason]) => [message, reason]);
  comparison.same('who dies, and why', named(told), named(wanted));
  for (const [index, [message, atMs]] of wanted.entries())
    if (told[index]) comparison.near(`death of ${message}`, told[index][1], atMs, TOLERANCE_MS);
}

export function sameEnds(
  what: string,
  told: [number, number][],
  wanted: [number, number][],
  comparison: Comparison,
): void {
  const names = (list: [number, number][]) => list.map(([message]) => message);
  comparison.same(`order: ${what}`, names(told), names(wanted));
  for (const [index, [message, atMs]] of wanted.entries())
    if (told[index]) comparison.near(`${what} ${message}`, told[index][1], atMs, TOLERANCE_MS);
}

const seconds = (messages: readonly unknown[], everyMs: number) =>
  messages.map((_, index) => ({ atMs: index * everyMs }));

const TIME_TO_LIVE: Case[] = [
  ...limitsOf<{ publishedAt: Record<string, number>; deadAt: Deaths }>(/^f\.queue-ttl/, (facts, type, comparison) => {
    const sent = Object.values(facts.publishedAt).map((atMs) => ({ atMs }));
    sameDeaths(sendOneByOne({ sent, queue: { type, messageTtlMs: 1_000 } }).dead, facts.deadAt, comparison);
  }),
  ...limitsOf<{ readyAt1500: number; readyAt3300: number; deadAt: Deaths; left: number[] }>(
    /^f\.hol\.(classic|quorum)$/,
    (facts, type, comparison) => {
      const sent = [3_000, 1_000, 500, null].map((expirationMs) => ({
        atMs: 0,
        as: expirationMs ? { expirationMs } : {},
      }));
      const told = sendOneByOne({ sent, queue: { type } });
      sameDeaths(told.dead, facts.deadAt, comparison);
      comparison.same('ready after 1.5 s', told.readyAt(1_500), facts.readyAt1500);
      comparison.same('ready after 3.3 s', told.readyAt(3_300), facts.readyAt3300);
      comparison.same('left', told.left, facts.left);
    },
  ),
  ...limitsOf<{ delivered: [number, number][]; deadAt: Deaths }>(/^f\.hol-consumer/, (facts, type, comparison) => {
    const sent = [{ atMs: 0 }, { atMs: 0, as: { expirationMs: 500 } }, { atMs: 0 }];
    const told = sendOneByOne({ sent, queue: { type }, pool: {}, serviceMs: 200, joinAtMs: 1_000 });
    sameEnds('delivery', told.delivered, facts.delivered, comparison);
    sameDeaths(told.dead, facts.deadAt, comparison);
  }),
  ...limitsOf<{ m1: number; m2after: number }>(/^f\.min-ttl/, (facts, type, comparison) => {
    const dies = (expirationMs: number) =>
      sendOneByOne({ sent: [{ atMs: 0, as: { expirationMs } }], queue: { type, messageTtlMs: 1_000 } }).dead[0]![1];
    comparison.near('400 of 1,000 ms', dies(400), facts.m1, TOLERANCE_MS);
    comparison.near('5,000 of 1,000 ms', dies(5_000), facts.m2after, TOLERANCE_MS);
  }),
  ...limitsOf<{ acked: [number, number][]; deadAt: Deaths }>(/^f\.prefetched/, (facts, type, comparison) => {
    const queue = { type, messageTtlMs: 500 };
    const told = sendOneByOne({ sent: burst(5), queue, pool: { prefetch: 3 }, serviceMs: 1_000 });
    sameEnds('end', told.acknowledged, facts.acked, comparison);
    sameDeaths(told.dead, facts.deadAt, comparison);
  }),
  ...limitsOf<{ deadAt: Deaths; m2pub: number; m2requeue: number }>(/^f\.requeue-ttl/, (facts, type, comparison) => {
    // Held from its publish on, returned then by a worker that is lost: after 1,000 ms, and past its time.
    const lost = (atMs: number, forMs: number) => ({
      atMs,
      type: 'crash-worker' as const,
      component: 'Workers',
      worker: 0,
      restartAfterMs: forMs,
    });
    const told = sendOneByOne({
      sent: [{ atMs: 0 }, { atMs: facts.m2pub }],
      queue: { type, messageTtlMs: 2_000 },
      pool: {},
      serviceMs: 60_000,
      commands: [lost(1_000, 2_000), lost(facts.m2requeue, 3_000)],
    });
    sameDeaths(told.dead, facts.deadAt, comparison);
  }),
  ...limitsOf<{ delivered: number[]; deadAt: Deaths }>(/^f\.ttl-zero/, (facts, type, comparison) => {
    // A scenario's shortest expiration stands for the 0 of the record.
    const sent = [0, 256, 358].map((atMs) => ({ atMs, as: { expirationMs: 0.5 } }));
    const told = sendOneByOne({ sent, queue: { type }, pool: {}, serviceMs: 300, joinAtMs: 200 });
    comparison.same(
      'delivered',
      told.delivered.map(([message]) => message),
      facts.delivered,
    );
    sameDeaths(told.dead, facts.deadAt, comparison);
  }),
];

interface Part {
  confirmed: number[];
  nacked: number[];
  deadAt: Deaths;
  left: number[];
}

const ONE_BY_ONE_MS = 61;

/** The burst's messages are 1 to 10; those sent one by one are told from 11 on. */
const asSecond = (part: Part): Part => ({
  confirmed: part.confirmed.map((message) => message - 10),
  nacked: part.nacked.map((message) => message - 10),
  deadAt: part.deadAt.map(([message, , reason]) => [message - 10, (message - 11) * ONE_BY_ONE_MS, reason]),
  left: part.left.map((message) => message - 10),
});

function sameOverflow(told: Told, wanted: Part, isOneByOne: boolean, comparison: Comparison): void {
  const what = isOneByOne ? 'one by one' : 'burst';
  comparison.same(`${what}: refused`, told.refused, wanted.nacked);
  comparison.same(`${what}: left`, told.left, wanted.left);
  // One by one, the time of each death is that of the publish that drops it, which is not in the record.
  const named = (deaths: Deaths) => deaths.map(([message, , reason]) => [message, reason]);
  comparison.same(`${what}: deaths`, named(told.dead), named(wanted.deadAt));
}

const LENGTH: Case[] = [
  ...casesOf<{ type: Type; args: { 'x-overflow': Queue['overflow'] } }, { burst: Part; oneByOne: Part }>(
    FILE,
    /^f\.maxlen\.(classic|quorum)\./,
    ({ config, facts }, comparison) => {
      const queue: Partial<Queue> = { type: config.type, maxLength: 3, overflow: config.args['x-overflow']! };
      // A quorum queue that refuses is soft: how many of a burst it takes is a race.
      if (config.type === 'classic' || queue.overflow === 'drop-head')
        sameOverflow(sendOneByOne({ sent: burst(10), queue }), facts.burst, false, comparison);
      const seven = sendOneByOne({ sent: seconds(new Array(7).fill(0), ONE_BY_ONE_MS), queue });
      sameOverflow(seven, asSecond(facts.oneByOne), true, comparison);
    },
  ),
  ...casesOf<unknown, { ok: boolean[]; readyA: number; readyB: number }>(
    FILE,
    /^f\.maxlen-fanout$/,
    ({ facts }, comparison) => {
      const shop = shopOf({
        checkout: [publish, reply],
        components: {
          Server: server(10),
          Broker: broker({ A: { maxLength: 2, overflow: 'reject-publish' }, B: {} }),
        },
      });
      const { facts: told, lane } = runOf(shop, { ordersMax: facts.ok.length });
      const refused = new Set(only(told, 'publish-failed').map(({ orderId }) => orderId));
      comparison.same(
        'confirmed',
        facts.ok.map((_, index) => !refused.has(index + 1)),
        facts.ok,
      );
      comparison.same('ready in A', queueOf(lane, 'A').ready, facts.readyA);
      comparison.same('ready in B', queueOf(lane, 'B').ready, facts.readyB);
    },
  ),
];

interface WhileHeld {
  ok: Record<string, boolean>;
  deadBeforeRequeue: number[];
  readyBeforeRequeue: number;
  deadAfterRequeue: number[];
  left: number[];
}

/** What a worker holds does not count; returned to a full queue it does. On a classic queue a lost worker returns as a nack. */
LENGTH.push(
  ...casesOf<{ args: { 'x-overflow'?: Queue['overflow'] } }, WhileHeld>(
    FILE,
    /^f\.maxlen-unacked\.classic/,
    ({ config, facts }, comparison) => {
      const overflow = config.args['x-overflow'];
      const lostAtMs = 400;
      const told = sendOneByOne({
        sent: seconds(new Array(6).fill(0), 30),
        queue: { maxLength: 3, ...(overflow ? { overflow } : {}) },
        pool: { prefetch: 2, handling: 'concurrent' },
        serviceMs: 60_000,
        commands: [{ atMs: lostAtMs, type: 'crash-worker', component: 'Workers', worker: 0, restartAfterMs: 60_000 }],
        untilMs: 1_000,
      });
      const died = (isBefore: boolean) =>
        told.dead.filter(([, atMs]) => atMs < lostAtMs === isBefore).map(([message]) => message);
      const refused = Object.keys(facts.ok)
        .map(Number)
        .filter((message) => !facts.ok[message]);
      comparison.same('refused', told.refused, refused);
      comparison.same('dropped while two are held', died(true), facts.deadBeforeRequeue);
      comparison.same('ready while two are held', told.readyAt(lostAtMs - 1), facts.readyBeforeRequeue);
      comparison.same('dropped once they are back', died(false), facts.deadAfterRequeue);
      comparison.same('left', told.left, facts.left);
    },
  ),
);

export const LIMITS: Experiment[] = [
  {
    file: FILE,
    title: 'time to live: of the queue, of the message, both, 0; behind a live head, prefetched, returned',
    compares: 'who dies, when and why; what is delivered, ready, left',
    cases: TIME_TO_LIVE,
  },
  {
    file: FILE,
    title: 'length limits with each overflow, in a burst and one by one; beside a queue with room',
    compares: 'who is dropped or refused, what is left',
    cases: LENGTH,
  },
];
