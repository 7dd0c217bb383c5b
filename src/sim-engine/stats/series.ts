// Charts over time: one row an interval, until the rows are full; then every two become one and the interval doubles.
// What was measured at an interval's end is kept as a running total, latencies as a coarse histogram of each interval,
// so that merging loses nothing but resolution. Intervals are closed between events and change no event.
import { type Registry, Table } from '../kernel/table.ts';

export const INTERVALS_MAX = 120;
export const INTERVAL_MS_FIRST = 125;
const STEPS = 32;
const OCTAVES = 28;
/** Bucket 0: below 1/8 ms. The last: above 2^24 ms, 4.6 hours. */
const BUCKETS = STEPS * OCTAVES + 1;
const SHIFT = 15;
const LOWEST = (1023 - 3) << 5;

class Intervals extends Table {
  placed = this.f64();
  replied = this.f64();
  min = this.f64();
  max = this.f64();
}

/** Running totals at an instant, written by whoever closes an interval. */
export interface Totals {
  placed: number;
  replied: number;
  ready(queue: number): number;
  /** Busy time of a component so far, in ms × units, and the same of its capacity. */
  busySum(component: number): number;
  capacitySum(component: number): number;
}

export class Series {
  readonly intervals: Intervals;
  private readonly latency: Uint32Array;
  private readonly ready: Float64Array;
  private readonly busy: Float64Array;
  private readonly capacity: Float64Array;
  private readonly state: Float64Array;
  private readonly double = new Float64Array(1);
  private readonly words = new Uint32Array(this.double.buffer);
  private readonly high = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;
  readonly queues: number;
  readonly components: number;

  constructor(registry: Registry, queues: number, components: number) {
    this.queues = queues;
    this.components = components;
    this.intervals = registry.addFixed('intervals', new Intervals(INTERVALS_MAX));
    this.latency = registry.u32('interval latencies', INTERVALS_MAX * BUCKETS);
    this.ready = registry.f64('interval depths', INTERVALS_MAX * queues);
    this.busy = registry.f64('interval busy', INTERVALS_MAX * components);
    this.capacity = registry.f64('interval capacity', INTERVALS_MAX * components);
    this.state = registry.f64('series', 3);
    this.state[1] = INTERVAL_MS_FIRST;
    this.state[2] = INTERVAL_MS_FIRST;
    this.intervals.min.fill(Infinity);
  }

  /** Intervals closed so far; the one of this number is being filled. */
  get closed(): number {
    return this.state[0];
  }
  get intervalMs(): number {
    return this.state[1];
  }
  /** When the present interval ends. */
  get endsAtMs(): number {
    return this.state[2];
  }

  /** A customer was answered. */
  record(ms: number): void {
    const row = this.state[0];
    const { intervals } = this;
    if (ms < intervals.min[row]) intervals.min[row] = ms;
    if (ms > intervals.max[row]) intervals.max[row] = ms;
    this.latency[row * BUCKETS + this.bucketOf(ms)]++;
  }

  /** Ends the present interval with the totals at its end, and merges when the rows are full. */
  close(totals: Totals): void {
    this.fill(this.state[0], totals);
    this.state[0]++;
    if (this.state[0] === INTERVALS_MAX) this.merge();
    this.state[2] = (this.state[0] + 1) * this.state[1];
  }

  private fill(row: number, totals: Totals): void {
    this.intervals.placed[row] = totals.placed;
    this.intervals.replied[row] = totals.replied;
    for (let q = 0; q < this.queues; q++) this.ready[row * this.queues + q] = totals.ready(q);
    for (let c = 0; c < this.components; c++) {
      this.busy[row * this.components + c] = totals.busySum(c);
      this.capacity[row * this.components + c] = totals.capacitySum(c);
    }
  }

  private merge(): void {
    const { intervals, queues, components } = this;
    for (let row = 0; row < INTERVALS_MAX / 2; row++) {
      const first = 2 * row;
      const last = first + 1;
      intervals.placed[row] = intervals.placed[last];
      intervals.replied[row] = intervals.replied[last];
      intervals.min[row] = Math.min(intervals.min[first], intervals.min[last]);
      intervals.max[row] = Math.max(intervals.max[first], intervals.max[last]);
      for (let b = 0; b < BUCKETS; b++)
        this.latency[row * BUCKETS + b] = this.latency[first * BUCKETS + b] + this.latency[last * BUCKETS + b];
      this.ready.copyWithin(row * queues, last * queues, (last + 1) * queues);
      this.busy.copyWithin(row * components, last * components, (last + 1) * components);
      this.capacity.copyWithin(row * components, last * components, (last + 1) * components);
    }
    const half = INTERVALS_MAX / 2;
    intervals.min.fill(Infinity, half);
    intervals.max.fill(0, half);
    this.latency.fill(0, half * BUCKETS);
    this.state[0] = half;
    this.state[1] *= 2;
  }

  /** The value at rank ceil(share × answered) within an interval, at most 1.6 % off; null where nobody was answered. */
  quantile(row: number, share: number): number | null {
    const { intervals } = this;
    if (intervals.min[row] === Infinity) return null;
    let count = 0;
    for (let b = 0; b < BUCKETS; b++) count += this.latency[row * BUCKETS + b];
    const rank = Math.max(1, Math.ceil(share * count));
    let seen = 0;
    let bucket = -1;
    while (seen < rank) seen += this.latency[row * BUCKETS + ++bucket];
    return Math.min(Math.max(middle(bucket), intervals.min[row]), intervals.max[row]);
  }

  readyAt(row: number, queue: number): number {
    return this.ready[row * this.queues + queue];
  }
  busySumAt(row: number, component: number): number {
    return row < 0 ? 0 : this.busy[row * this.components + component];
  }
  capacitySumAt(row: number, component: number): number {
    return row < 0 ? 0 : this.capacity[row * this.components + component];
  }

  private bucketOf(ms: number): number {
    this.double[0] = ms;
    const bucket = (this.words[this.high] >>> SHIFT) - LOWEST + 1;
    return bucket < 1 ? 0 : bucket >= BUCKETS ? BUCKETS - 1 : bucket;
  }
}

function middle(bucket: number): number {
  if (bucket === 0) return 0;
  const index = bucket - 1;
  let base = 1 / 8;
  for (let octave = index >> 5; octave > 0; octave--) base *= 2;
  return base * (1 + ((index & (STEPS - 1)) + 0.5) / STEPS);
}
