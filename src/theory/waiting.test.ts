// The formulas against one another, against published values, and at their limits. Against the engine: `docs/validation.md`.
import { describe, expect, test } from 'vitest';
import {
  boundedLine,
  busyProbability,
  busyQuantile,
  waitMsOfAnyService,
  waitMsOfConstantService,
  waitMsOfServers,
  waitProbability,
  waitQuantileMs,
} from './waiting.ts';

const Infinite = Number.POSITIVE_INFINITY;

describe('M/M/c', () => {
  test('one server: whoever finds it busy waits, and on average ρS / (1 − ρ)', () => {
    expect(waitProbability(1, 0.9)).toBeCloseTo(0.9, 12);
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

  test('quantiles belong to the mean: the area above them is the mean wait', () => {
    const steps = 200_000;
    let areaMs = 0;
    for (let step = 0; step < steps; step += 1) areaMs += waitQuantileMs(3, 24, 100, (step + 0.5) / steps) / steps;
    expect(areaMs / waitMsOfServers(3, 24, 100)).toBeCloseTo(1, 3);
  });

  test('whoever need not wait is in the quantile of 0', () => {
    expect(waitQuantileMs(1, 5, 100, 0.5)).toBe(0);
    expect(waitQuantileMs(1, 5, 100, 0.95)).toBeCloseTo(200 * Math.log(10), 9);
  });
});

describe('M/G/1 and M/D/c', () => {
  test('service without memory makes the M/M/1 of it, constant service waits half as long', () => {
    expect(waitMsOfAnyService(8, 100, 1)).toBeCloseTo(waitMsOfServers(1, 8, 100), 9);
    expect(waitMsOfAnyService(8, 100, 0)).toBeCloseTo(waitMsOfServers(1, 8, 100) / 2, 9);
  });

  test('one server of constant service: Crommelin’s sum is Pollaczek and Khinchine’s formula', () => {
    for (const perSecond of [0.5, 5, 8, 9, 9.8])
      expect(waitMsOfConstantService(1, perSecond, 100) / waitMsOfAnyService(perSecond, 100, 0)).toBeCloseTo(1, 7);
  });

  test('several servers: within 1 % of the approximation of Cosmetatos (1975)', () => {
    for (const [servers, load] of [
      [2, 0.5],
      [5, 0.4],
      [5, 0.9],
      [20, 0.95],
    ] as const) {
      const correction = ((1 - load) * (servers - 1) * (Math.sqrt(4 + 5 * servers) - 2)) / (16 * servers * load);
      const approximately = (waitMsOfServers(servers, load * servers * 10, 100) / 2) * (1 + correction);
      const exact = waitMsOfConstantService(servers, load * servers * 10, 100);
      expect(Math.abs(exact / approximately - 1)).toBeLessThan(0.01);
    }
  });
});

describe('M/M/c/K', () => {
  test('one server and one place: Erlang’s loss, a / (1 + a), and nobody waits', () => {
    expect(boundedLine(1, 1, 9, 100).refused).toBeCloseTo(0.9 / 1.9, 12);
    expect(boundedLine(1, 1, 9, 100).waitMs).toBe(0);
  });

  test('as full as can be, all places are equally likely', () => {
    expect(boundedLine(1, 4, 10, 100).refused).toBeCloseTo(1 / 5, 12);
  });

  test('with room for everybody it is the M/M/c', () => {
    const { refused, waitMs } = boundedLine(3, 2_000, 24, 100);
    expect(refused).toBeLessThan(1e-9);
    expect(waitMs).toBeCloseTo(waitMsOfServers(3, 24, 100), 6);
  });

  test('overloaded it refuses what is too much; thousands of servers do not overflow', () => {
    expect(boundedLine(1, 100, 20, 100).refused).toBeCloseTo(0.5, 9);
    expect(boundedLine(5_000, 6_000, 100_000, 100).refused).toBeCloseTo(0.5, 9);
  });
});

describe('M/G/∞', () => {
  test('the chances of all numbers are one together, and their mean is the load', () => {
    const chances = Array.from({ length: 400 }, (_, busy) => busyProbability(115.7, busy));
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
    expect(chances.reduce((sum, chance, busy) => sum + busy * chance, 0)).toBeCloseTo(115.7, 7);
  });

  test('a quantile is the least number with so much below or at it', () => {
    const upTo = (most: number) =>
      Array.from({ length: most + 1 }, (_, busy) => busyProbability(20, busy)).reduce((sum, chance) => sum + chance, 0);
    const quantile = busyQuantile(20, 0.95);
    expect(upTo(quantile)).toBeGreaterThanOrEqual(0.95);
    expect(upTo(quantile - 1)).toBeLessThan(0.95);
  });
});

test('an overloaded system waits for ever', () => {
  expect(waitProbability(3, 3)).toBe(1);
  expect(waitMsOfServers(2, 10, 200)).toBe(Infinite);
  expect(waitQuantileMs(2, 10, 200, 0.5)).toBe(Infinite);
  expect(waitMsOfAnyService(10, 100, 0)).toBe(Infinite);
  expect(waitMsOfConstantService(2, 10, 200)).toBe(Infinite);
});

test('nobody comes, nobody waits', () => {
  expect(waitMsOfConstantService(2, 0, 200)).toBe(0);
  expect(boundedLine(2, 4, 0, 200)).toEqual({ refused: 0, waitMs: 0 });
  expect([busyQuantile(0, 0.99), busyProbability(0, 0)]).toEqual([0, 1]);
});
