import { expect, test } from 'vitest';
import type { OrderSpans, RowOutcome } from './span.ts';
import { summaryTexts, waitRatio } from './summary.ts';
import type { LaneOrder } from './use-followed.ts';

const order = (lane: 'a' | 'b', outcome: RowOutcome, customerMs: number | null, workMs: number | null): LaneOrder => {
  const row = {
    id: 'customer',
    queue: null,
    component: null,
    spans: [],
    outcome,
    endedAtMs: 1_000 + (customerMs ?? 150),
  };
  const spans: OrderSpans = { orderId: 1, placedAtMs: 1_000, rows: [row], customerMs, workMs, lost: 0 };
  return { lane, order: spans };
};

test('both answered: what each waited, the ratio, and when all work was done', () => {
  const orders = [order('a', 'done', 3_900, 3_900), order('b', 'done', 110, 2_110)];
  expect(waitRatio(orders)).toBeCloseTo(35.45, 2);
  expect(summaryTexts(orders).join(' · ')).toBe(
    'answered A 3,900 ms, B 110 ms: 35.5× · all work done A 3,900 ms, B 2,110 ms',
  );
});

test('no ratio and no end before they are known', () => {
  const orders = [order('a', 'running', null, null), order('b', 'done', 110, null)];
  expect(waitRatio(orders)).toBeNull();
  expect(summaryTexts(orders).join(' · ')).toBe('answered B 110 ms');
  expect(summaryTexts([])).toEqual([]);
});

test('an order that failed is not called done', () => {
  const orders = [order('a', 'failed', null, 150), order('b', 'done', 110, null)];
  expect(summaryTexts(orders).join(' · ')).toBe('answered B 110 ms · not answered A 150 ms');
});
