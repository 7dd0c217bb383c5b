// Charts over time: one row an interval, until the rows are full; then every two become one and the interval doubles.
// What was measured at an interval's end is kept as a running total, latencies as a coarse histogram of each interval,
// so that merging loses nothing but resolution. Intervals are closed between events and change no event.
import type { Registry } from '../kernel/table.ts';
import { INTERVALS_MAX, SERIES } from '../memory/series-shape.ts';
import { type TableView, viewTable } from '../memory/views.ts';

export * from '../memory/series-shape.ts';

export const INTERVAL_MS_FIRST = 125;
const { bits: BITS, buckets: BUCKETS } = SERIES;
const STEPS = 1 << BITS;

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
  readonly placed: Float64Array;
  readonly replied: Float64Array;
  /** What the core reads, and what it writes with each answer. */
  private readonly answers = {} as TableView<'answers'>;
  private latency!: Int32Array;
  private state!: Float64Array;
  private readonly ready: Float64Array;
  private readonly busy: Float64Array;
  private readonly capacity: Float64Array;
  readonly queues: number;
  readonly components: number;

  constructor(registry: Registry, queues: number, components: number) {
    this.queues = queues;
    this.components = components;
    this.placed = registry.f64('interval orders', INTERVALS_MAX);
    this.replied = registry.f64('interval replies', INTERVALS_MAX);
    this.ready = registry.f64('interval depths', INTERVALS_MAX * queues);
    this.busy = registry.f64('interval busy', INTERVALS_MAX * components);
    this.capacity = registry.f64('interval capacity', INTERVALS_MAX * components);
  }

  look(buffer: ArrayBuffer): void {
    viewTable(this.answers, 'answers', buffer);
    this.latency = viewTable({}, 'latencies', buffer).value;
    this.state = viewTable({}, 'interval', buffer).value;
  }

  /** The first interval begins, and nothing has been recorded. */
  blank(): void {
    this.state[1] = INTERVAL_MS_FIRST;
    this.state[2] = INTERVAL_MS_FIRST;
    this.answers.min.fill(Infinity);
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

  /** Ends the present interval with the totals at its end, and merges when the rows are full. */
  close(totals: Totals): void {
    this.fill(this.state[0], totals);
    this.state[0]++;
    if (this.state[0] === INTERVALS_MAX) this.merge();
    this.state[2] = (this.state[0] + 1) * this.state[1];
  }

  private fill(row: number, totals: Totals): void {
    this.placed[row] = totals.placed;
    this.replied[row] = totals.replied;
    for (let q = 0; q < this.queues; q++) this.ready[row * this.queues + q] = totals.ready(q);
    for (let c = 0; c < this.components; c++) {
      this.busy[row * this.components + c] = totals.busySum(c);
      this.capacity[row * this.components + c] = totals.capacitySum(c);
    }
  }

  private merge(): void {
    const { queues, components } = this;
    for (let row = 0; row < INTERVALS_MAX / 2; row++) {
      const first = 2 * row;
      const last = first + 1;
      this.placed[row] = this.placed[last];
      this.replied[row] = this.replied[last];
      this.answers.min[row] = Math.min(this.answers.min[first], this.answers.min[last]);
      this.answers.max[row] = Math.max(this.answers.max[first], this.answers.max[last]);
      for (let b = 0; b < BUCKETS; b++)
        this.latency[row * BUCKETS + b] = this.latency[first * BUCKETS + b] + this.latency[last * BUCKETS + b];
      this.ready.copyWithin(row * queues, last * queues, (last + 1) * queues);
      this.busy.copyWithin(row * components, last * components, (last + 1) * components);
      this.capacity.copyWithin(row * components, last * components, (last + 1) * components);
    }
    const half = INTERVALS_MAX / 2;
    this.answers.min.fill(Infinity, half);
    this.answers.max.fill(0, half);
    this.latency.fill(0, half * BUCKETS);
    this.state[0] = half;
    this.state[1] *= 2;
  }

  /** The value at rank ceil(share × answered) within an interval, at most 1.6 % off; null where nobody was answered. */
  quantile(row: number, share: number): number | null {
    if (this.answers.min[row] === Infinity) return null;
    let count = 0;
    for (let b = 0; b < BUCKETS; b++) count += this.latency[row * BUCKETS + b];
    const rank = Math.max(1, Math.ceil(share * count));
    let seen = 0;
    let bucket = -1;
    while (seen < rank) seen += this.latency[row * BUCKETS + ++bucket];
    return Math.min(Math.max(middle(bucket), this.answers.min[row]), this.answers.max[row]);
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
}

function middle(bucket: number): number {
  if (bucket === 0) return 0;
  const index = bucket - 1;
  let base = 1 / 8;
  for (let octave = index >> BITS; octave > 0; octave--) base *= 2;
  return base * (1 + ((index & (STEPS - 1)) + 0.5) / STEPS);
}
