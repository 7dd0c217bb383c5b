// Orders placed and orders answered a second, as a chart. Both lanes get the same orders, so what is placed is one line. Pure.
import type { Frame } from '../../../protocol/frame.ts';
import { decimalText } from '../../shared/format.ts';
import type { Chart, ChartLine } from './chart.ts';
import { type Column, endOf, highestOf, type LaneSeries, pointsOf, seriesOf } from './series-points.ts';
import { linearScale } from './value-scale.ts';

const PLACED: ChartLine = {
  key: 'placed',
  name: 'placed',
  label: 'placed',
  colour: 'var(--text-3)',
  dash: '2 3',
  isThin: true,
};

const linesOf = (lanes: readonly LaneSeries[]): ChartLine[] => [
  PLACED,
  ...lanes.map(({ lane }, index): ChartLine => {
    const name = `${lane.toUpperCase()} answered`;
    return { key: lane, name, label: name, colour: `var(--${lane})`, ...(index > 0 ? { dash: '7 3' } : {}) };
  }),
];

export function throughputChart(frame: Frame | null): Chart {
  const lanes = seriesOf(frame);
  const lines = linesOf(lanes);
  const first = lanes[0]?.lane;
  // The last interval is still filling: its rate would always look like a fall.
  const points = pointsOf(lanes, ({ lane, series }): Column[] => [
    ...(lane === first ? [['placed', series.placed.slice(0, -1)] satisfies Column] : []),
    [lane, series.replied.slice(0, -1)],
  ]);
  const highest = highestOf(
    points,
    lines.map((line) => line.key),
  );
  return {
    title: 'Orders a second',
    lines,
    points,
    endMs: endOf(lanes),
    scale: linearScale(Math.max(2, highest)),
    unit: 'a second',
    summary: `Orders placed and answered a second over time; at most ${decimalText(highest)}.`,
    empty: points.length < 2 ? 'One interval is not over yet.' : null,
  };
}
