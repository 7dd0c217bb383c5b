// Against a real RabbitMQ: a worker that dies with messages in hand and in its buffer.
import { expect, test } from 'vitest';
import { only, runOf } from '../testing/runs.ts';
import { broker, publish, reply, server, shopOf, work, workers } from '../testing/shops.ts';
import { recorded } from './recordings.ts';

interface Run {
  id: string;
  config: {
    type: 'classic' | 'quorum';
    how: string;
    holder: { prefetch: number; service: number };
    other: 'idle' | 'none';
  };
  facts: { heldAtDeath: number[]; w2order: string };
}

const DIES_AT_MS = 1_400;
const kills = (recorded('i-crash') as unknown as Run[]).filter(({ id }) => /^i\.kill/.test(id));

/** Eight messages at once; the first worker is killed; the other one was there before, or comes afterwards. */
test.each(kills.filter(({ config }) => config.other === 'none').map((run) => [run.id, run] as const))(
  '%s: what it held comes back in the old order, before what is ready',
  (_, { config, facts }) => {
    const shop = shopOf({
      checkout: [publish, reply],
      handle: [work(config.holder.service)],
      components: {
        Server: server(100),
        Broker: broker({ mail: { type: config.type } }),
        Workers: workers('mail', { prefetch: config.holder.prefetch }),
      },
      traffic: { perSecond: 100_000 },
    });
    const crash = {
      atMs: DIES_AT_MS,
      type: 'crash-worker' as const,
      component: 'Workers',
      worker: 0,
      restartAfterMs: 1_000,
    };
    const run = runOf(shop, { ordersMax: 8, commands: [crash] });
    const delivered = only(run.facts, 'message-delivered');
    const held = delivered.filter(({ atMs }) => atMs < DIES_AT_MS).map(({ orderId }) => orderId);
    const acknowledged = only(run.facts, 'message-acknowledged').filter(({ atMs }) => atMs < DIES_AT_MS);
    expect(held.filter((id) => !acknowledged.some(({ orderId }) => orderId === id))).toEqual(facts.heldAtDeath);
    const again = delivered
      .filter(({ atMs }) => atMs > DIES_AT_MS)
      .map(({ orderId, redelivered }) => `${orderId}${redelivered ? 'r' : ''}`);
    expect(again.join(' ')).toBe(facts.w2order.replaceAll('/1', ''));
    expect(run.lane.orders.settled).toBe(8);
  },
);
