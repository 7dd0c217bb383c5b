// Simulated time: milliseconds on a grid of 1/1024 ms. Sums of grid times are exact in a double up to 279 years,
// so a million delays add to the same total in any order and laws can be asserted with equality.

/** Steps of the grid in a millisecond; a power of two, so that multiplying by it rounds nothing. */
export const STEPS: number = 1024;

/** Nothing is scheduled further ahead than this, some 70 years: runs end long before, and sums stay exact. */
export const AHEAD_MS_MAX: number = 2_199_023_255_552;

/** Doubles of this size are a step of the grid apart. */
const COARSE: number = 4_398_046_511_104;

/** The nearest grid time to `ms`, which is not negative; of a half, the even one. */
export function onGrid(ms: number): number {
  return ms + COARSE - COARSE;
}

/** The last grid time not after `ms`; Infinity stays what it is. */
export function onGridBelow(ms: number): number {
  return Math.floor(ms * STEPS) / STEPS;
}
