// The shape of the charts over time: how many intervals there are at most, and the histogram of one interval's latencies.
export const INTERVALS_MAX = 120;

/** Bits of the mantissa that a bucket is read from. */
const BITS = 5;
const OCTAVES = 28;

export const SERIES = {
  bits: BITS,
  shift: 20 - BITS,
  /** Bucket 0: below 1/8 ms. The last: above 2^24 ms, 4.6 hours. */
  lowest: (1023 - 3) << BITS,
  buckets: (OCTAVES << BITS) + 1,
} as const;
