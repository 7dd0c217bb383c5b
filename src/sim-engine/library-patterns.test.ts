// The point of built-in scenarios about sharing, staffing and varying times, as a number; and its opposite after one change.
import { describe, expect, test } from 'vitest';
import { scenarioById } from '../scenario/library/library.ts';
import type { Sets } from '../scenario/run-spec.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { attemptsExpected } from '../theory/retries.ts';
import { componentOf, only, queueOf, runOf } from './testing/runs.ts';

const ended = (id: string, sets: Sets = {}, rest: { untilMs?: number } = {}) =>
  runOf(scenarioById(id)!, { sets, keepFacts: false, ...rest }).lane;
/** A scenario with something about it that no knob turns. */
function changed(id: string, change: (scenario: Scenario) => void): Scenario {
  const scenario = structuredClone(scenarioById(id)!);
  change(scenario);
  return scenario;
}
const EMAILS = 'email.order.confirmation';

describe('handing messages out', () => {
  test('one event is four messages, each handled once; without a binding three, and no customer notices', () => {
    const copies = (sets: Sets) => {
      const { queues, orders } = ended('fan-out', sets);
      expect(orders.customerMs.max).toBe(110);
      return queues.map(({ published }) => published / orders.replied);
    };
    expect(copies({})).toEqual([1, 1, 1, 1]);
    expect(copies({ 'Queue.analytics.events.bound': false })).toEqual([1, 1, 1, 0]);
  });

  test('eighty pictures are done together with prefetch 1; dealt out in turn, one worker is at it long after the others', () => {
    const workers = (sets: Sets) => {
      const { facts } = runOf(scenarioById('work-queue')!, { sets });
      const done = only(facts, 'message-acknowledged').filter(({ queue }) => queue === 'image-processing');
      expect(done).toHaveLength(80);
      const last = new Map(done.map(({ worker, atMs }) => [worker, atMs]));
      return {
        makespanMs: Math.max(...last.values()),
        apartMs: Math.max(...last.values()) - Math.min(...last.values()),
      };
    };
    const shared = workers({});
    const dealt = workers({ 'ImageWorker.prefetch': 0 });
    expect(shared.apartMs).toBeLessThan(4_100);
    expect(dealt.apartMs).toBeGreaterThan(8_000);
    expect(dealt.makespanMs).toBeGreaterThan(1.15 * shared.makespanMs);
  });
});

describe('staffing', () => {
  test('five workers as the lesson writes them hold 116 e-mails at once; one at a time, they fall behind by ten thousand', () => {
    const written = ended('worker-as-written');
    expect(componentOf(written, 'EmailService').busyMean).toBeCloseTo(115.7, -1);
    expect(queueOf(written, EMAILS).readyMax).toBeLessThan(5);
    const serial = ended('worker-as-written', { 'EmailWorker.handling': 'serial', 'EmailWorker.prefetch': 1 });
    expect(queueOf(serial, EMAILS).ready).toBeGreaterThan(10_000);
  });

  test('the rush makes customers wait in line for slots; with 900 slots, or behind a queue, nobody does', () => {
    expect(ended('rush-sync').orders.customerMs.p95).toBeGreaterThan(6_000);
    expect(ended('rush-sync', { 'AppServers.slots': 300 }).orders.customerMs.max).toBe(3_900);
    expect(ended('rush-async').orders.customerMs.max).toBe(110);
  });

  test('a spike of a thousand a second piles up on two hundred workers, and not on two thousand and some', () => {
    const until = { untilMs: 60_000 };
    expect(queueOf(ended('spike', {}, until), EMAILS).readyMax).toBeGreaterThan(40_000);
    expect(queueOf(ended('spike', { 'EmailWorker.count': 2_100 }, until), EMAILS).readyMax).toBeLessThan(100);
  });
});

describe('varying times', () => {
  test('e-mails of 2 to 3 s are waited for, or not; with the lesson’s round numbers every order takes the same', () => {
    const sync = ended('realistic-sync').orders.customerMs;
    // 100 + 2,500 + 500 + 750 + 300 ms on average.
    expect(Math.abs(sync.mean - 4_150)).toBeLessThan(50);
    expect(sync.p99 - sync.p50).toBeGreaterThan(500);
    expect(ended('realistic-async').orders.customerMs.max).toBe(110);
    const round: Sets = {
      'EmailService.latency': 2_000,
      'SMSService.latency': 1_000,
      'Inventory.latency': 500,
      'AnalyticsDB.latency': 300,
    };
    const even = ended('realistic-sync', round).orders.customerMs;
    expect([even.min, even.max]).toEqual([3_900, 3_900]);
  });

  test('three of ten attempts fail, so that an e-mail takes 1.42 of them; where none fails, one', () => {
    expect(ended('retry-laboratory').amplification).toBeGreaterThan(1.05);
    const mails = ended('retry-laboratory');
    const attempts = componentOf(mails, 'EmailWorker').served + componentOf(mails, 'EmailWorker').failed;
    const firsts = attempts - componentOf(mails, 'EmailWorker').retried;
    expect(Math.abs(attempts / firsts - attemptsExpected(0.3, 3))).toBeLessThan(0.06);
    expect(ended('retry-laboratory', { 'EmailWorker.errors': 0 }).amplification).toBe(1);
  });
});

describe('what no knob turns', () => {
  test('where no order takes the stock below ten, no alert is published', () => {
    const full = changed('low-stock', ({ flows }) => {
      for (const step of flows['stock']!) if (step.do === 'decide') step.probability = 0;
    });
    expect(queueOf(runOf(full, { keepFacts: false }).lane, 'inventory.alert').published).toBe(0);
  });

  test('a queue that is not exclusive keeps what comes while its worker is away', () => {
    const kept = changed('exclusive-queue', ({ components: { Queue } }) => {
      if (Queue?.kind === 'rabbitmq') delete Queue.queues['notifications.order']!.exclusive;
    });
    const { lane } = runOf(kept, { keepFacts: false });
    const { published, acknowledged, unacknowledged, ready } = queueOf(lane, 'notifications.order');
    expect(published).toBe(lane.orders.replied);
    expect(acknowledged + unacknowledged + ready).toBe(published);
  });
});
