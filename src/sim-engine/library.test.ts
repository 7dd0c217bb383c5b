// The point of each built-in scenario, as a number; and the opposite after its one stated change.
import { describe, expect, test } from 'vitest';
import type { LaneFrame } from '../protocol/frame.ts';
import { scenarioById } from '../scenario/library/library.ts';
import type { Command, Sets } from '../scenario/run-spec.ts';
import { componentOf, only, queueOf, runOf } from './testing/runs.ts';

interface Seen {
  lane: LaneFrame;
  facts: ReturnType<typeof runOf>['facts'];
}

function seen(id: string, sets: Sets = {}, rest: { untilMs?: number; commands?: Command[] } = {}): Seen {
  const { lane, facts } = runOf(scenarioById(id)!, { sets, ...rest });
  return { lane, facts };
}

const EMAILS = 'email.order.confirmation';
const emails = ({ lane }: Seen) => queueOf(lane, EMAILS);
const dead = ({ lane }: Seen) => queueOf(lane, 'email.dead').ready;

describe('the e-mail provider goes down', () => {
  test('no customer notices, more than 100 e-mails die, an alert fires; replayed after the outage, none is left', () => {
    const outage = seen('email-outage', {}, { untilMs: 60_000 });
    expect(outage.lane.orders.failed).toBe(0);
    expect(outage.lane.orders.customerMs.max).toBe(110);
    expect(dead(outage)).toBeGreaterThan(100);
    expect(only(outage.facts, 'alert-raised').map(({ alert }) => alert)).toContain('dead-letters');
    const replay: Command = {
      atMs: 100_000,
      type: 'replay-dead-letters',
      queue: 'email.dead',
      count: 0,
      perSecond: 0,
      keepRetryCount: false,
    };
    const mended = seen('email-outage', { 'orders.pattern': 'constant' }, { commands: [replay] });
    expect(dead(mended)).toBe(0);
    expect(only(mended.facts, 'message-replayed').length).toBeGreaterThan(100);
  });

  test('replayed while the provider is still down, with the count of retries kept, they die at once', () => {
    const replay = (keepRetryCount: boolean): Command => ({
      atMs: 30_000,
      type: 'replay-dead-letters',
      queue: 'email.dead',
      count: 1,
      perSecond: 0,
      keepRetryCount,
    });
    const lifeAfter = (keep: boolean) => {
      const { facts } = seen('email-outage', {}, { untilMs: 60_000, commands: [replay(keep)] });
      const replayed = only(facts, 'message-replayed')[0]!;
      const again = only(facts, 'backing-off').filter(
        ({ orderId, atMs }) => orderId === replayed.orderId && atMs > replayed.atMs,
      );
      return again.length;
    };
    expect(lifeAfter(true)).toBe(0);
    expect(lifeAfter(false)).toBeGreaterThan(0);
  });

  test('with ten retries none dies', () => {
    expect(dead(seen('email-outage', { 'EmailWorker.retries': 10 }, { untilMs: 90_000 }))).toBe(0);
  });

  test('without queues every customer of the outage gets an error, for an order that is stored', () => {
    const { lane, facts } = seen('email-outage-sync');
    expect(lane.orders.failed).toBeGreaterThan(290);
    const failed = new Set(only(facts, 'order-failed').map(({ orderId }) => orderId));
    const stored = only(facts, 'call-ended').filter(({ to, orderId }) => to === 'Master' && failed.has(orderId));
    expect(stored).toHaveLength(failed.size);
  });
});

