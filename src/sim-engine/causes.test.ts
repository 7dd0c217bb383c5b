// "Why?": every fact names the fact that led to it, and walking back from the end of an order leads to its beginning.
import { describe, expect, test } from 'vitest';
import type { Fact } from '../protocol/fact.ts';
import { scenarioById } from '../scenario/library/library.ts';
import { only, runOf } from './testing/runs.ts';
import { reply, server, shopOf, work } from './testing/shops.ts';
import { lineOf } from './testing/trace.ts';

/** From a fact back to where its story began. */
function walkBack(facts: readonly Fact[], from: Fact): Fact[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const walked = [from];
  for (let fact = from; fact.causeId !== null; ) {
    const cause = byId.get(fact.causeId);
    expect(cause, `the cause of "${lineOf(fact)}"`).toBeDefined();
    expect(cause!.id).toBeLessThan(fact.id);
    expect(cause!.atMs).toBeLessThanOrEqual(fact.atMs);
    walked.push(cause!);
    fact = cause!;
  }
  return walked;
}

describe('why was it settled?', () => {
  test('synchronously: back through every call to the order', () => {
    const { facts } = runOf(scenarioById('one-order-sync')!);
    expect(walkBack(facts, facts.at(-1)!).map(lineOf).reverse()).toEqual(facts.map(lineOf));
  });

  test('asynchronously: the e-mail, its delivery, the publish, the order', () => {
    const { facts } = runOf(scenarioById('one-order-async')!);
    expect(walkBack(facts, facts.at(-1)!).map(lineOf)).toEqual([
      '2110 order 12345 order-settled after 2110',
      '2110 order 12345 message-acknowledged email.order.confirmation worker 0',
      '2110 order 12345 call-ended e-mail',
      '110 order 12345 call-started e-mail',
      '110 order 12345 handling-started email.order.confirmation worker 0',
      '110 order 12345 message-delivered email.order.confirmation to worker 0',
      '110 order 12345 message-enqueued email.order.confirmation',
      '110 order 12345 publish-confirmed 4 copies',
      '100 order 12345 publish-started publish',
      '100 order 12345 call-ended store order',
      '0 order 12345 call-started store order',
      '0 order 12345 request-started',
      '0 order 12345 order-placed',
    ]);
  });

  test('with a backlog: through whoever was served before, to the order that began it', () => {
    const sets = { 'orders.perSecond': 10, 'EmailWorker.count': 1 };
    const { facts } = runOf(scenarioById('one-order-async')!, { sets, ordersMax: 20 });
    for (const settled of only(facts, 'order-settled'))
      expect(walkBack(facts, settled).at(-1)).toMatchObject({ type: 'order-placed', causeId: null });
  });
});

test('who waited for a slot was let in by whoever left it', () => {
  const shop = shopOf({ checkout: [work(100), reply], components: { Server: server(1) }, traffic: { perSecond: 100 } });
  const { facts } = runOf(shop, { ordersMax: 3 });
  const third = only(facts, 'request-started')[2]!;
  expect(walkBack(facts, third).map(lineOf).slice(0, 4)).toEqual([
    '200 order 3 request-started because Server busy',
    '200 order 2 replied after 190',
    '200 order 2 work-ended work',
    '100 order 2 work-started work',
  ]);
});

test('a message that had to wait was delivered because its worker was done with another', () => {
  const sets = { 'orders.perSecond': 10, 'EmailWorker.count': 1 };
  const { facts } = runOf(scenarioById('one-order-async')!, { sets, ordersMax: 2 });
  const waited = only(facts, 'message-delivered').find(({ waitedMs }) => waitedMs > 0)!;
  expect(waited).toMatchObject({ orderId: 12_346, queue: 'email.order.confirmation' });
  expect(waited.condition).toEqual({ type: 'busy', component: 'EmailWorker' });
  expect(facts.find(({ id }) => id === waited.causeId)).toMatchObject({
    type: 'message-acknowledged',
    orderId: 12_345,
  });
});

test('who joined because of a knob says so', () => {
  const commands = [{ type: 'set' as const, path: 'EmailWorker.count', value: 6, atMs: 200 }];
  const { facts } = runOf(scenarioById('one-order-async')!, { commands });
  const joined = only(facts, 'worker-joined')[0]!;
  expect(facts.find(({ id }) => id === joined.causeId)).toMatchObject({ type: 'knob-set', value: '6' });
});
