// The agenda beside an oracle: a binary heap ordered by (time, order of entry), asked for the same events one by one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onGrid } from '../kernel/grid.ts';
import { EVENT } from '../model/events.ts';
import { NOW } from '../model/scalars.ts';
import { bareCore, columnsOf, markOf } from '../testing/bare-core.ts';
import { numbersFrom } from '../testing/samples.ts';

const SEED = 20_260_406;

/** An event as it was entered; the order of entry is what its payload says. */
interface Due {
  atMs: number;
  entry: number;
}

/** The textbook's: parents are not later than their children. */
class Heap {
  private readonly dues: Due[] = [];

  get size(): number {
    return this.dues.length;
  }

  put(due: Due): void {
    let at = this.dues.push(due) - 1;
    for (let parent = (at - 1) >> 1; at > 0 && isEarlier(due, this.dues[parent]!); parent = (at - 1) >> 1) {
      this.dues[at] = this.dues[parent]!;
      at = parent;
    }
    this.dues[at] = due;
  }

  take(): Due | undefined {
    const first = this.dues[0];
    const last = this.dues.pop();
    if (this.dues.length === 0 || last === undefined) return first;
    let at = 0;
    for (let child = this.earlierChild(0); child >= 0 && isEarlier(this.dues[child]!, last); ) {
      this.dues[at] = this.dues[child]!;
      at = child;
      child = this.earlierChild(at);
    }
    this.dues[at] = last;
    return first;
  }

  copy(): Heap {
    const copy = new Heap();
    copy.dues.push(...this.dues);
    return copy;
  }

  private earlierChild(at: number): number {
    const left = 2 * at + 1;
    if (left >= this.dues.length) return -1;
    const right = left + 1;
    return right < this.dues.length && isEarlier(this.dues[right]!, this.dues[left]!) ? right : left;
  }
}

const isEarlier = (a: Due, b: Due): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.entry < b.entry);

/** Kinds of events that are never stale: each is handed to whoever handles what the core does not. */
const KINDS = [EVENT.delayEnds, EVENT.replays, EVENT.replicates, EVENT.ordersAgain];
const kindOf = (entry: number): number => KINDS[entry % KINDS.length]!;

interface Taken {
  atMs: number;
  kind: number;
  row: number;
  generation: number;
}

/** A core of which only the agenda is used: what it takes is what it hands out. */
class Agenda {
  private readonly taken: Taken[] = [];
  private readonly core = bareCore(
    {},
    { handleOther: (kind, row, generation) => this.taken.push({ atMs: this.nowMs, kind, row, generation }) },
  );
  private readonly blank = markOf(this.core);

  get nowMs(): number {
    return columnsOf(this.core, 'scalars').value[NOW]!;
  }
  get nextAtMs(): number {
    return this.core.nextAtMs();
  }
  get pending(): number {
    return this.core.pendingEvents();
  }
  /** Bytes in use. */
  get room(): number {
    return columnsOf(this.core, 'heap').value[0]!;
  }

  schedule(atMs: number, kind: number, row: number, generation: number): void {
    this.core.schedule(atMs, kind, row, generation);
  }

  /** Takes the next event; undefined when there is none. */
  take(): Taken | undefined {
    this.core.takeEvents(Infinity, 1);
    return this.taken.pop();
  }

  empty(): this {
    this.blank();
    return this;
  }
  mark(): () => void {
    return markOf(this.core);
  }
}

/** One for all tests: emptied, it is as it was at first. */
const agenda = new Agenda();

/** The agenda with the oracle beside it; every answer is compared. */
class Pair {
  private readonly agenda = agenda.empty();
  private oracle = new Heap();
  private entries = 0;
  nowMs = 0;

  put(aheadMs: number): void {
    const due = { atMs: onGrid(this.nowMs + aheadMs), entry: this.entries++ };
    this.oracle.put(due);
    this.agenda.schedule(due.atMs, kindOf(due.entry), due.entry, due.entry ^ 0x5555);
  }

  /** Takes the next event from both; false when there is none. */
  take(): boolean {
    const wanted = this.oracle.take();
    expect(this.agenda.nextAtMs).toBe(wanted?.atMs ?? Infinity);
    const taken = this.agenda.take();
    if (!wanted) {
      expect(taken).toBeUndefined();
      return false;
    }
    const { atMs, entry } = wanted;
    expect(taken).toEqual({ atMs, kind: kindOf(entry), row: entry, generation: entry ^ 0x5555 });
    this.nowMs = atMs;
    expect(this.agenda.pending).toBe(this.oracle.size);
    return true;
  }

  /** Puts everything back to what it is now. */
  mark(): () => void {
    const restore = this.agenda.mark();
    const oracle = this.oracle.copy();
    const { nowMs, entries } = this;
    return () => {
      restore();
      this.oracle = oracle.copy();
      this.nowMs = nowMs;
      this.entries = entries;
    };
  }
}

type Operation =
  | { do: 'put'; aheadMs: number; times: number }
  | { do: 'take'; times: number }
  | { do: 'mark' }
  | { do: 'go back' };