describe('poison', () => {
  test('requeued on a classic queue, one message stops all others; rejected, none', () => {
    const hot = seen('hot-requeue');
    expect(emails(hot).redelivered).toBeGreaterThan(1_000);
    expect(emails(hot).acknowledged).toBe(0);
    expect(emails(seen('hot-requeue', { 'EmailWorker.onFailure': 'reject' })).acknowledged).toBeGreaterThan(200);
  });

  test('on a quorum queue with a limit of 5 it is delivered six times and dead-lettered', () => {
    const limited = seen('poison-limit');
    expect(
      only(limited.facts, 'message-delivered').filter(({ orderId, queue }) => orderId === 12_345 && queue === EMAILS),
    ).toHaveLength(6);
    expect([dead(limited), emails(limited).ready]).toEqual([1, 0]);
  });

  test('a backoff blocks its workers, wait queues do not', () => {
    const blocked = seen('backoff-blocks');
    const free = seen('wait-queues');
    expect(emails(blocked).ready).toBeGreaterThan(20);
    expect(componentOf(blocked.lane, 'EmailWorker').backingOff).toBeGreaterThan(0);
    expect(emails(free).ready).toBeLessThan(5);
    expect(emails(seen('backoff-blocks', { 'EmailWorker.poisonEvery': 0 })).ready).toBeLessThan(5);
  });
});

describe('lost connections', () => {
  test('a crash in the middle of a call sends an e-mail twice; without it, none is', () => {
    const crashed = seen('duplicate-after-crash');
    expect(componentOf(crashed.lane, 'EmailService').duplicates).toBeGreaterThan(0);
    expect(
      only(crashed.facts, 'effect-repeated').every(
        ({ component, times }) => component === 'EmailService' && times === 2,
      ),
    ).toBe(true);
    expect(componentOf(seen('duplicate-after-crash', {}, { untilMs: 9_999 }).lane, 'EmailService').duplicates).toBe(0);
  });

  test('a restart keeps what is durable and persistent, and delivers again what was held', () => {
    const kept = seen('broker-restart');
    expect(kept.lane.queues.reduce((sum, { dropped }) => sum + dropped, 0)).toBe(0);
    expect(emails(kept).redelivered).toBeGreaterThan(0);
    const lost = seen('broker-restart-lost');
    expect(
      only(lost.facts, 'message-dropped').filter(({ reason }) => reason === 'broker-restart').length,
    ).toBeGreaterThan(0);
    expect(kept.lane.orders.failed).toBe(lost.lane.orders.failed);
  });

  test('an exclusive queue goes with its owner, and what is published meanwhile goes nowhere', () => {
    const { lane, facts } = seen('exclusive-queue');
    expect(only(facts, 'queue-deleted')).toHaveLength(1);
    const { published, acknowledged } = queueOf(lane, 'notifications.order');
    expect(lane.orders.placed - published).toBeGreaterThanOrEqual(50);
    expect(acknowledged).toBeLessThan(lane.orders.placed - 50);
  });
});

describe('a slow dependency', () => {
  test('holds the slots of a synchronous shop, and only delays e-mails behind a queue', () => {
    expect(seen('slow-dependency-sync').lane.orders.customerMs.p95).toBeGreaterThan(15_000);
    const queued = seen('slow-dependency-async');
    expect(queued.lane.orders.customerMs.max).toBe(110);
    expect(emails(queued).readyMax).toBeGreaterThan(1_000);
  });
});

