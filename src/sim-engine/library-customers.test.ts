// The point of each built-in scenario about what customers see and do, as a number; and its opposite after its one change.
import { describe, expect, test } from 'vitest';
import { scenarioById } from '../scenario/library/library.ts';
import type { Sets } from '../scenario/run-spec.ts';
import { componentOf, only, runOf } from './testing/runs.ts';

const ended = (id: string, sets: Sets = {}, keepFacts = false) => runOf(scenarioById(id)!, { sets, keepFacts });

describe('ordered twice', () => {
  test('where the customer waits for the e-mail: stored, an error after the time-out, and the order is placed again', () => {
    const { lane, facts } = ended('order-again-sync', {}, true);
    const outage = only(facts, 'order-failed').filter(({ orderId }) => orderId < 1_000_000_000);
    expect(outage.map(({ customerMs }) => customerMs)).toEqual(outage.map(() => 5_100));
    const twice = new Set(only(facts, 'order-stored-again').map(({ orderId }) => orderId % 1_000_000_000));
    expect(lane.orders.storedTwice).toBe(twice.size);
    expect(twice.size).toBeGreaterThan(100);
  });

  test('nobody does where nobody orders again, or where nobody waits for the e-mail', () => {
    expect(ended('order-again-sync', { 'Client.again': 0 }).lane.orders).toMatchObject({ again: 0, storedTwice: 0 });
    expect(ended('order-again-async').lane.orders).toMatchObject({ failed: 0, again: 0, storedTwice: 0 });
  });
});

describe('product pages', () => {
  const productsOf = (id: string, component: string, sets: Sets = {}) =>
    componentOf(runOf(scenarioById(id)!, { sets, keepFacts: false }).lane, component).products!;

  test('nine of ten pages come from the cache; where only time deletes them, two of three of those are old', () => {
    const deleted = productsOf('product-pages', 'Redis');
    expect(deleted.reads / (deleted.reads + deleted.misses)).toBeCloseTo(0.9, 1);
    expect(deleted.stale / deleted.reads).toBeLessThan(0.08);
    const kept = productsOf('product-pages', 'Redis', { 'Redis.deletes': false });
    expect(kept.stale / kept.reads).toBeGreaterThan(0.6);
    expect(kept.deleted).toBe(0);
  });

  test('a page that was deleted in time is old for half a minute, since its replica was; without lag for half a second', () => {
    expect(productsOf('stale-page', 'Redis')).toMatchObject({ stale: 61, staleFromStart: 60, filledStale: 1 });
    expect(productsOf('stale-page', 'Redis', { 'Replicas.lag': 0 })).toMatchObject({ stale: 1, staleFromStart: 0 });
    expect(productsOf('stale-page', 'Redis', { 'Redis.ttl': 5_000 }).stale).toBe(11);
  });

  test('where the inventory queue grows, pages stay old as long; with workers enough, for their half second', () => {
    const behind = (sets: Sets) => {
      const { stale, reads } = productsOf('page-behind-queue', 'Redis', sets);
      return stale / reads;
    };
    expect(behind({})).toBeGreaterThan(0.35);
    expect(behind({ 'InventoryWorker.count': 4 })).toBeLessThan(0.05);
  });
});
