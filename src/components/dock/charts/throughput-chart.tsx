// Orders placed and orders answered a second. Both lanes get the same orders, so what is placed is one line.
import { useMemo } from 'react';
import { decimalText } from '../../shared/format.ts';
import { useSampled } from '../../shared/use-run.ts';
import { ChartCard } from './chart-card.tsx';
import { type ChartLine, LineChart } from './line-chart.tsx';
import { endOf, highestOf, type LaneSeries, pointsOf, seriesOf } from './series-points.ts';
import { linearScale } from './value-scale.ts';

const EVERY_MS = 250;
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

export function ThroughputChart() {
  const frame = useSampled((state) => state.frame, EVERY_MS);
  const lanes = useMemo(() => seriesOf(frame), [frame]);
  const lines = useMemo(() => linesOf(lanes), [lanes]);
  const points = useMemo(
    () =>
      // The last interval is still filling: its rate would always look like a fall.
      pointsOf(lanes, ({ lane, series }) => [
        ...(lane === lanes[0]?.lane ? [['placed', series.placed.slice(0, -1)] as [string, number[]]] : []),
        [lane, series.replied.slice(0, -1)],
      ]),
    [lanes],
  );
  const highest = highestOf(
    points,
    lines.map((line) => line.key),
  );
  return (
    <ChartCard
      title="Orders a second"
      lines={lines}
      points={points}
      empty={points.length < 2 ? 'One interval is not over yet.' : null}
    >
      <LineChart
        lines={lines}
        points={points}
        endMs={endOf(lanes)}
        scale={linearScale(Math.max(2, highest))}
        unit="a second"
        summary={`Orders placed and answered a second over time; at most ${decimalText(highest)}. The same as a table: press Table.`}
      />
    </ChartCard>
  );
}