describe('batches, times and limits', () => {
  test('a batch of 100 that never fills keeps 50 events for ever; with a flush timer none', () => {
    const stuck = queueOf(seen('batch-never-fills').lane, 'analytics.events');
    expect([stuck.acknowledged, stuck.ready + stuck.unacknowledged]).toEqual([200, stuck.published - 200]);
    const flushed = queueOf(seen('batch-never-fills', { 'AnalyticsWorker.flush': 1_000 }).lane, 'analytics.events');
    expect(flushed.acknowledged).toBe(flushed.published);
  });

  test('a prefetch below the batch is a deadlock', () => {
    const { acknowledged } = queueOf(
      seen('batch-never-fills', { 'AnalyticsWorker.prefetch': 99 }).lane,
      'analytics.events',
    );
    expect(acknowledged).toBe(0);
  });

  test('what is too old is dead-lettered, and with enough workers nothing is', () => {
    const old = queueOf(seen('ttl-dead-letters').lane, 'notifications.order');
    expect(old.expired).toBeGreaterThan(100);
    expect(old.deadLettered).toBe(old.expired);
    expect(
      queueOf(seen('ttl-dead-letters', { 'NotificationWorker.count': 6 }).lane, 'notifications.order').expired,
    ).toBe(0);
  });

  test('a reminder due in 5 s waits behind one due in 30 s; with one time to live for all it does not', () => {
    const arrivals = (sets: Sets) =>
      only(seen('head-of-line', sets).facts, 'message-enqueued')
        .filter(({ queue }) => queue === 'cart-reminders')
        .map(({ atMs }) => Math.round(atMs / 1_000));
    expect(arrivals({})).toEqual([31, 31]);
    expect(arrivals({ 'Queue.cart.wait.ttl': 5_000 })).toEqual([6, 7]);
  });

  test('a reminder comes after 24 hours through a wait queue, and at once where x-delay is ignored', () => {
    const sentAt = (id: string) =>
      only(seen(id).facts, 'message-delivered').find(({ queue }) => queue === 'cart-reminders')!.atMs / 3_600_000;
    expect(sentAt('cart-reminder')).toBeCloseTo(24, 2);
    expect(sentAt('x-delay-ignored')).toBeLessThan(0.01);
  });

  test('a full queue drops its oldest and confirms, or refuses and fails the order', () => {
    const drops = seen('queue-full');
    expect([emails(drops).ready, drops.lane.orders.failed]).toEqual([1_000, 0]);
    expect(emails(drops).dropped).toBeGreaterThan(5_000);
    const refuses = seen('queue-full-rejects');
    expect(emails(refuses).dropped).toBe(0);
    expect(refuses.lane.orders.failed).toBeGreaterThan(5_000);
    // The other queues have the event although the publisher was told no.
    expect(queueOf(refuses.lane, 'inventory.update').published).toBeGreaterThan(refuses.lane.orders.replied + 5_000);
  });

  test('a refusal that nobody waits for fails no order, and the e-mail is gone all the same', () => {
    const heard = seen('queue-full-rejects').lane;
    const { orders, queues } = seen('queue-full-unheard').lane;
    const lost = orders.replied - queues.find(({ name }) => name === EMAILS)!.published;
    expect([orders.failed, lost]).toEqual([0, heard.orders.failed]);
    expect(seen('queue-full-unheard', { 'Queue.email.order.confirmation.maxLength': 0 }).lane.orders).toMatchObject({
      failed: 0,
      replied: orders.replied,
    });
  });
});

