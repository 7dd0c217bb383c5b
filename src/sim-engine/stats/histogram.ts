// Histograms of times, as the core records them (src/sim-engine/core/histograms.ts): what they say of a whole run.
import type { Summary } from '../../protocol/frame.ts';
import type { Core } from '../memory/core.ts';
import { type TableView, viewTable } from '../memory/views.ts';
import { HISTOGRAM } from './histogram-shape.ts';

const { mantissaBits: MANTISSA_BITS } = HISTOGRAM;
export const BUCKETS = HISTOGRAM.buckets;

export class Histograms {
  private readonly tallies = {} as TableView<'tallies'>;
  private readonly bucketsAt: number;
  private counts!: Uint32Array;
  private readonly core: Core;

  /** The core has laid them out in its memory. */
  constructor(core: Core) {
    this.core = core;
    this.bucketsAt = core.bucketsPlace();
  }

  look(buffer: ArrayBuffer): void {
    viewTable(this.tallies, 'tallies', buffer);
    this.counts = new Uint32Array(buffer, this.bucketsAt);
  }

  /** Nothing has been recorded in any row. */
  blank(): void {
    this.tallies.min.fill(Infinity);
  }

  /** How many were zero. */
  private zeros(row: number): number {
    return this.tallies.zeros[row]! >>> 0;
  }
  private count(row: number): number {
    return this.zeros(row) + this.tallies.others[row]!;
  }
  private min(row: number): number {
    return this.zeros(row) > 0 ? 0 : this.tallies.min[row]!;
  }

  /** Count, mean, extremes and quantiles; zeros while nothing was recorded, and where nothing ever is (row NONE). */
  summary(row: number): Summary {
    const { tallies } = this;
    const count = row < 0 ? 0 : this.count(row);
    if (count === 0) return { count: 0, mean: 0, min: 0, p50: 0, p95: 0, p99: 0, max: 0 };
    const [p50, p95, p99] = this.quantiles(row, [0.5, 0.95, 0.99]);
    return { count, mean: tallies.sum[row]! / count, min: this.min(row), p50, p95, p99, max: tallies.max[row]! };
  }

  /** What is in the buckets that hold anything: the middle of each, and its count. */
  pairs(row: number): [ms: number, count: number][] {
    const result: [number, number][] = [];
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const count = this.inBucket(row, bucket);
      if (count > 0) result.push([this.clamp(row, bucketMiddle(bucket)), count]);
    }
    return result;
  }

  /** Ascending shares in, values out: the value at rank ceil(share × count). */
  private quantiles(row: number, shares: number[]): number[] {
    const ranks = shares.map((share) => Math.max(1, Math.ceil(share * this.count(row))));
    const values: number[] = [];
    let seen = 0;
    const first = this.core.bucketOf(this.min(row));
    for (let bucket = first; bucket < BUCKETS && values.length < ranks.length; bucket++) {
      seen += this.inBucket(row, bucket);
      while (values.length < ranks.length && seen >= ranks[values.length])
        values.push(this.clamp(row, bucketMiddle(bucket)));
    }
    return values;
  }

  private clamp(row: number, ms: number): number {
    return Math.min(Math.max(ms, this.min(row)), this.tallies.max[row]!);
  }

  private inBucket(row: number, bucket: number): number {
    return bucket === 0 ? this.zeros(row) : this.counts[row * BUCKETS + bucket]!;
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
