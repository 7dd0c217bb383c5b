// The agenda beside an oracle: a binary heap ordered by (time, order of entry), asked for the same events one by one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onGrid } from '../kernel/grid.ts';
import { EVENT } from '../model/events.ts';
import { agenda, type Due, Pair } from '../testing/agenda-pair.ts';
import { numbersFrom } from '../testing/samples.ts';

const SEED = 20_260_406;

type Operation =
  | { do: 'put' | 'arm' | 'wait'; aheadMs: number; times: number }
  | { do: 'disarm'; which: number }
  | { do: 'take'; times: number }
  | { do: 'mark' }
  | { do: 'go back' };

function carryOut(pair: Pair, operations: Operation[]): void {
  let back = pair.mark();
  for (const operation of operations) {
    if (operation.do === 'mark') back = pair.mark();
    else if (operation.do === 'go back') back();
    else if (operation.do === 'put') for (let n = 0; n < operation.times; n++) pair.put(operation.aheadMs);
    else if (operation.do === 'arm') for (let n = 0; n < operation.times; n++) pair.arm(operation.aheadMs);
    else if (operation.do === 'wait') for (let n = 0; n < operation.times; n++) pair.wait(operation.aheadMs);
    else if (operation.do === 'disarm') pair.disarm(operation.which);
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
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('arm' as const), aheadMs: anyAhead, times: fc.integer({ min: 1, max: 5 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      aheadMs: anyAhead,
      times: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('disarm' as const), which: fc.nat(100) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('take' as const), times: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'mark' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'go back' as const }) },
);

describe('event by event what a heap gives', () => {
  test(`any schedule, with ties, bursts, far events, time-outs taken back and ways back (seed ${SEED})`, () => {
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

describe.each([
  ['a time-out', 'near', (atMs: number) => agenda.arm(atMs), () => agenda.empty()],
  ['a time-out', 'beyond two gigabytes', (atMs: number) => agenda.arm(atMs), () => agenda.emptyAndFar()],
  ['what a job waits for', 'near', (atMs: number) => agenda.wait(atMs), () => agenda.empty()],
  ['what a job waits for', 'beyond two gigabytes', (atMs: number) => agenda.wait(atMs), () => agenda.emptyAndFar()],
])(
  '%s, its record %s, leaves at once when nobody wants it any more, first, last and in the middle',
  (_, __, enter, begin) => {
    test.each([
      ['of the run', 0],
      ['of its bucket', 50],
      ['of its rung', 600_000],
    ])('%s', (_place, atMs) => {
      begin();
      agenda.schedule(0, EVENT.replays, 0, 0);
      agenda.take();
      const jobs = Array.from({ length: 6 }, () => enter(atMs));
      for (const [gone, place] of [3, 0, 5, 1].entries()) {
        agenda.end(jobs[place]!);
        expect(agenda.pending).toBe(5 - gone);
      }
      expect([agenda.take(), agenda.take()].map((taken) => taken!.row)).toEqual([jobs[2], jobs[4]]);
      expect(agenda.take()).toBeUndefined();
    });
  },
);

test('calls that end in time leave no time-out behind: ten times as many need no more room', () => {
  agenda.empty();
  const pass = (calls: number) => {
    for (let n = 0; n < calls; n++) {
      const job = agenda.arm(agenda.nowMs + 600_000);
      agenda.schedule(agenda.nowMs + 100, EVENT.replays, 0, 0);
      agenda.take();
      agenda.end(job);
    }
    return agenda.room;
  };
  const room = pass(2_000);
  expect(agenda.pending).toBe(0);
  expect(pass(20_000)).toBe(room);
});

test('what is days ahead is walked over a few times at most, however much passes by meanwhile', () => {
  agenda.empty();
  const day = 86_400_000;
  for (let n = 0; n < 1_000; n++) agenda.schedule(3 * day + n * 1_000, EVENT.replays, n, 0);
  agenda.schedule(0, EVENT.delayEnds, 0, 0);
  let moved = 0;
  for (let before = 0; agenda.take()!.atMs < 3 * day; ) {
    agenda.schedule(agenda.nowMs + 10_000, EVENT.delayEnds, 0, 0);
    // It begins anew when the agenda is laid out anew.
    const since = agenda.moved;
    moved += since < before ? since : since - before;
    before = since;
  }
  expect(agenda.pending).toBeGreaterThan(990);
  expect(moved / 1_000).toBeLessThan(12);
});