describe('patterns', () => {
  test('pictures share the slots with the checkout: beyond 3,000 a second customers wait, with a tenth of them they do not', () => {
    const waits = (perSecond: number) =>
      seen('pictures', { 'pictures.perSecond': perSecond }, { untilMs: 30_000 }).lane.orders.customerMs.max;
    expect(waits(3_600)).toBeGreaterThan(3_000);
    expect(waits(360)).toBe(110);
  });

  test('low stock: a message that causes a message', () => {
    const { lane } = seen('low-stock');
    const alerts = queueOf(lane, 'inventory.alert').published;
    expect(alerts).toBe(lane.counters['low stock']);
    expect(alerts / lane.orders.placed).toBeGreaterThan(0.05);
    expect(queueOf(lane, 'inventory.alert').acknowledged).toBeGreaterThan(alerts - 3);
  });

  test('low stock: to tell the buyer is not to tell the seller a second time', () => {
    const { lane } = seen('low-stock');
    expect(queueOf(lane, 'inventory.alert').acknowledged).toBeGreaterThan(0);
    expect(lane.components.map(({ duplicates }) => duplicates)).toEqual(lane.components.map(() => 0));
  });

  test('one more subscriber is fed from its binding on, and nobody else notices', () => {
    const bind: Command = { atMs: 60_000, type: 'set', path: 'Queue.loyalty.points.bound', value: true };
    const before = seen('new-subscriber');
    const after = seen('new-subscriber', {}, { commands: [bind] });
    expect(queueOf(before.lane, 'loyalty.points').published).toBe(0);
    expect(queueOf(after.lane, 'loyalty.points').published).toBeGreaterThan(1_190);
    expect(after.lane.orders.customerMs.max).toBe(110);
  });

  test('by weight every queue has its share of the workers; strictly, the campaign waits for all others', () => {
    const share = (sets: Sets) => queueOf(seen('weighted-attention', sets).lane, 'email.marketing').acknowledged;
    expect(share({})).toBeGreaterThan(20);
    expect(emails(seen('weighted-attention')).waitMs.p95).toBeLessThan(10_000);
    expect(share({ 'EmailWorker.attention': 'strict', 'orders.perSecond': 6 })).toBeLessThan(share({}));
  });

  test('workers who come late get nothing without a prefetch, and help with one', () => {
    const more: Command = { atMs: 10_000, type: 'set', path: 'EmailWorker.count', value: 20 };
    const lastWork = (id: string) => seen(id, {}, { commands: [more] }).lane.atMs;
    const help = (id: string) =>
      only(seen(id, {}, { commands: [more] }).facts, 'message-delivered').filter(
        ({ component, worker }) => component === 'EmailWorker' && worker >= 5,
      ).length;
    expect([help('late-workers'), help('fair-dispatch') > 100]).toEqual([0, true]);
    expect(lastWork('late-workers')).toBeGreaterThan(2 * lastWork('fair-dispatch'));
  });

  test('a spike of 100,000 is buffered: all are answered in 110 ms, and 90,000 e-mails wait', () => {
    const { lane } = runOf(scenarioById('spike')!, { keepFacts: false });
    expect(lane.orders.placed).toBeGreaterThan(100_000);
    expect(lane.orders.customerMs.p99).toBe(110);
    expect(queueOf(lane, EMAILS).readyMax).toBeGreaterThan(89_000);
    expect(queueOf(lane, EMAILS).ready).toBe(0);
  });

  test('the dashboard of the lesson: 50,000 a day, 12 in the DLQ, and 1,024 pending after half an hour without workers', () => {
    const { lane } = runOf(scenarioById('dashboard')!, { keepFacts: false });
    const mails = queueOf(lane, EMAILS);
    expect(mails.published).toBe(50_000);
    expect(queueOf(lane, 'email.dead').ready).toBeGreaterThanOrEqual(12);
    expect(mails.readyMax).toBe(1_024);
    expect(queueOf(lane, EMAILS).ready).toBe(0);
  });

  test('every queue of the lesson carries work, and its dead letters do', () => {
    const { lane } = runOf(scenarioById('all-queues')!, { keepFacts: false });
    const idle = lane.queues.filter(({ published, acknowledged, deadLettered, deadLettersFrom }) => {
      const moves = acknowledged + deadLettered > 0 || deadLettersFrom.length > 0;
      return published === 0 || !moves;
    });
    expect(idle.map(({ name }) => name)).toEqual([]);
    expect(lane.queues).toHaveLength(17);
  });
});

test('alerts that began and ended stand in the frame, at the second at which they were seen, as they do in the facts', () => {
  const { lane, facts } = seen('email-outage', {}, { untilMs: 120_000 });
  const told = facts.flatMap((fact) =>
    fact.type === 'alert-raised' || fact.type === 'alert-cleared'
      ? [{ id: fact.alert, atMs: fact.atMs, raised: fact.type === 'alert-raised' }]
      : [],
  );
  expect(lane.alertTurns.map(({ id, atMs, raised }) => ({ id, atMs, raised }))).toEqual(told);
  expect(told.filter(({ id, raised }) => id === 'errors' && !raised)).toHaveLength(1);
  expect(told.every(({ atMs }) => atMs % 1_000 === 0)).toBe(true);
});
