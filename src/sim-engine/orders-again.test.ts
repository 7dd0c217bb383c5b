// Customers who got no answer and order again: who does, what number the new order has, and what is stored twice.
import { describe, expect, test } from 'vitest';
import type { Command, Sets } from '../scenario/run-spec.ts';
import type { OrdersAgain, Scenario } from '../scenario/scenario.ts';
import { factsOf } from './recall.ts';
import { collect, frameOf, ofOrder, only, runOf, simulationOf, specOf } from './testing/runs.ts';
import { call, client, reply, save, service, shopOf, store } from './testing/shops.ts';

const down = (atMs: number): Command => ({ type: 'start-fault', atMs, component: 'Mail', fault: { type: 'down' } });
const up = (atMs: number): Command => ({ type: 'end-fault', atMs, component: 'Mail', fault: 'down' });

/** The order is stored in 10 ms; then its e-mail is sent, which fails after 50 ms while the provider is down. */
const shopWith = (again: Partial<OrdersAgain>, rest: Partial<Scenario> = {}): Scenario =>
  shopOf({
    checkout: [save({ stores: true }), call('Mail'), reply],
    components: {
      Client: client({ again: { share: 1, afterMs: 1_000, times: 2, ...again } }),
      Store: store(10, 10),
      Mail: service(40),
    },
    traffic: { pattern: 'one' },
    rest: { horizonMs: 20_000, ...rest },
  });
const placements = (shop: Scenario, commands: Command[]) =>
  only(runOf(shop, { commands }).facts, 'order-placed').map(({ atMs, orderId, again, firstOrderId }) => ({
    atMs,
    orderId,
    again,
    firstOrderId,
  }));

describe('a customer who got an error', () => {
  test('orders again after a while, as often as there are errors, and as often as is said', () => {
    expect(placements(shopWith({}), [down(0)])).toEqual([
      { atMs: 0, orderId: 1, again: 0, firstOrderId: 1 },
      { atMs: 1_060, orderId: 16_000_000_001, again: 1, firstOrderId: 1 },
      { atMs: 2_120, orderId: 17_000_000_001, again: 2, firstOrderId: 1 },
    ]);
    expect(placements(shopWith({}), [down(0), up(500)])).toHaveLength(2);
    expect(placements(shopWith({ times: 1 }), [down(0)])).toHaveLength(2);
    expect(placements(shopWith({ share: 0 }), [down(0)])).toHaveLength(1);
  });

  test('is the same customer: the new order has the user of the first', () => {
    const users = only(runOf(shopWith({}), { commands: [down(0)] }).facts, 'order-placed').map(
      ({ body }) => body.userId,
    );
    expect(users).toEqual([1_001, 1_001, 1_001]);
  });

  test('is told so: the new order was caused by the error of the one before', () => {
    const { facts } = runOf(shopWith({ times: 1 }), { commands: [down(0)] });
    const second = only(facts, 'order-placed')[1]!;
    expect(facts.find(({ id }) => id === second.causeId)).toMatchObject({ type: 'order-failed', orderId: 1 });
  });

  test('who is answered does not order again', () => {
    expect(placements(shopWith({}), [])).toHaveLength(1);
  });
});

describe('what is stored', () => {
  test('two orders of one customer are one customer with two orders, three as well', () => {
    const { facts, lane } = runOf(shopWith({}), { commands: [down(0)] });
    expect(only(facts, 'order-stored-again').map(({ times }) => times)).toEqual([2, 3]);
    expect(lane.orders).toMatchObject({ placed: 3, failed: 3, again: 2, storedTwice: 1 });
  });

  test('an order that failed before it was stored is none', () => {
    const lost: Command = { type: 'start-fault', atMs: 0, component: 'Store', fault: { type: 'down' } };
    const back: Command = { type: 'end-fault', atMs: 500, component: 'Store', fault: 'down' };
    const { lane } = runOf(shopWith({}), { commands: [lost, back] });
    expect(lane.orders).toMatchObject({ placed: 2, replied: 1, again: 1, storedTwice: 0 });
  });

  test('what is stored after its customer has left counts, though the customer has ordered again meanwhile', () => {
    const shop = shopWith({ afterMs: 20, times: 1 });
    shop.components['Client'] = client({ patienceMs: 5, again: { share: 1, afterMs: 20, times: 1 } });
    const { facts, lane } = runOf(shop);
    expect(only(facts, 'customer-gone')).toHaveLength(2);
    expect(lane.orders).toMatchObject({ gone: 2, again: 1, storedTwice: 1 });
  });
});

describe('everybody else', () => {
  const SEED = 20_261_123;
  const many = shopWith(
    { share: 0.5 },
    { traffic: [{ ...shopWith({}).traffic[0]!, pattern: 'poisson', perSecond: 20 }] },
  );
  const outage = [down(3_000), up(6_000)];
  const firstOrders = (sets: Sets) =>
    only(runOf(many, { seed: SEED, sets, commands: outage }).facts, 'order-placed')
      .filter(({ again }) => again === 0)
      .map(({ atMs, orderId }) => `${atMs} ${orderId}`);

  test(`has the same orders, at the same times, whoever orders again (seed ${SEED})`, () => {
    expect(firstOrders({ 'Client.again': 0 })).toEqual(firstOrders({}));
    expect(firstOrders({}).length).toBeGreaterThan(300);
  });

  test('about half of them order again where half do (seed 20261123)', () => {
    const { facts, lane } = runOf(many, { seed: SEED, sets: { 'Client.againTimes': 1 }, commands: outage });
    const failedFirst = new Set(only(facts, 'order-failed').map(({ orderId }) => orderId));
    const first = [...failedFirst].filter((id) => id < 1_000_000_000).length;
    // 99.9 % of binomial(n, 0.5) lie within 3.3 × √n / 2 of n / 2.
    expect(Math.abs(lane.orders.again - first / 2)).toBeLessThan(1.65 * Math.sqrt(first));
  });
});

test('an order that was placed again can be asked for long after it is over', () => {
  const shop = shopWith({ times: 1 });
  const spec = specOf(shop, { commands: [down(0)] });
  const told = ofOrder(collect(simulationOf(spec)), 16_000_000_001);
  const simulation = simulationOf(spec);
  simulation.advance(Infinity, Infinity);
  const until = frameOf(simulation).facts;
  expect(told.length).toBeGreaterThan(5);
  expect(factsOf(simulation, { lane: 0, from: 0, until, order: 16_000_000_001 })).toEqual(told);
});
