import { expect, test } from 'vitest';
import { frameAt, orders } from '../shared/frame-for-tests.ts';
import { oneOrderResult, resultText } from './result.ts';

const done = (customerMs: number, workMs: number) =>
  orders({ placed: 1, replied: 1, settled: 1, lastCustomerMs: customerMs, lastWorkMs: workMs });
const failed = orders({ placed: 1, failed: 1, settled: 1, lastWorkMs: 150 });

test('both waits, both ends of work and the ratio come from the frame', () => {
  const frame = frameAt(3_900, [{ orders: done(3_900, 3_900) }, { orders: done(110, 2_110) }]);
  expect(oneOrderResult(frame)?.lanes.map(({ customerMs, workMs }) => [customerMs, workMs])).toEqual([
    [3_900, 3_900],
    [110, 2_110],
  ]);
  expect(resultText(frame)).toBe('3,900 vs 110 ms · 35.5×');
});

test('there is no result while an order is open, nor under traffic', () => {
  const open = orders({ placed: 1, open: 1 });
  expect(oneOrderResult(frameAt(200, [{ orders: open }, { orders: done(110, 2_110) }]))).toBeNull();
  const many = orders({ placed: 2, replied: 2, settled: 2 });
  expect(oneOrderResult(frameAt(200, [{ orders: many }, { orders: many }]))).toBeNull();
});

test('a failed order is told as failed, and gives no ratio', () => {
  const frame = frameAt(3_900, [{ orders: failed }, { orders: done(110, 2_110) }]);
  expect(resultText(frame)).toBe('failed vs 110 ms');
});
