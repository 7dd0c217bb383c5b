// Histograms of times whose bucket is read from the float's own bits: exponent and the top 7 bits of the mantissa, so
// that recording costs additions and no logarithm, and a quantile is within 0.8 % over the whole run, never a sample.
import type { Summary } from '../../protocol/frame.ts';
import { type Registry, Table } from '../kernel/table.ts';

const MANTISSA_BITS = 7;
const SHIFT = 20 - MANTISSA_BITS;
/** Bucket 0 holds zero; bucket 1 begins at 2^-10 ms, the grid's step; the last one is above 2^31 ms (24 days). */
const LOWEST = (1023 - 10) << MANTISSA_BITS;
export const BUCKETS = (41 << MANTISSA_BITS) + 2;

class Tallies extends Table {
  count = this.f64();
  sum = this.f64();
  min = this.f64();
  max = this.f64();
}

export class Histograms {
  private readonly tally: Tallies;
  private readonly counts: Uint32Array;
  private readonly double = new Float64Array(1);
  private readonly words = new Uint32Array(this.double.buffer);
  private readonly high = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

  constructor(registry: Registry, name: string, length: number) {
    this.tally = registry.addFixed(`${name} tallies`, new Tallies(length));
    this.counts = registry.u32(`${name} buckets`, length * BUCKETS);
    this.tally.min.fill(Infinity);
  }

  record(row: number, ms: number): void {
    const { tally } = this;
    tally.count[row]++;
    tally.sum[row] += ms;
    if (ms < tally.min[row]) tally.min[row] = ms;
    if (ms > tally.max[row]) tally.max[row] = ms;
    this.counts[row * BUCKETS + this.bucketOf(ms)]++;
  }

  /** Bucket of a time from 0; monotone in the time. */
  bucketOf(ms: number): number {
    if (ms === 0) return 0;
    this.double[0] = ms;
    const bucket = (this.words[this.high] >>> SHIFT) - LOWEST + 1;
    return bucket < 1 ? 1 : bucket >= BUCKETS ? BUCKETS - 1 : bucket;
  }

  /** Count, mean, extremes and quantiles; zeros while nothing was recorded. */
  summary(row: number): Summary {
    const { tally } = this;
    const count = tally.count[row];
    if (count === 0) return { count: 0, mean: 0, min: 0, p50: 0, p95: 0, p99: 0, max: 0 };
    const [p50, p95, p99] = this.quantiles(row, [0.5, 0.95, 0.99]);
    return { count, mean: tally.sum[row] / count, min: tally.min[row], p50, p95, p99, max: tally.max[row] };
  }

  /** What is in the buckets that hold anything: the middle of each, and its count. */
  pairs(row: number): [ms: number, count: number][] {
    const result: [number, number][] = [];
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const count = this.counts[row * BUCKETS + bucket];
      if (count > 0) result.push([this.clamp(row, bucketMiddle(bucket)), count]);
    }
    return result;
  }

  /** Ascending shares in, values out: the value at rank ceil(share × count). */
  private quantiles(row: number, shares: number[]): number[] {
    const base = row * BUCKETS;
    const ranks = shares.map((share) => Math.max(1, Math.ceil(share * this.tally.count[row])));
    const values: number[] = [];
    let seen = 0;
    for (let bucket = this.bucketOf(this.tally.min[row]); bucket < BUCKETS && values.length < ranks.length; bucket++) {
      seen += this.counts[base + bucket];
      while (values.length < ranks.length && seen >= ranks[values.length])
        values.push(this.clamp(row, bucketMiddle(bucket)));
    }
    return values;
  }

  private clamp(row: number, ms: number): number {
    return Math.min(Math.max(ms, this.tally.min[row]), this.tally.max[row]);
  }
}

/** Middle of a bucket in ms. */
export function bucketMiddle(bucket: number): number {
  if (bucket === 0) return 0;
  const index = bucket - 1;
  const steps = 1 << MANTISSA_BITS;
  let base = 1 / 1024;
  for (let octave = index >> MANTISSA_BITS; octave > 0; octave--) base *= 2;
  return base * (1 + ((index & (steps - 1)) + 0.5) / steps);
}
