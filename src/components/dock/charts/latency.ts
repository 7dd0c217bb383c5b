// What customers waited, interval by interval, as a chart: the median and the slowest twentieth, in every lane. Pure.
import type { Frame } from '../../../protocol/frame.ts';
import { countText } from '../../shared/format.ts';
import type { Chart, ChartLine } from './chart.ts';
import { endOf, highestOf, type LaneSeries, lowestOf, pointsOf, seriesOf } from './series-points.ts';
import { linearScale, logScale } from './value-scale.ts';

/** So that a marked point at the very top is not cut. */
const HEADROOM = 1.04;

function linesOf(lanes: readonly LaneSeries[], single: boolean): ChartLine[] {
  return lanes.flatMap(({ lane }): ChartLine[] => {
    const letter = lane.toUpperCase();
    const colour = `var(--${lane})`;
    const median = { key: `${lane}50`, name: `${letter} p50`, label: single ? letter : `${letter} p50`, colour };
    if (single) return [median];
    return [
      median,
      { key: `${lane}95`, name: `${letter} p95`, label: `${letter} p95`, colour, dash: '5 3', isThin: true },
    ];
  });
}

export function latencyChart(frame: Frame | null, kind: 'linear' | 'log'): Chart {
  const lanes = seriesOf(frame);
  const single = (frame?.lanes ?? []).every((lane) => lane.orders.placed <= 1);
  const lines = linesOf(lanes, single);
  const keys = lines.map((line) => line.key);
  const points = pointsOf(lanes, ({ lane, series }) => [
    [`${lane}50`, series.customerP50],
    [`${lane}95`, series.customerP95],
  ]).filter((point) => keys.some((key) => point[key] != null));
  const highest = highestOf(points, keys);
  return {
    title: single ? 'Checkout latency, ms' : 'Checkout latency, ms: p50 and p95 of each interval',
    lines,
    points,
    endMs: endOf(lanes),
    scale: kind === 'log' ? logScale(lowestOf(points, keys), highest * HEADROOM) : linearScale(highest * HEADROOM),
    unit: 'ms',
    labelUnit: single ? ' ms' : '',
    summary: `Checkout latency over time; the highest interval is ${countText(highest)} ms.`,
    empty: points.length === 0 ? 'No customer has been answered yet.' : null,
  };
}
