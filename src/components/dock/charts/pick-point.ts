// A point of a chart, asked about: which orders make it. Where several lines have one, the lane that shows more is meant;
// the answer lets a person choose the other.
import { viewStore } from '../../../stores/view-store.ts';
import { clockText } from '../../shared/format.ts';
import type { LaneSeries } from './series-points.ts';

interface Interval {
  index: number;
  fromMs: number;
  untilMs: number;
}

/** Points stand in the middle of their interval. */
const intervalAt = ({ series: { intervalMs } }: LaneSeries, atMs: number): Interval => {
  const index = Math.floor(atMs / intervalMs);
  return { index, fromMs: index * intervalMs, untilMs: (index + 1) * intervalMs };
};

/** The orders answered in the interval whose wait is nearest to its 95th percentile. */
export function askLatency(lanes: readonly LaneSeries[], atMs: number): void {
  const found = lanes
    .map((one) => ({
      lane: one.lane,
      ...intervalAt(one, atMs),
      ms: one.series.customerP95[intervalAt(one, atMs).index] ?? -1,
    }))
    .filter(({ ms }) => ms >= 0)
    .sort((one, other) => other.ms - one.ms)[0];
  if (!found) return;
  const { lane, ms, fromMs, untilMs } = found;
  const name = `p95 from ${clockText(fromMs)} to ${clockText(untilMs)}`;
  viewStore.setState({ asked: { about: 'answered', lane, name, ms, fromMs, untilMs } });
}

/** The messages ready at the interval's end in the queue that is deepest then. */
export function askDepth(lanes: readonly LaneSeries[], atMs: number, nowMs: number): void {
  const found = lanes
    .flatMap((one) => {
      const { index, untilMs } = intervalAt(one, atMs);
      return Object.entries(one.series.ready).map(([queue, ready]) => ({
        lane: one.lane,
        queue,
        ready: ready[index] ?? 0,
        untilMs,
      }));
    })
    .sort((one, other) => other.ready - one.ready)[0];
  if (!found) return;
  const { lane, queue, untilMs } = found;
  // The last interval is still filling: what it shows is now.
  viewStore.setState({ asked: { about: 'ready', lane, queue, atMs: untilMs > nowMs ? null : untilMs } });
}
