// Simulated time: milliseconds on a grid of 1/1024 ms. Sums of grid times are exact in a double up to 279 years,
// so a million delays add to the same total in any order and laws can be asserted with equality.

/** Steps of the grid in a millisecond; a power of two, so that multiplying by it rounds nothing. */
export const STEPS: number = 1024;

/** Nothing is scheduled further ahead than this, some 70 years: runs end long before, and sums stay exact. */
export const AHEAD_MS_MAX: number = 2_199_023_255_552;

/** The nearest grid time to `ms`, halves upwards. */
export function onGrid(ms: number): number {
  return fromSteps(ms * STEPS);
}

/** The nearest grid time to so many steps and a fraction, halves upwards. */
export function fromSteps(steps: number): number {
  return Math.floor(steps + 0.5) / STEPS;
}

/** The last grid time not after `ms`; Infinity stays what it is. */
export function onGridBelow(ms: number): number {
  return Math.floor(ms * STEPS) / STEPS;
}
