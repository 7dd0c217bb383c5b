// Histograms of times, as the core records them (src/sim-engine/core/histograms.ts): what they say of a whole run.
import type { Summary } from '../../protocol/frame.ts';
import type { Core } from '../memory/core.ts';
import { bytesOf, type RecordView, viewRecord } from '../memory/views.ts';
import { HISTOGRAM } from './histogram-shape.ts';

const { mantissaBits: MANTISSA_BITS } = HISTOGRAM;
export const BUCKETS = HISTOGRAM.buckets;

export class Histograms {
  private readonly tally = {} as RecordView<'tally'>;
  private readonly talliesAt: number;
  private readonly bucketsAt: number;
  private counts!: Uint32Array;
  private readonly core: Core;

  /** The core has laid them out in its memory. */
  constructor(core: Core) {
    this.core = core;
    this.talliesAt = core.talliesPlace();
    this.bucketsAt = core.bucketsPlace();
  }

  look(buffer: ArrayBuffer): void {
    viewRecord(this.tally, 'tally', buffer);
    this.counts = new Uint32Array(buffer, this.bucketsAt);
  }

  /** Nothing has been recorded in any of so many rows. */
  blank(rows: number): void {
    for (let row = 0; row < rows; row++) this.tally.min.put(this.tallyOf(row), Infinity);
  }

  private tallyOf(row: number): number {
    return this.talliesAt + row * bytesOf('tally');
  }

  /** Count, mean, extremes and quantiles; zeros while nothing was recorded. */
  summary(row: number): Summary {
    const { tally } = this;
    const at = this.tallyOf(row);
    const count = tally.count.at(at);
    if (count === 0) return { count: 0, mean: 0, min: 0, p50: 0, p95: 0, p99: 0, max: 0 };
    const [p50, p95, p99] = this.quantiles(row, [0.5, 0.95, 0.99]);
    return { count, mean: tally.sum.at(at) / count, min: tally.min.at(at), p50, p95, p99, max: tally.max.at(at) };
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
    const ranks = shares.map((share) => Math.max(1, Math.ceil(share * this.tally.count.at(this.tallyOf(row)))));
    const values: number[] = [];
    let seen = 0;
    const first = this.core.bucketOf(this.tally.min.at(this.tallyOf(row)));
    for (let bucket = first; bucket < BUCKETS && values.length < ranks.length; bucket++) {
      seen += this.counts[base + bucket];
      while (values.length < ranks.length && seen >= ranks[values.length])
        values.push(this.clamp(row, bucketMiddle(bucket)));
    }
    return values;
  }

  private clamp(row: number, ms: number): number {
    return Math.min(Math.max(ms, this.tally.min.at(this.tallyOf(row))), this.tally.max.at(this.tallyOf(row)));
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
