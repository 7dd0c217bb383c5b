import { expect, test } from 'vitest';
import type { Frame } from '../protocol/frame.ts';
import { nextFollowed } from './followed.ts';

/** A frame with nothing told of any order. */
const frameAt = (newestOrderId: number, newestSettledOrderId: number | null): Frame =>
  ({ lanes: [{ newestOrderId, newestSettledOrderId, followed: [] }] }) as unknown as Frame;

test('a run that begins follows its newest order', () => {
  expect(nextFollowed({ orderId: null, sinceMs: 0 }, frameAt(12_345, null), 7)).toEqual({
    orderId: 12_345,
    sinceMs: 7,
  });
});

test('who comes to a moment from elsewhere sees the last order that is done, not one that was placed just then', () => {
  expect(nextFollowed({ orderId: null, sinceMs: 0 }, frameAt(15_000, 14_700), 7).orderId).toBe(14_700);
  expect(nextFollowed({ orderId: 16_000, sinceMs: 0 }, frameAt(15_000, 14_700), 7).orderId).toBe(14_700);
});
