import { describe, expect, test } from 'vitest';
import { backlogReachedMs, offeredLoad, saturationPerSecond, serversNeeded } from './queueing.ts';

describe('the numbers of the lesson', () => {
  test('57.87 orders a second need 115.74 e-mail workers of 2 s, so 116', () => {
    const load = offeredLoad(57.87, 2_000);
    expect(load).toBeCloseTo(115.74, 9);
    expect(serversNeeded(load, false)).toBe(116);
    expect(serversNeeded(load, true)).toBe(116);
  });

  test('600 slots that are held for 3.9 s carry 153.8 orders a second', () => {
    expect(saturationPerSecond(600, 3_900)).toBeCloseTo(153.846, 3);
  });

  test('five e-mail workers have 10,000 waiting after about 181 s', () => {
    expect(backlogReachedMs(10_000, 57.87, 5, 2_000) / 1_000).toBeCloseTo(180.6, 1);
  });
});

describe('limits', () => {
  test('a load that is a whole number needs one more server only if something varies', () => {
    expect(serversNeeded(4, false)).toBe(4);
    expect(serversNeeded(4, true)).toBe(5);
    expect(serversNeeded(0, false)).toBe(1);
  });

  test('a queue that keeps up never passes a level, and a service of no time never saturates', () => {
    expect(backlogReachedMs(1, 10, 20, 2_000)).toBe(Number.POSITIVE_INFINITY);
    expect(saturationPerSecond(1, 0)).toBe(Number.POSITIVE_INFINITY);
  });
});
