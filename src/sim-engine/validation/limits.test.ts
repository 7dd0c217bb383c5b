// Against a real RabbitMQ: time to live, length limits and priorities, on classic and on quorum queues.
import { describe, expect, test } from 'vitest';
import { burst, sendOneByOne, type Told } from './one-by-one.ts';
import { recordedRun } from './recordings.ts';

const TOLERANCE_MS = 30;
const factsOf = (id: string): Record<string, unknown> =>
  recordedRun('f-dlx-ttl', id).facts as unknown as Record<string, unknown>;

/** Names and reasons are the same, and times within the tolerance. */
function sameDeaths(told: Told['dead'], recorded: unknown): void {
  const wanted = recorded as [number, number, string][];
  expect(told.map(([message, , reason]) => [message, reason])).toEqual(
    wanted.map(([message, , reason]) => [message, reason]),
  );
  told.forEach(([, atMs], index) => {
    expect(Math.abs(atMs - wanted[index]![1])).toBeLessThan(TOLERANCE_MS);
  });
}

const types = ['classic', 'quorum'] as const;

describe.each(types)('on a %s queue', (type) => {
  test('a queue’s time to live is counted from each publish, and needs no consumer', () => {
    const { publishedAt, deadAt } = factsOf(`f.queue-ttl.${type}`) as {
      publishedAt: Record<string, number>;
      deadAt: unknown;
    };
    const sent = Object.values(publishedAt).map((atMs) => ({ atMs }));
    sameDeaths(sendOneByOne({ sent, queue: { type, messageTtlMs: 1_000 } }).dead, deadAt);
  });

  test('only the head expires: what expired behind it dies with it', () => {
    const recorded = factsOf(`f.hol.${type}`) as {
      readyAt1500: number;
      readyAt3300: number;
      deadAt: unknown;
      left: number[];
    };
    const sent = [3_000, 1_000, 500, null].map((expirationMs) => ({
      atMs: 0,
      as: expirationMs ? { expirationMs } : {},
    }));
    const told = sendOneByOne({ sent, queue: { type } });
    sameDeaths(told.dead, recorded.deadAt);
    expect([told.readyAt(1_500), told.readyAt(3_300), told.left]).toEqual([
      recorded.readyAt1500,
      recorded.readyAt3300,
      recorded.left,
    ]);
  });

  test('an expired message is never delivered: as the head it is dead-lettered instead', () => {
    const recorded = factsOf(`f.hol-consumer.${type}`) as { delivered: [number, number][]; deadAt: unknown };
    const sent = [{ atMs: 0 }, { atMs: 0, as: { expirationMs: 500 } }, { atMs: 0 }];
    const told = sendOneByOne({ sent, queue: { type }, pool: {}, serviceMs: 200, joinAtMs: 1_000 });
    expect(told.delivered.map(([message]) => message)).toEqual(recorded.delivered.map(([message]) => message));
    sameDeaths(told.dead, recorded.deadAt);
  });

  test('of two times to live the shorter one counts', () => {
    const recorded = factsOf(`f.min-ttl.${type}`) as { m1: number; m2after: number };
    const ttl = { type, messageTtlMs: 1_000 };
    const dies = (expirationMs: number) =>
      sendOneByOne({ sent: [{ atMs: 0, as: { expirationMs } }], queue: ttl }).dead[0]![1];
    expect(Math.abs(dies(400) - recorded.m1)).toBeLessThan(TOLERANCE_MS);
    expect(Math.abs(dies(5_000) - recorded.m2after)).toBeLessThan(TOLERANCE_MS);
  });

  test('what is unacknowledged never expires, started or not', () => {
    const recorded = factsOf(`f.prefetched.${type}`) as { acked: [number, number][]; deadAt: unknown };
    const told = sendOneByOne({
      sent: burst(5),
      queue: { type, messageTtlMs: 500 },
      pool: { prefetch: 3 },
      serviceMs: 1_000,
    });
    expect(told.acknowledged.map(([message]) => message)).toEqual(recorded.acked.map(([message]) => message));
    sameDeaths(told.dead, recorded.deadAt);
  });

  test('drop-head: the oldest go, in a burst and one by one, and the confirm is an ack', () => {
    const queue = { type, maxLength: 3 };
    const recorded = factsOf(`f.maxlen.${type}.drop-head`) as { burst: { deadAt: unknown; left: number[] } };
    const told = sendOneByOne({ sent: burst(10), queue });
    sameDeaths(told.dead, recorded.burst.deadAt);
    expect([told.left, told.refused]).toEqual([recorded.burst.left, []]);
  });
});

