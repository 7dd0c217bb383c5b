// Histograms of times whose bucket is read from the float's own bits: exponent and the top 7 bits of the mantissa, so
// that recording costs additions and no logarithm, and a quantile is within 0.8 % over the whole run, never a sample.
import { HISTOGRAM } from './layout';
import { bucketsAt, tallies } from './memory';

export function record(row: i32, ms: f64): void {
  const tally = tallies(row);
  tally.count = tally.count + 1;
  if (ms === 0) return recordZero(row);
  tally.sum = tally.sum + ms;
  if (ms < tally.min) tally.min = ms;
  if (ms > tally.max) tally.max = ms;
  const at = bucketsAt + ((<usize>(row * HISTOGRAM.buckets + bucketOf(ms))) << 2);
  store<u32>(at, load<u32>(at) + 1);
}

/** Bucket of a time from 0; monotone in the time. */
export function bucketOf(ms: f64): i32 {
  if (ms === 0) return 0;
  const bucket = <i32>(reinterpret<u64>(ms) >> (32 + HISTOGRAM.shift)) - HISTOGRAM.lowest + 1;
  return min(max(bucket, 1), HISTOGRAM.buckets - 1);
}

/** Most do not wait at all. */
function recordZero(row: i32): void {
  tallies(row).min = 0;
  const at = bucketsAt + ((<usize>(row * HISTOGRAM.buckets)) << 2);
  store<u32>(at, load<u32>(at) + 1);
}
