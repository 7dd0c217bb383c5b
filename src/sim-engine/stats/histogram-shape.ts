// The shape of all histograms of times: a bucket is read from the float's own exponent and the top bits of its mantissa.
const MANTISSA_BITS = 7;

export const HISTOGRAM = {
  mantissaBits: MANTISSA_BITS,
  shift: 20 - MANTISSA_BITS,
  /** Bucket 0 holds zero; bucket 1 begins at 2^-10 ms, the grid's step; the last one is above 2^31 ms (24 days). */
  lowest: (1023 - 10) << MANTISSA_BITS,
  buckets: (41 << MANTISSA_BITS) + 2,
} as const;