function carryOut(pair: Pair, operations: Operation[]): void {
  let back = pair.mark();
  for (const operation of operations) {
    if (operation.do === 'mark') back = pair.mark();
    else if (operation.do === 'go back') back();
    else if (operation.do === 'put') for (let n = 0; n < operation.times; n++) pair.put(operation.aheadMs);
    else for (let n = 0; n < operation.times && pair.take(); n++);
  }
  while (pair.take());
}

/** Now, a step of the grid, near, far, and as far as anything is scheduled. */
const anyAhead = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(0, 1 / 1024, 1, 100, 2_000) },
  { weight: 4, arbitrary: fc.double({ min: 0, max: 50, noNaN: true }) },
  { weight: 3, arbitrary: fc.double({ min: 0, max: 5_000, noNaN: true }) },
  { weight: 1, arbitrary: fc.double({ min: 0, max: 1e9, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(1e7, 604_800_000, 2_199_023_255_552) },
);
const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('put' as const), aheadMs: anyAhead, times: fc.constant(1) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      aheadMs: anyAhead,
      times: fc.integer({ min: 2, max: 90 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('take' as const), times: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'mark' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'go back' as const }) },
);

describe('event by event what a heap gives', () => {
  test(`any schedule, with ties, bursts, far events and ways back (seed ${SEED})`, () => {
    const law = fc.property(fc.array(anyOperation, { maxLength: 80, size: 'max' }), (operations) => {
      carryOut(new Pair(), operations);
    });
    fc.assert(law, { seed: SEED, numRuns: 300 });
  });

  test(`few events that come and go one by one, some of them as far ahead as the buckets reach (seed ${SEED})`, () => {
    const anyFew = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.boolean()), { maxLength: 30 });
    const law = fc.property(anyFew, (few) => {
      const pair = new Pair();
      for (const [aheadMs, takes] of few) {
        pair.put(aheadMs);
        if (takes) pair.take();
      }
      while (pair.take());
    });
    fc.assert(law, { seed: SEED, numRuns: 2_000 });
  });

  // As many pending as so often in a run: each event that is taken puts one ahead.
  test.each([
    ['exponential gaps', 1_000, (u: number) => -Math.log(1 - u) * 100],
    ['one constant gap', 1_000, () => 100],
    ['two gaps, one a hundred thousand times the other', 500, (u: number) => (u < 0.5 ? 0.01 : 1_000)],
    ['many at the very same instant', 2_000, (u: number) => (u < 0.9 ? 0 : 16)],
    ['few', 3, (u: number) => u * 500],
    ['whole seconds', 800, (u: number) => Math.floor(u * 10) * 1_000],
  ])(`a long run with %s ahead (seed ${SEED})`, (_, pending, aheadMs) => {
    const next = numbersFrom(SEED);
    const pair = new Pair();
    for (let n = 0; n < pending; n++) pair.put(aheadMs(next()));
    for (let n = 0; n < 12_000; n++) {
      pair.take();
      pair.put(aheadMs(next()));
    }
    while (pair.take());
  });

  test(`a load that grows a hundredfold and goes away again, and one that comes back after a week (seed ${SEED})`, () => {
    const next = numbersFrom(SEED + 1);
    const pair = new Pair();
    for (const size of [10, 10_000, 100, 5_000, 1]) {
      for (let n = 0; n < size; n++) pair.put(next() * size);
      for (let n = 0; n < size - 1; n++) pair.take();
      pair.put(604_800_000);
    }
    while (pair.take());
  });
});

test(`100,000 events entered in any order come out sorted, equal times in order of entry (seed ${SEED})`, () => {
  const next = numbersFrom(SEED + 2);
  const dues = Array.from({ length: 100_000 }, (_, entry) => ({ atMs: onGrid(next() ** 4 * 1e6), entry }));
  agenda.empty();
  for (const { atMs, entry } of dues) agenda.schedule(atMs, EVENT.replays, entry, 0);
  const out: Due[] = [];
  for (let taken = agenda.take(); taken; taken = agenda.take()) out.push({ atMs: taken.atMs, entry: taken.row });
  expect(out).toEqual(dues.sort((a, b) => a.atMs - b.atMs || a.entry - b.entry));
});

test('an agenda from which nothing was taken has nothing, for ever', () => {
  agenda.empty();
  expect([agenda.pending, agenda.take(), agenda.nextAtMs]).toEqual([0, undefined, Infinity]);
});

test('rows of events that were taken are used again: a load that stays the same needs no more room', () => {
  agenda.empty();
  const next = numbersFrom(SEED + 3);
  const pass = (events: number) => {
    for (let n = 0; n < events; n++) agenda.schedule(agenda.take()!.atMs + onGrid(next() * 1_000), EVENT.replays, 0, 0);
    return agenda.room;
  };
  for (let n = 0; n < 3_000; n++) agenda.schedule(onGrid(next() * 1_000), EVENT.replays, 0, 0);
  expect(pass(100_000)).toBe(pass(5_000));
});
