import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../scenario/scenario.ts';
import { broker } from '../testing/shops.ts';
import { queuesFor } from './routing.ts';

const routed = (type: Exchange['type'], keys: string[], routingKey: string) => {
  const queues = Object.fromEntries(keys.map((_, index) => [`q${index}`, {}]));
  const bindings = keys.map((key, index) => ({ queue: `q${index}`, key }));
  return queuesFor(broker(queues, { exchanges: { orders: { type, bindings } } }), 'orders', routingKey);
};

describe('where a message goes', () => {
  test('fanout: to every bound queue, whatever the key', () => {
    expect(routed('fanout', ['a', 'b'], 'c')).toEqual(['q0', 'q1']);
  });

  test('direct: where the key is the binding’s', () => {
    expect(routed('direct', ['order.placed', 'order.shipped', 'order.placed'], 'order.placed')).toEqual(['q0', 'q2']);
  });

  test.each([
    ['order.*', ['order.placed'], ['order', 'order.placed.again']],
    ['order.#', ['order', 'order.placed', 'order.placed.again'], ['orders.placed']],
    ['#', ['', 'anything', 'any.thing'], []],
    ['*.placed.#', ['order.placed', 'order.placed.by.app'], ['placed', 'order.shipped']],
    ['#.placed', ['placed', 'shop.order.placed'], ['placed.order']],
  ])('topic: %s', (pattern, matching, others) => {
    for (const key of matching) expect([key, routed('topic', [pattern], key)]).toEqual([key, ['q0']]);
    for (const key of others) expect([key, routed('topic', [pattern], key)]).toEqual([key, []]);
  });

  test('a queue bound twice gets one copy, one whose binding is not made gets none', () => {
    const bindings = [
      { queue: 'q0', key: 'order.*' },
      { queue: 'q0', key: '#' },
      { queue: 'q1', key: '#', bound: false },
    ];
    const shop = broker({ q0: {}, q1: {} }, { exchanges: { orders: { type: 'topic', bindings } } });
    expect(queuesFor(shop, 'orders', 'order.placed')).toEqual(['q0']);
  });

  test('the default exchange: to the queue of that name, and nowhere where there is none', () => {
    expect(queuesFor(broker({ mail: {} }), '', 'mail')).toEqual(['mail']);
    expect(queuesFor(broker({ mail: {} }), '', 'toString')).toEqual([]);
  });
});
