import { expect, test } from 'vitest';
import { scenarioById } from '../../scenario/library/library.ts';
import { laneFrame, orders, times } from '../shared/frame-for-tests.ts';
import { isOneOrder, oneOrderFigure, trafficFigure } from './figures.ts';

const scenario = scenarioById('one-order-async')!;
const tell = (rest: Parameters<typeof orders>[0], clockMs = 1_240) => {
  const { mood, figure, note } = oneOrderFigure(scenario, laneFrame({ orders: orders(rest) }), clockMs);
  return [mood, figure, note];
};

test('the customer’s clock counts up with the drawing until there is an answer', () => {
  expect(tell({})).toEqual(['idle', '0 ms', 'no order yet']);
  expect(tell({ placed: 1, open: 1 })).toEqual(['waiting', '1,240 ms', 'the customer is still waiting']);
  const answered = { placed: 1, replied: 1, lastCustomerMs: 110 };
  expect(tell({ ...answered, open: 1 })).toEqual(['answered', '110 ms', 'work goes on behind the answer']);
  expect(tell({ ...answered, settled: 1, lastWorkMs: 2_110 })).toEqual([
    'answered',
    '110 ms',
    'work done after 2,110 ms',
  ]);
});

test('an order that failed is told as failed', () => {
  expect(tell({ placed: 1, failed: 1, settled: 1 })).toEqual(['failed', 'failed', 'the customer got an error']);
});

test('under traffic the open orders and the oldest stand beside the quantiles, since the answered ones flatter', () => {
  const frame = laneFrame({
    orders: orders({ placed: 900, open: 769, oldestOpenMs: 12_400, customerMs: times(4_999, 131) }),
  });
  expect(trafficFigure(frame).numbers.map(({ value, name }) => `${name} ${value}`)).toEqual([
    'median 4,999 ms',
    'p95 4,999 ms',
    'open 769',
    'oldest 12.4 s',
  ]);
  expect(isOneOrder(scenario, frame)).toBe(false);
});