test('a classic queue that refuses keeps the first, and dead-letters nothing', () => {
  const { burst: recorded } = factsOf('f.maxlen.classic.reject-publish') as {
    burst: { nacked: number[]; left: number[] };
  };
  const told = sendOneByOne({ sent: burst(10), queue: { maxLength: 3, overflow: 'reject-publish' } });
  expect([told.refused, told.dead, told.left]).toEqual([recorded.nacked, [], recorded.left]);
});

test('reject-publish-dlx refuses, and dead-letters what it refuses', () => {
  const { burst: recorded } = factsOf('f.maxlen.classic.reject-publish-dlx') as {
    burst: { nacked: number[]; left: number[]; deadAt: unknown };
  };
  const told = sendOneByOne({ sent: burst(10), queue: { maxLength: 3, overflow: 'reject-publish-dlx' } });
  expect([told.refused, told.left]).toEqual([recorded.nacked, recorded.left]);
  sameDeaths(told.dead, recorded.deadAt);
});

test('a quorum queue that refuses is soft: one by one it takes one more than its limit', () => {
  const { oneByOne } = factsOf('f.maxlen.quorum.reject-publish') as {
    oneByOne: { confirmed: number[]; nacked: number[] };
  };
  const sent = Array.from({ length: 7 }, (_, index) => ({ atMs: index * 60 }));
  const told = sendOneByOne({ sent, queue: { type: 'quorum', maxLength: 3, overflow: 'reject-publish' } });
  expect(told.refused).toHaveLength(oneByOne.nacked.length);
  expect(told.left).toHaveLength(oneByOne.confirmed.length);
});

describe('priorities', () => {
  const queue = { maxPriority: 5 };

  test('the highest comes first, above the maximum counts as the maximum, and within one the oldest', () => {
    const recorded = factsOf('f.priority.order') as { published: string[]; delivered: string[] };
    const sent = recorded.published.map((text) => {
      const priority = Number(text.split(':p')[1]);
      return { atMs: 0, as: Number.isNaN(priority) ? {} : { priority } };
    });
    const told = sendOneByOne({ sent, queue, pool: {}, serviceMs: 10, joinAtMs: 100 });
    expect(told.delivered.map(([message]) => message)).toEqual(
      recorded.delivered.map((text) => Number(text.split(':')[0])),
    );
  });

  test.each([
    [1, 'f.priority.prefetch1'],
    [5, 'f.priority.prefetch5'],
  ])('with prefetch %i an urgent message waits behind what is held', (prefetch, id) => {
    const { done } = factsOf(id) as { done: [number, number][] };
    const sent = [...burst(8), { atMs: 300, as: { priority: 5 } }];
    const told = sendOneByOne({ sent, queue, pool: { prefetch }, serviceMs: 200 });
    expect(told.acknowledged.map(([message]) => message)).toEqual(done.map(([message]) => message));
    told.acknowledged.forEach(([, atMs], index) => {
      expect(Math.abs(atMs - done[index]![1])).toBeLessThan(TOLERANCE_MS);
    });
  });

  test('drop-head drops the highest priority first', () => {
    const recorded = factsOf('f.priority.misc') as { dropHead: number[]; left: number[] };
    const sent = [{ atMs: 0, as: { priority: 5 } }, ...burst(3)];
    const told = sendOneByOne({ sent, queue: { ...queue, maxLength: 3 } });
    expect(told.dead.map(([message]) => message)).toEqual(recorded.dropHead.slice(0, 1));
    expect(told.left).toEqual(recorded.left);
  });
});
