// Against a real RabbitMQ: a worker whose process was stopped, with and without heartbeats, and one that never acknowledges.
import { expect, test } from 'vitest';
import type { Broker, WorkerPool } from '../../scenario/scenario.ts';
import { only, queueOf, runOf } from '../testing/runs.ts';
import { broker, publish, reply, server, shopOf, work, workers } from '../testing/shops.ts';
import { recorded, toleranceMs } from './recordings.ts';

interface Hang {
  id: string;
  config: { holder: { prefetch: number; service: number; heartbeatS: number } };
  facts: { heldAtDeath: number[]; firstRedeliveryAfterMs: number | null };
  events: [atMs: number, what: string, message: number | null, worker: string][];
}
interface TimeOut {
  id: string;
  config: { type: 'classic' | 'quorum'; consumerTimeoutMs: number };
  facts: { closedAtMs: number; readyAfterwards: number };
  samples: [atMs: number, queue: string, ready: number, unacknowledged: number][];
}

const shopWith = (type: 'classic' | 'quorum', serviceMs: number, pool: Partial<WorkerPool>, rest: Partial<Broker>) =>
  shopOf({
    checkout: [publish, reply],
    handle: [work(serviceMs)],
    components: { Server: server(100), Broker: broker({ mail: { type } }, rest), Workers: workers('mail', pool) },
    traffic: { perSecond: 100_000 },
  });

const hangs = (recorded('i-crash') as unknown as Hang[]).filter(({ id }) => id.startsWith('i.hang'));

test.each(hangs.map((run) => [run.id, run] as const))(
  '%s: what a stopped worker holds comes back when its silence is noticed, or not at all',
  (_, { config: { holder }, facts, events }) => {
    const stoppedMs = events.find(([, what]) => what === 'SIGSTOP')![0];
    const delivered = events.filter(([, what, , worker]) => what === 'deliver' && worker === 'victim').length;
    const heartbeatMs = holder.heartbeatS * 1_000;
    const shop = shopWith(
      'classic',
      holder.service,
      { prefetch: holder.prefetch },
      heartbeatMs > 0 ? { heartbeatMs } : {},
    );
    const stop = {
      type: 'start-fault' as const,
      atMs: stoppedMs,
      component: 'Workers',
      fault: { type: 'hang' as const },
    };
    const run = runOf(shop, { ordersMax: delivered, commands: [stop], untilMs: 20_000 });
    const returned = only(run.facts, 'message-returned');
    if (facts.firstRedeliveryAfterMs === null) return expect(returned).toEqual([]);
    expect(returned.map(({ orderId }) => orderId)).toEqual(facts.heldAtDeath);
    // Both of them between two and three intervals after the process was stopped: when, is a matter of when it had connected.
    for (const afterMs of [returned[0]!.atMs - stoppedMs, facts.firstRedeliveryAfterMs]) {
      expect(afterMs).toBeGreaterThan(2 * heartbeatMs);
      expect(afterMs).toBeLessThan(3 * heartbeatMs + toleranceMs(0));
    }
  },
);

const timeOuts = recorded('i-timeout') as unknown as TimeOut[];

test.each(timeOuts.map((run) => [run.id, run] as const))(
  '%s: the channel of a worker that holds its messages for too long is closed at the next look, and all are ready again',
  (_, { config: { type, consumerTimeoutMs }, facts, samples }) => {
    const shop = shopWith(type, 3_600_000, { prefetch: 3 }, { consumerTimeoutMs });
    const run = runOf(shop, { ordersMax: 5, untilMs: 70_000 });
    const [closed] = only(run.facts, 'channel-closed');
    expect(Math.abs(closed!.atMs - facts.closedAtMs)).toBeLessThan(toleranceMs(0));
    const before = queueOf(runOf(shop, { ordersMax: 5, untilMs: 59_000 }).lane, 'mail');
    const after = queueOf(run.lane, 'mail');
    expect([
      [before.ready, before.unacknowledged],
      [after.ready, after.unacknowledged],
    ]).toEqual(samples.map(([, , ready, unacknowledged]) => [ready, unacknowledged]));
    expect(after.ready).toBe(facts.readyAfterwards);
  },
);
