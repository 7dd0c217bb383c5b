import { describe, expect, test } from 'vitest';
import {
  backlogReachedMs,
  drainedAfterMs,
  meanInside,
  offeredLoad,
  saturationPerSecond,
  serversNeeded,
  utilisation,
  waitMsOfOneServer,
  waitMsOfServers,
  waitProbability,
} from './queueing.ts';

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

  test('a queue that keeps up never passes a level, and one that does not never drains', () => {
    expect(backlogReachedMs(1, 10, 20, 2_000)).toBe(Number.POSITIVE_INFINITY);
    expect(drainedAfterMs(1, 10, 20, 2_000)).toBe(Number.POSITIVE_INFINITY);
    expect(drainedAfterMs(0, 10, 20, 2_000)).toBe(0);
    expect(drainedAfterMs(100, 10, 40, 2_000)).toBe(10_000);
  });

  test('an overloaded system waits for ever, and a service of no time never saturates', () => {
    expect(waitMsOfOneServer(10, 100)).toBe(Number.POSITIVE_INFINITY);
    expect(waitMsOfServers(2, 10, 200)).toBe(Number.POSITIVE_INFINITY);
    expect(saturationPerSecond(1, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(waitProbability(3, 3)).toBe(1);
    expect(utilisation(1, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(utilisation(3, 4)).toBe(0.75);
  });
});

describe('waiting', () => {
  test('one server: Erlang C is the load, and M/M/c with one server is M/M/1', () => {
    expect(waitProbability(1, 0.9)).toBeCloseTo(0.9, 12);
    expect(waitMsOfOneServer(9, 100)).toBeCloseTo(900, 9);
    expect(waitMsOfServers(1, 9, 100)).toBeCloseTo(900, 9);
  });

  test('two servers: C(2, a) = a² / (2 + a)', () => {
    for (const load of [0.2, 1, 1.7]) expect(waitProbability(2, load)).toBeCloseTo(load ** 2 / (2 + load), 12);
  });

  test('a published value: ten servers, eight erlangs: 0.4092', () => {
    expect(waitProbability(10, 8)).toBeCloseTo(0.4092, 4);
  });

  test('thousands of servers do not overflow', () => {
    const chance = waitProbability(10_000, 9_900);
    expect(chance).toBeGreaterThan(0);
    expect(chance).toBeLessThan(1);
  });

  test('Little: 57.87 a second that stay 3.9 s are 225.7 inside', () => {
    expect(meanInside(57.87, 3_900)).toBeCloseTo(225.693, 3);
  });
});
