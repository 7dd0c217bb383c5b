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

test('where one lane has not done with any, it is the last that is done in the other', () => {
  const lanes = [...frameAt(12_385, null).lanes, ...frameAt(12_385, 12_380).lanes];
  expect(nextFollowed({ orderId: null, sinceMs: 0 }, { lanes } as unknown as Frame, 7).orderId).toBe(12_380);
});
