// Series of intervals beside a plain list of what was recorded: merging loses resolution and nothing else.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Registry } from '../kernel/table.ts';
import { bytesOf } from '../memory/views.ts';
import { OP } from '../model/program.ts';
import { NONE } from '../model/scalars.ts';
import { bareCore, columnsOf, markOf, recordsOf } from '../testing/bare-core.ts';
import { numbersFrom } from '../testing/samples.ts';
import { INTERVAL_MS_FIRST, INTERVALS_MAX, Series, type Totals } from './series.ts';

const SEED = 20_260_409;

const totals = (placed: number): Totals => ({
  placed,
  replied: placed,
  ready: (queue) => placed * 10 + queue,
  busySum: (component) => placed * 100 + component,
  capacitySum: (component) => placed * 200 + component,
});
/** A core whose only flow answers at once; the two clocks and one line have histograms. */
const core = bareCore({ ops: 2, histograms: 3 });
const REPLY = 0;
const SERVER = 0;
const [reply, end] = [core.opsPlace(), core.opsPlace() + bytesOf('op')];
recordsOf(core, 'op').code.put(reply, OP.reply);
recordsOf(core, 'op').code.put(end!, OP.end);
columnsOf(core, 'openOrders').value.fill(NONE);
const blank = markOf(core);

/** A series of which the core writes the latencies; the one made before is over. */
function make(): Series {
  blank();
  const series = new Series(new Registry(), 2, 3);
  series.look(core.memory.buffer);
  series.blank();
  return series;
}

/** A customer is answered who placed an order so long ago. */
function answerAfter(ms: number): void {
  const root = core.openOrder(0, -1);
  recordsOf(core, 'order').placedAt.put(root, -ms);
  core.goOnSoon(core.newJob(REPLY, root, SERVER));
  core.doTasks();
}

/** Closes so many intervals; before each, what it holds is recorded. */
function filled(intervals: number, latencies: (interval: number) => number[] = () => []): Series {
  const series = make();
  for (let n = 0; n < intervals; n++) {
    for (const ms of latencies(n)) answerAfter(ms);
    series.look(core.memory.buffer);
    series.close(totals(n + 1));
  }
  return series;
}

describe('intervals', () => {
  test('double when the rows are full, and cover the same time from the beginning on', () => {
    for (const [intervals, doublings] of [
      [INTERVALS_MAX - 1, 0],
      [INTERVALS_MAX, 1],
      [INTERVALS_MAX * 1.5, 2],
    ] as const) {
      const series = filled(intervals);
      expect(series.intervalMs).toBe(INTERVAL_MS_FIRST * 2 ** doublings);
      expect(series.endsAtMs).toBe((series.closed + 1) * series.intervalMs);
      expect(series.closed).toBeLessThan(INTERVALS_MAX);
    }
  });

  test('keep the totals at their ends, however often two have become one', () => {
    const series = make();
    for (let closed = 0; closed < 1_000; closed++) series.close(totals(Math.round(series.endsAtMs)));
    for (let row = 0; row < series.closed; row++) {
      const endMs = (row + 1) * series.intervalMs;
      expect(series.placed[row]).toBe(endMs);
      expect([series.readyAt(row, 0), series.readyAt(row, 1)]).toEqual([endMs * 10, endMs * 10 + 1]);
      expect([series.busySumAt(row, 2), series.capacitySumAt(row, 2)]).toEqual([endMs * 100 + 2, endMs * 200 + 2]);
    }
    expect([series.busySumAt(-1, 0), series.capacitySumAt(-1, 0)]).toEqual([0, 0]);
  });
});

describe('latencies of an interval', () => {
  test(`quantiles are within 1.6 % of the sorted sample's (seed ${SEED})`, () => {
    const anySample = fc.array(fc.double({ min: 0.125, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 100 });
    const law = fc.property(anySample, fc.constantFrom(0.5, 0.95), (sample, share) => {
      const series = filled(1, () => sample);
      const exact = [...sample].sort((a, b) => a - b)[Math.max(1, Math.ceil(share * sample.length)) - 1]!;
      expect(Math.abs(series.quantile(0, share)! - exact)).toBeLessThanOrEqual(0.016 * exact);
    });
    fc.assert(law, { seed: SEED, numRuns: 300 });
  });

  test('of which nobody was answered have no quantile', () => {
    expect(filled(3, (n) => (n === 1 ? [110] : [])).quantile(0, 0.5)).toBeNull();
    expect(filled(3, (n) => (n === 1 ? [110] : [])).quantile(1, 0.5)).toBe(110);
  });

  test(`are those of both halves together once two have become one (seed ${SEED})`, () => {
    const next = numbersFrom(SEED);
    const samples = Array.from({ length: INTERVALS_MAX }, () => Array.from({ length: 20 }, () => 50 + next() * 4_000));
    const merged = filled(INTERVALS_MAX, (n) => samples[n]!);
    for (let row = 0; row < merged.closed; row++) {
      const both = filled(1, () => [...samples[2 * row]!, ...samples[2 * row + 1]!]);
      for (const share of [0.01, 0.5, 0.95, 1]) expect(merged.quantile(row, share)).toBe(both.quantile(0, share));
    }
  });
});
