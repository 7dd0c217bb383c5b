// What the charts keep of an answer: the latencies of the present interval, as a coarse histogram. Intervals are closed and
// merged elsewhere; here stands where the present one is.

let stateAt: usize = 0;
let minAt: usize = 0;
let maxAt: usize = 0;
let latencyAt: usize = 0;
let buckets: i32 = 0;
let shift: i32 = 0;
let lowest: i32 = 0;

/** Where the columns of the intervals stand: state (closed, width, end), smallest, largest, buckets. */
export function placeSeries(
  state: usize,
  smallest: usize,
  largest: usize,
  latency: usize,
  perRow: i32,
  bits: i32,
  low: i32,
): void {
  stateAt = state;
  minAt = smallest;
  maxAt = largest;
  latencyAt = latency;
  buckets = perRow;
  shift = bits;
  lowest = low;
}

/** When the present interval ends. */
export function intervalEndsAt(): f64 {
  return load<f64>(stateAt + 16);
}

/** A customer was answered. */
export function recordAnswer(ms: f64): void {
  const row = <i32>load<f64>(stateAt);
  const at = (<usize>row) << 3;
  if (ms < load<f64>(minAt + at)) store<f64>(minAt + at, ms);
  if (ms > load<f64>(maxAt + at)) store<f64>(maxAt + at, ms);
  const index = <i32>(reinterpret<u64>(ms) >> (32 + shift)) - lowest + 1;
  const bucket = index < 1 ? 0 : min(index, buckets - 1);
  const place = latencyAt + ((<usize>(row * buckets + bucket)) << 2);
  store<u32>(place, load<u32>(place) + 1);
}
