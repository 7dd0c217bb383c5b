// Columns of a frame's series become points of a chart. Pure.
import type { Frame, Series } from '../../../protocol/frame.ts';
import type { LaneName } from '../../../scenario/run-spec.ts';
import { LANES } from '../../../scenario/run-spec.ts';
import type { ChartPoint } from './thin.ts';

export interface LaneSeries {
  lane: LaneName;
  series: Series;
}

/** The series of each lane; empty while none was asked for or told. */
export function seriesOf(frame: Frame | null): LaneSeries[] {
  return (frame?.lanes ?? []).flatMap(({ series }, index) => {
    const lane = LANES[index];
    return series && lane ? [{ lane, series }] : [];
  });
}

export type Column = [key: string, values: readonly (number | null)[] | undefined];

/**
 * Points of several lanes on one axis. Lanes share their interval unless one was thinned earlier; a point stands at the
 * middle of its interval, so lanes of unequal intervals simply have points at unequal places.
 */
export function pointsOf(lanes: readonly LaneSeries[], columns: (lane: LaneSeries) => Column[]): ChartPoint[] {
  const byTime = new Map<number, ChartPoint>();
  for (const lane of lanes) {
    const { intervalMs, count } = lane.series;
    const own = columns(lane);
    for (let index = 0; index < count; index += 1) {
      const x = (index + 0.5) * intervalMs;
      const point = byTime.get(x) ?? { x };
      for (const [key, values] of own) point[key] = values?.[index] ?? null;
      byTime.set(x, point);
    }
  }
  return [...byTime.values()].sort((one, other) => one.x - other.x);
}

export function highestOf(points: readonly ChartPoint[], keys: readonly string[]): number {
  let highest = 0;
  for (const point of points) for (const key of keys) highest = Math.max(highest, point[key] ?? 0);
  return highest;
}

export function lowestOf(points: readonly ChartPoint[], keys: readonly string[]): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (const point of points)
    for (const key of keys) {
      const value = point[key];
      if (value != null && value > 0) lowest = Math.min(lowest, value);
    }
  return Number.isFinite(lowest) ? lowest : 1;
}

export const endOf = (lanes: readonly LaneSeries[]): number =>
  Math.max(0, ...lanes.map(({ series }) => series.intervalMs * series.count));
