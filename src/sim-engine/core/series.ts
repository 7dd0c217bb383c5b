// What the charts keep of an answer: the latencies of the present interval, as a coarse histogram. Intervals are closed and
// merged elsewhere.
import { answers, interval, latencies, SERIES } from './layout';

const CLOSED: i32 = 0;
const ENDS_AT: i32 = 2;

/** When the present interval ends. */
export function intervalEndsAt(): f64 {
  return interval[ENDS_AT];
}

/** A customer was answered. */
export function recordAnswer(ms: f64): void {
  const row = <i32>interval[CLOSED];
  if (ms < answers.min[row]) answers.min[row] = ms;
  if (ms > answers.max[row]) answers.max[row] = ms;
  const index = <i32>(reinterpret<u64>(ms) >> (32 + SERIES.shift)) - SERIES.lowest + 1;
  const place = row * SERIES.buckets + (index < 1 ? 0 : min(index, SERIES.buckets - 1));
  latencies[place] = latencies[place] + 1;
}
