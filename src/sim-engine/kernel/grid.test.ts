// The grid of simulated time: which instants are on it, and how any other comes to be.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AHEAD_MS_MAX, onGrid, onGridBelow, STEPS } from './grid.ts';

const SEED = 20_261_123;
const anyMs = fc.oneof(
  fc.double({ min: 0, max: 10, noNaN: true }),
  fc.double({ min: 0, max: AHEAD_MS_MAX, noNaN: true }),
);
const isOn = (ms: number): boolean => Number.isInteger(ms * STEPS);

describe(`the grid (seed ${SEED})`, () => {
  const holds = (law: (ms: number) => void) => fc.assert(fc.property(anyMs, law), { seed: SEED, numRuns: 2_000 });

  test('a time on the grid is what it was', () => {
    holds((ms) => {
      const on = Math.floor(ms * STEPS) / STEPS;
      expect([onGrid(on), onGridBelow(on)]).toEqual([on, on]);
    });
  });

  test('any other goes to the nearest one, or to the last one before it', () => {
    holds((ms) => {
      expect(isOn(onGrid(ms)) && isOn(onGridBelow(ms))).toBe(true);
      expect(Math.abs(onGrid(ms) - ms)).toBeLessThanOrEqual(0.5 / STEPS);
      expect(onGridBelow(ms) <= ms && ms < onGridBelow(ms) + 1 / STEPS).toBe(true);
    });
  });

  test('of two that are as near, it is the even one', () => {
    expect([0.5, 1.5, 2.5, 3.5].map((steps) => onGrid(steps / STEPS) * STEPS)).toEqual([0, 2, 2, 4]);
  });

  test('for ever stays for ever, and nothing is nothing', () => {
    expect([onGrid(Infinity), onGridBelow(Infinity), onGrid(0), onGrid(-0)]).toEqual([Infinity, Infinity, 0, 0]);
  });
});
