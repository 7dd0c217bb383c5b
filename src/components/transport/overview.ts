// The thin picture of a whole run: how much stood in line, and how long customers waited, as far as the run has been. Pure.
import type { Series } from '../../protocol/frame.ts';
import { LANES, type LaneName } from '../../scenario/run-spec.ts';

export interface Course {
  lane: LaneName;
  /** Closed outline of the backlog, and line of the 95th percentile, in a box of 1 × 1 with time to the right; empty where nothing is. */
  backlog: string;
  latency: string;
}

/** Messages ready in all queues, by interval. */
export const backlogOf = ({ ready, count }: Series): number[] =>
  Array.from({ length: count }, (_, index) =>
    Object.values(ready).reduce((sum, values) => sum + (values[index] ?? 0), 0),
  );

const highest = (lists: (number | null)[][]): number => {
  let most = 0;
  for (const list of lists) for (const value of list) if (value !== null && value > most) most = value;
  return most;
};

const short = (value: number) => Number(value.toFixed(4));

/** All lanes on the same scales, so that they can be compared. */
export function coursesOf(series: readonly (Series | null)[], endMs: number): Course[] {
  const lanes = series.flatMap((one, index) => {
    const lane = LANES[index];
    return one && lane ? [{ lane, one, backlog: backlogOf(one) }] : [];
  });
  const deepest = highest(lanes.map(({ backlog }) => backlog));
  const longest = highest(lanes.map(({ one }) => one.customerP95));
  return lanes.map(({ lane, one, backlog }) => {
    const at = (index: number, value: number, most: number) =>
      `${short(((index + 0.5) * one.intervalMs) / endMs)} ${short(1 - value / most)}`;
    const filled = backlog.map((value, index) => at(index, value, deepest));
    const line = one.customerP95.flatMap((value, index) => (value === null ? [] : [at(index, value, longest)]));
    const lastX = short(((one.count - 0.5) * one.intervalMs) / endMs);
    return {
      lane,
      backlog: deepest > 0 && filled.length > 1 ? `M0 1L${filled.join('L')}L${lastX} 1Z` : '',
      latency: longest > 0 && line.length > 1 ? `M${line.join('L')}` : '',
    };
  });
}

export interface Reading {
  /** Null without a queue. What was counted at the ends of intervals is read in between on a straight line. */
  backlog: number | null;
  isCounted: boolean;
  /** Of the interval. */
  p95: number | null;
}

/** What the picture says at an instant, of a run that is known until another; null where it says nothing. */
export function readingAt(series: Series | null, atMs: number, knownMs: number): Reading | null {
  if (!series) return null;
  const { intervalMs, count } = series;
  const index = Math.floor(atMs / intervalMs);
  if (index >= count) return null;
  const p95 = series.customerP95[index] ?? null;
  if (Object.keys(series.ready).length === 0) return { backlog: null, isCounted: true, p95 };
  const backlog = backlogOf(series);
  const [fromMs, untilMs] = [index * intervalMs, Math.min((index + 1) * intervalMs, knownMs)];
  const share = untilMs > fromMs ? Math.min(1, (atMs - fromMs) / (untilMs - fromMs)) : 1;
  const [before, after] = [index === 0 ? 0 : (backlog[index - 1] ?? 0), backlog[index] ?? 0];
  const isCounted = share === 0 || share === 1 || before === after;
  return { backlog: Math.round(before + (after - before) * share), isCounted, p95 };
}
