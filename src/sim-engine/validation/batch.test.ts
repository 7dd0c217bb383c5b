// Against a real RabbitMQ: a consumer that collects a hundred messages and acknowledges them together.
import { expect, test } from 'vitest';
import { only, queueOf, runOf } from '../testing/runs.ts';
import { workQueue } from '../testing/shops.ts';
import { recorded } from './recordings.ts';

interface Run {
  id: string;
  config: {
    prefetch: number | 'unlimited';
    batch: number;
    flushMs: number | null;
    workers: number;
    n: number;
    processMs: number;
    watchMs: number;
  };
  facts: { batches: [string, number, number, string][]; acked: number; ready: number; unacked: number };
}

/** Publishing the burst and delivering it took up to 80 ms, and the second worker's half came a little before. */
const TOLERANCE_MS = 110;

test.each((recorded('j-batch') as unknown as Run[]).map((run) => [run.id, run] as const))(
  '%s',
  (_, { config, facts }) => {
    const { prefetch, batch: size, flushMs, workers: count, n, processMs, watchMs } = config;
    const scenario = workQueue(
      processMs,
      { count, prefetch: prefetch === 'unlimited' ? 0 : prefetch, batch: { size, ...(flushMs ? { flushMs } : {}) } },
      { perSecond: 100_000 },
    );
    const run = runOf(scenario, { ordersMax: n, untilMs: watchMs });
    const { ready, unacknowledged, acknowledged } = queueOf(run.lane, 'mail');
    expect({ acked: acknowledged, ready, unacked: unacknowledged }).toEqual({
      acked: facts.acked,
      ready: facts.ready,
      unacked: facts.unacked,
    });
    const ends = only(run.facts, 'work-ended').map(({ atMs }) => atMs);
    expect(ends).toHaveLength(facts.batches.length);
    ends.forEach((atMs, index) => {
      expect(Math.abs(atMs - facts.batches[index]![1])).toBeLessThan(TOLERANCE_MS + index * 5);
    });
  },
);
