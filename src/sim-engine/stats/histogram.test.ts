// Histograms beside the exact sample: how far a quantile may be off, and that recording has no order and rows no neighbours.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bareCore, markOf } from '../testing/bare-core.ts';
import { numbersFrom } from '../testing/samples.ts';
import { bucketMiddle, Histograms } from './histogram.ts';

const SEED = 20_260_408;
/** Stated in the model's description: at most 0.8 % off. */
const OFF_MAX = 0.008;
const MS_MIN = 1 / 1024;
const MS_MAX = 2 ** 31;

/** One core for all tests, of so many rows; blank, it is as it was at first. */
const ROWS = 3;
const core = bareCore({ histograms: ROWS });
const histograms = new Histograms(core);
histograms.look(core.memory.buffer);
histograms.blank();
const blank = markOf(core);

/** What the core has recorded of each sample, in a row of its own. */
const histogramsOf = (...samples: number[][]) => {
  blank();
  samples.forEach((sample, row) => {
    for (const ms of sample) core.record(row, ms);
  });
  return histograms;
};

/** The value at rank ceil(share × count). */
const exactly = (sample: number[], share: number): number =>
  [...sample].sort((a, b) => a - b)[Math.max(1, Math.ceil(share * sample.length)) - 1]!;

const anyMs = fc.oneof(
  fc.constant(0),
  fc.double({ min: MS_MIN, max: 1, noNaN: true }),
  fc.double({ min: 1, max: 10_000, noNaN: true }),
  fc.double({ min: MS_MIN, max: MS_MAX, noNaN: true }),
);
const anySample = fc.array(anyMs, { minLength: 1, maxLength: 200, size: 'max' });

describe('quantiles', () => {
  test(`are within 0.8 % of the sorted sample's, count and extremes exact (seed ${SEED})`, () => {
    const law = fc.property(anySample, (sample) => {
      const { count, min, max, p50, p95, p99 } = histogramsOf(sample).summary(0);
      expect([count, min, max]).toEqual([sample.length, Math.min(...sample), Math.max(...sample)]);
      for (const [share, value] of [
        [0.5, p50],
        [0.95, p95],
        [0.99, p99],
      ] as const) {
        const exact = exactly(sample, share);
        expect(Math.abs(value - exact)).toBeLessThanOrEqual(OFF_MAX * exact);
      }
    });
    fc.assert(law, { seed: SEED, numRuns: 500 });
  });

  test('of orders that all take the same time are that time, to the bit', () => {
    for (const ms of [0, 0.1, 110, 3_900, 123_456.789]) {
      const { p50, p95, p99, mean } = histogramsOf([ms, ms, ms]).summary(0);
      expect([p50, p95, p99]).toEqual([ms, ms, ms]);
      expect(mean).toBeCloseTo(ms, 9);
    }
  });

  test('of nothing are zeros', () => {
    expect(histogramsOf([]).summary(0)).toEqual({ count: 0, mean: 0, min: 0, p50: 0, p95: 0, p99: 0, max: 0 });
  });

  test('of times beyond the last bucket stay within what was recorded', () => {
    const { p50, max } = histogramsOf([1e12, 2e12, 3e12]).summary(0);
    expect(p50).toBeGreaterThanOrEqual(1e12);
    expect(p50).toBeLessThanOrEqual(max);
  });
});

describe('buckets', () => {
  test(`a time lies within 0.8 % of the middle of its bucket, from a step of the grid to 24 days (seed ${SEED})`, () => {
    const law = fc.property(fc.double({ min: MS_MIN, max: MS_MAX, noNaN: true }), (ms) => {
      expect(Math.abs(bucketMiddle(core.bucketOf(ms)) - ms)).toBeLessThanOrEqual(OFF_MAX * ms);
    });
    fc.assert(law, { seed: SEED, numRuns: 5_000 });
  });

  test(`later is never a lower bucket (seed ${SEED})`, () => {
    const law = fc.property(anyMs, anyMs, (a, b) => {
      const [low, high] = [core.bucketOf(Math.min(a, b)), core.bucketOf(Math.max(a, b))];
      expect(low).toBeLessThanOrEqual(high);
    });
    fc.assert(law, { seed: SEED, numRuns: 2_000 });
  });
});

describe('recording', () => {
  test(`has no order: the same times in any order are the same histogram (seed ${SEED})`, () => {
    const law = fc.property(fc.array(fc.nat({ max: 1e6 }), { minLength: 1, maxLength: 60 }), (sample) => {
      // Whole times add up to the same sum in any order.
      const sorted = [...sample].sort((a, b) => a - b);
      histogramsOf(sample, sorted);
      expect(histograms.summary(0)).toEqual(histograms.summary(1));
      expect(histograms.pairs(0)).toEqual(histograms.pairs(1));
    });
    fc.assert(law, { seed: SEED, numRuns: 300 });
  });

  test(`two samples recorded together count as both: bucket by bucket the sum (seed ${SEED})`, () => {
    const law = fc.property(anySample, anySample, (a, b) => {
      histogramsOf(a, b, [...a, ...b]);
      const total = (row: number) => histograms.pairs(row).reduce((sum, [, count]) => sum + count, 0);
      expect(total(2)).toBe(total(0) + total(1));
      expect(total(2)).toBe(a.length + b.length);
      const mine = new Set([...a, ...b].map((ms) => core.bucketOf(ms)));
      expect(histograms.pairs(2)).toHaveLength(mine.size);
    });
    fc.assert(law, { seed: SEED, numRuns: 300 });
  });

  test(`in one row leaves the others as they were (seed ${SEED})`, () => {
    const next = numbersFrom(SEED);
    const sample = Array.from({ length: 500 }, () => next() * 5_000);
    const alone = histogramsOf(sample).summary(0);
    const between = histogramsOf([MS_MAX * 4, 0], sample, [0, MS_MAX * 4]);
    expect(between.summary(1)).toEqual(alone);
    expect(between.summary(0).count + between.summary(2).count).toBe(4);
  });
});
