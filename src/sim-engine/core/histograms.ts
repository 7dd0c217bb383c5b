// Histograms of times whose bucket is read from the float's own bits: exponent and the top 7 bits of the mantissa, so
// that recording costs additions and no logarithm, and a quantile is within 0.8 % over the whole run, never a sample.
import { HISTOGRAM, tallies } from './layout';
import { bucketsAt } from './memory';

/** Most do not wait at all: zeros are counted by themselves. */
export function record(row: i32, ms: f64): void {
  if (ms > 0) recordTime(row, ms);
  else recordZero(row);
}

export function recordZero(row: i32): void {
  tallies.zeros[row] = tallies.zeros[row] + 1;
}

/** Records a time that is not zero. */
export function recordTime(row: i32, ms: f64): void {
  tallies.others[row] = tallies.others[row] + 1;
  tallies.sum[row] = tallies.sum[row] + ms;
  if (ms < tallies.min[row]) tallies.min[row] = ms;
  if (ms > tallies.max[row]) tallies.max[row] = ms;
  const at = bucketsAt + ((<usize>(row * HISTOGRAM.buckets + bucketOf(ms))) << 2);
  store<u32>(at, load<u32>(at) + 1);
}

/** Bucket of a time from 0, which has the first; monotone in the time. */
export function bucketOf(ms: f64): i32 {
  if (ms === 0) return 0;
  const bucket = <i32>(reinterpret<u64>(ms) >> (32 + HISTOGRAM.shift)) - HISTOGRAM.lowest + 1;
  return min(max(bucket, 1), HISTOGRAM.buckets - 1);
}
