// What a sample says, for tests of chance: mean, variance, and how far it lies from a distribution.

export const meanOf = (sample: readonly number[]): number => sample.reduce((sum, x) => sum + x, 0) / sample.length;

/** With n − 1 below, as for a sample. */
export function varianceOf(sample: readonly number[]): number {
  const mean = meanOf(sample);
  return sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (sample.length - 1);
}

export function correlationOf(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  const covariance = a.reduce((sum, x, index) => sum + (x - meanA) * (b[index]! - meanB), 0) / (a.length - 1);
  return covariance / Math.sqrt(varianceOf(a) * varianceOf(b));
}

/** Kolmogorov-Smirnov: the largest distance between the sample's distribution and the true one, times √n. */
export function distanceFrom(sample: readonly number[], distribution: (x: number) => number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const gaps = sorted.map((x, index) => {
    const share = distribution(x);
    return Math.max(share - index / sorted.length, (index + 1) / sorted.length - share);
  });
  return gaps.reduce((most, gap) => Math.max(most, gap), 0) * Math.sqrt(sorted.length);
}

/** A true sample is further away than this once in ten thousand times: √(−ln(0.0001 / 2) / 2). */
export const DISTANCE_MAX = 2.23;

/** Numbers from 0 to below 1 for tests that need many: mulberry32, as good as a test's own luck has to be. */
export function numbersFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
