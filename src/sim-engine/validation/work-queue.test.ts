// Against a real RabbitMQ: 20 messages at once, for some workers with some prefetch. Recorded in test-fixtures/rabbitmq.
import { describe, expect, test } from 'vitest';
import { type Recorded, type Replayed, recorded, recordedRun, replay, toleranceMs } from './recordings.ts';

const equal = new Array<number>(20).fill(2_000);
const oddSlow = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 2_000 : 200));

/** Every message is done when it was in the real broker, within the tolerance. */
function expectSameTimes(run: Recorded, replayed: Replayed): void {
  for (const [message, doneMs] of Object.entries(run.facts.done)) {
    const late = doneMs - replayed.done[message]!;
    const tolerance = toleranceMs(replayed.before[message]!);
    expect(Math.abs(late), `message ${message} of ${run.id}: ${late} ms apart`).toBeLessThanOrEqual(tolerance);
  }
  const last = toleranceMs(Math.max(...Object.values(replayed.before)));
  expect(Math.abs(run.facts.makespan - replayed.makespan), `makespan of ${run.id}`).toBeLessThanOrEqual(last);
}

/** Ready and unacknowledged at an instant, from the facts. */
function depthAt({ facts }: Replayed, atMs: number): { ready: number; unacknowledged: number } {
  const count = (type: string) => facts.filter((fact) => fact.type === type && fact.atMs <= atMs).length;
  const delivered = count('message-delivered');
  return { ready: count('message-enqueued') - delivered, unacknowledged: delivered - count('message-acknowledged') };
}

const between = (value: number, one: number, other: number): boolean =>
  value >= Math.min(one, other) && value <= Math.max(one, other);

/** Each sample lies between the simulated depth now and as long ago as the broker may be late. */
function expectSameDepths(run: Recorded, replayed: Replayed): void {
  const lateMs = toleranceMs(Math.max(...Object.values(replayed.before)));
  for (const [atMs, , ready, unacknowledged] of run.samples) {
    const now = depthAt(replayed, atMs);
    const ago = depthAt(replayed, atMs - lateMs);
    const agrees =
      between(ready, now.ready, ago.ready) && between(unacknowledged, now.unacknowledged, ago.unacknowledged);
    expect(agrees, `${run.id} at ${atMs} ms: ${ready} ready, ${unacknowledged} held`).toBe(true);
  }
}

describe('20 messages of 2,000 ms', () => {
  const runs = recorded('b-workqueue').filter(({ config }) => !config.backlogFirst);

  test.each(runs.map((run): [string, Recorded] => [run.id, run]))('%s', (_, run) => {
    const replayed = replay({ ...run.config, serviceMs: equal });
    expectSameTimes(run, replayed);
    expectSameDepths(run, replayed);
  });

  test('the makespan is the formula’s: serial ceil(20/W) × 2 s, concurrent ceil(20/(W × P)) × 2 s', () => {
    for (const { config } of runs) {
      const perRound = config.workers * (config.handler === 'serial' ? 1 : Math.min(20, Number(config.prefetch) || 20));
      const { makespan } = replay({ ...config, serviceMs: equal });
      expect(Math.round(makespan)).toBe(Math.ceil(20 / perRound) * 2_000);
    }
  });

  test('the first round is dealt in turn: 1, 2, … W, and again from 1', () => {
    for (const { config, facts } of runs) {
      const { deliveredTo } = replay({ ...config, serviceMs: equal });
      const held = config.prefetch === 'unlimited' ? 20 : config.prefetch;
      const first = (of: Record<string, number[]>) =>
        Object.entries(of).map(([worker, messages]) => [
          worker,
          messages.slice(0, Math.min(held, 20 / config.workers)),
        ]);
      expect(first(deliveredTo)).toEqual(first(facts.deliveredTo));
    }
  });
});

describe('20 messages, odd ones of 2,000 ms, even ones of 200 ms', () => {
  test.each(recorded('c-unfair').map((run): [string, Recorded] => [run.id, run]))('%s', (_, run) => {
    const replayed = replay({ ...run.config, serviceMs: oddSlow });
    expectSameTimes(run, replayed);
    expectSameDepths(run, replayed);
  });

  test('unlimited prefetch: one worker has all that is slow, the other is done early and idle', () => {
    const run = recordedRun('c-unfair', 'c.W2.Pinf.ser');
    expect(replay({ ...run.config, serviceMs: oddSlow }).deliveredTo).toEqual(run.facts.deliveredTo);
  });

  test('prefetch 3: who gets what is decided at delivery and never revised', () => {
    const run = recordedRun('c-unfair', 'c.W2.P3.ser');
    const { deliveredTo } = replay({ ...run.config, serviceMs: oddSlow });
    expect(deliveredTo).toEqual(run.facts.deliveredTo);
    expect(deliveredTo['w1']).toEqual([1, 3, 5, 10, 13, 15, 16, 20]);
  });
});
