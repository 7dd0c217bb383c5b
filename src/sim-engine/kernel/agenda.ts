// The future: events in the total order (atMs, sequence). A calendar of buckets, each a power of two of milliseconds
// wide; the bucket reached is sorted into a short run from which events are taken. Widths adapt, coarsely, so that a
// bucket holds about two events; the order of events never depends on the widths.
import { sortByTime } from './agenda-sort.ts';
import { powerOfTwo } from './plain-math.ts';
import { type Registry, Table } from './table.ts';

export class EventTable extends Table {
  at = this.f64();
  sequence = this.f64();
  kind = this.u8();
  row = this.i32();
  generation = this.i32();
  next = this.i32();
}
class Buckets extends Table {
  first = this.i32();
}
export const NONE = -1;

/** Whole numbers of the agenda's state. */
const RUN_HEAD = 0;
const RUN_TAIL = 1;
/** Beyond the last bucket: an unsorted list. */
const FAR_HEAD = 2;
const IN_BUCKETS = 3;
const PENDING = 4;
const LAID_FOR = 5;
const MASK = 6;
/** Other numbers. A bucket's number is floor(atMs × inverse width), exact because the width is a power of two. */
const SEQUENCE = 0;
const INVERSE = 1;
const POURED = 2;
const FAR_BUCKET = 3;

/** Enough for an ordinary load, so that its room is the same after one order and after ten million. */
const BUCKETS_MIN = 1024;
const BUCKETS_MAX = 1 << 20;
const SAMPLES = 64;
/** Widths follow the nearest of what is pending: events to come soon stand closer than those that take long. */
const NEAREST = 1 / 8;
/** So many more than four times what was laid out for are worth laying out anew. */
const FEW = 64;
const SHORT = 16;

export class Agenda {
  readonly events: EventTable;
  private readonly heads: Buckets;
  private readonly whole: Int32Array;
  private readonly real: Float64Array;

  constructor(registry: Registry) {
    this.events = registry.add('events', new EventTable(1024));
    this.heads = registry.add('buckets', new Buckets(BUCKETS_MIN), BUCKETS_MAX);
    this.whole = registry.i32('agenda counts', 7);
    this.real = registry.f64('agenda times', 4);
    this.whole.set([NONE, NONE, NONE, 0, 0, 0, BUCKETS_MIN - 1]);
    this.real.set([0, 1, -1, Infinity]);
    while (this.heads.rows.used < BUCKETS_MIN) this.heads.first[this.heads.rows.take()] = NONE;
  }

  /** Events not yet taken. */
  get pending(): number {
    return this.whole[PENDING];
  }

  /** Puts an event for (row, generation) at a time not before the one last taken. Equal times keep the order of entry. */
  schedule(atMs: number, kind: number, row: number, generation: number): void {
    const { events, whole, real } = this;
    const event = events.rows.take();
    events.at[event] = atMs;
    events.sequence[event] = real[SEQUENCE]++;
    events.kind[event] = kind;
    events.row[event] = row;
    events.generation[event] = generation;
    whole[PENDING]++;
    const bucket = Math.floor(atMs * real[INVERSE]);
    const ahead = bucket - real[POURED];
    if (ahead <= 0) this.intoRun(event, atMs);
    else if (ahead <= whole[MASK]) this.intoBucket(event, bucket);
    else this.intoFar(event, bucket);
  }

  /** The next event's row in `events`, or NONE. It stays until `drop`. */
  peek(): number {
    const head = this.whole[RUN_HEAD];
    return head !== NONE || this.whole[PENDING] === 0 ? head : this.pour();
  }

  /** Takes the event last peeked at away; its row may be used again at once. */
  drop(event: number): void {
    this.whole[RUN_HEAD] = this.events.next[event];
    this.whole[PENDING]--;
    this.events.rows.give(event);
  }

  /** Time of the next event; Infinity when there is none. */
  nextAtMs(): number {
    const event = this.peek();
    return event === NONE ? Infinity : this.events.at[event];
  }

  private intoBucket(event: number, bucket: number): void {
    const slot = bucket & this.whole[MASK];
    this.events.next[event] = this.heads.first[slot];
    this.heads.first[slot] = event;
    this.whole[IN_BUCKETS]++;
  }

  private intoFar(event: number, bucket: number): void {
    this.events.next[event] = this.whole[FAR_HEAD];
    this.whole[FAR_HEAD] = event;
    if (bucket < this.real[FAR_BUCKET]) this.real[FAR_BUCKET] = bucket;
  }

  /** Its bucket is already poured: it goes behind all of the run that are not later, for its sequence is the highest. */
  private intoRun(event: number, atMs: number): void {
    const { at, next } = this.events;
    const { whole } = this;
    const head = whole[RUN_HEAD];
    if (head === NONE || atMs < at[head]) {
      next[event] = head;
      whole[RUN_HEAD] = event;
      if (head === NONE) whole[RUN_TAIL] = event;
      return;
    }
    let before = atMs >= at[whole[RUN_TAIL]] ? whole[RUN_TAIL] : head;
    while (next[before] !== NONE && at[next[before]] <= atMs) before = next[before];
    next[event] = next[before];
    next[before] = event;
    if (next[event] === NONE) whole[RUN_TAIL] = event;
  }

  /** Sorts the next bucket that holds anything into the (empty) run. Something is pending. */
  private pour(): number {
    const { whole, real } = this;
    const pending = whole[PENDING];
    if (pending > 4 * whole[LAID_FOR] + FEW || (pending * 8 < whole[LAID_FOR] && whole[LAID_FOR] > 512)) this.layOut();
    if (whole[IN_BUCKETS] === 0) this.layOut();
    if (real[FAR_BUCKET] - real[POURED] <= whole[MASK] >> 1) this.bringNear();
    let bucket = this.nextBucket();
    if (bucket >= real[FAR_BUCKET]) {
      // Something far has come within reach meanwhile, and is due before what the buckets hold or along with it.
      this.bringNear();
      bucket = this.nextBucket();
    }
    const slot = bucket & whole[MASK];
    const head = this.heads.first[slot];
    real[POURED] = bucket;
    this.heads.first[slot] = NONE;
    return this.startRun(head);
  }

  /** The next bucket that holds anything; one does. */
  private nextBucket(): number {
    const { first } = this.heads;
    const mask = this.whole[MASK];
    let bucket = this.real[POURED] + 1;
    while (first[bucket & mask] === NONE) bucket++;
    return bucket;
  }

  private startRun(list: number): number {
    const { events, whole } = this;
    const { at, sequence, next } = events;
    let head = list;
    let count = 1;
    if (next[list] !== NONE) {
      head = NONE;
      let event = list;
      for (count = 0; event !== NONE && count < SHORT; count++) {
        const following = next[event];
        head = insertSorted(at, sequence, next, head, event);
        event = following;
      }
      if (event !== NONE) {
        let last = head;
        while (next[last] !== NONE) last = next[last];
        next[last] = event;
        for (; event !== NONE; event = next[event]) count++;
        head = sortByTime(events, head);
      }
    }
    whole[IN_BUCKETS] -= count;
    whole[RUN_HEAD] = head;
    let tail = head;
    while (next[tail] !== NONE) tail = next[tail];
    whole[RUN_TAIL] = tail;
    return head;
  }

  /** Moves what the buckets now reach out of the far list. */
  private bringNear(): void {
    const { whole, real, events } = this;
    let event = whole[FAR_HEAD];
    whole[FAR_HEAD] = NONE;
    real[FAR_BUCKET] = Infinity;
    while (event !== NONE) {
      const following = events.next[event];
      const bucket = Math.floor(events.at[event] * real[INVERSE]);
      if (bucket - real[POURED] <= whole[MASK]) this.intoBucket(event, bucket);
      else this.intoFar(event, bucket);
      event = following;
    }
  }

  /** Chooses width and number of buckets anew for what is pending, and places everything. The run is empty. */
  private layOut(): void {
    const { whole, real } = this;
    const pending = whole[PENDING];
    const all = this.gather();
    const { earliest, near } = this.sample(all, pending);
    const widthWanted = Math.max((2 * (near - earliest)) / (pending * NEAREST), 1 / 1024);
    let exponent = 0;
    while (powerOfTwo(exponent) < widthWanted && exponent < 40) exponent++;
    while (powerOfTwo(exponent - 1) >= widthWanted && exponent > -10) exponent--;
    real[INVERSE] = powerOfTwo(-exponent);
    let buckets = BUCKETS_MIN;
    while (buckets < 2 * pending && buckets < BUCKETS_MAX) buckets *= 2;
    while (this.heads.rows.used < buckets) this.heads.rows.take();
    this.heads.first.fill(NONE, 0, buckets);
    whole[MASK] = buckets - 1;
    whole[LAID_FOR] = pending;
    whole[IN_BUCKETS] = 0;
    real[POURED] = Math.floor(earliest * real[INVERSE]) - 1;
    whole[FAR_HEAD] = all;
    this.bringNear();
  }

  /** All pending events as one list. */
  private gather(): number {
    const { whole, events } = this;
    let all = whole[FAR_HEAD];
    for (let slot = 0; whole[IN_BUCKETS] > 0 && slot <= whole[MASK]; slot++) {
      let event = this.heads.first[slot];
      while (event !== NONE) {
        const following = events.next[event];
        events.next[event] = all;
        all = event;
        event = following;
      }
    }
    return all;
  }

  /** The earliest time, exactly, and about that of the nearest eighth, from evenly spaced members of the list. */
  private sample(list: number, count: number): { earliest: number; near: number } {
    const { at, next } = this.events;
    const stride = Math.max(1, Math.floor(count / SAMPLES));
    const times: number[] = [];
    let earliest = Infinity;
    let index = 0;
    for (let event = list; event !== NONE; event = next[event]) {
      if (at[event] < earliest) earliest = at[event];
      if (index++ % stride === 0) times.push(at[event]);
    }
    times.sort((a, b) => a - b);
    return { earliest, near: times[Math.floor(times.length * NEAREST)] };
  }
}

function insertSorted(at: Float64Array, sequence: Float64Array, next: Int32Array, head: number, event: number): number {
  const atMs = at[event];
  const mine = sequence[event];
  if (head === NONE || atMs < at[head] || (atMs === at[head] && mine < sequence[head])) {
    next[event] = head;
    return event;
  }
  let before = head;
  let after = next[before];
  while (after !== NONE && (at[after] < atMs || (at[after] === atMs && sequence[after] < mine))) {
    before = after;
    after = next[before];
  }
  next[event] = after;
  next[before] = event;
  return head;
}
