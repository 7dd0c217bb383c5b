// What customers waited, interval by interval: the median and the slowest twentieth, in every lane.
import { useMemo, useState } from 'react';
import { countText } from '../../shared/format.ts';
import { Segmented } from '../../shared/segmented.tsx';
import { useSampled } from '../../shared/use-run.ts';
import { ChartCard } from './chart-card.tsx';
import { type ChartLine, LineChart } from './line-chart.tsx';
import { askLatency } from './pick-point.ts';
import { endOf, highestOf, type LaneSeries, lowestOf, pointsOf, seriesOf } from './series-points.ts';
import { linearScale, logScale } from './value-scale.ts';

const EVERY_MS = 250;
/** So that a marked point at the very top is not cut. */
const HEADROOM = 1.04;
const SCALES = [
  { value: 'linear', label: 'linear' },
  { value: 'log', label: 'log' },
] as const;

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

export function LatencyChart() {
  const frame = useSampled((state) => state.frame, EVERY_MS);
  const [kind, setKind] = useState<'linear' | 'log'>('linear');
  const lanes = useMemo(() => seriesOf(frame), [frame]);
  const single = (frame?.lanes ?? []).every((lane) => lane.orders.placed <= 1);
  const letters = lanes.map(({ lane }) => lane).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: which lanes there are is all that lines depend on
  const lines = useMemo(() => linesOf(lanes, single), [letters, single]);
  const points = useMemo(
    () =>
      pointsOf(lanes, ({ lane, series }) => [
        [`${lane}50`, series.customerP50],
        [`${lane}95`, series.customerP95],
      ]).filter((point) => lines.some((line) => point[line.key] != null)),
    [lanes, lines],
  );
  const keys = lines.map((line) => line.key);
  const highest = highestOf(points, keys);
  const scale = kind === 'log' ? logScale(lowestOf(points, keys), highest * HEADROOM) : linearScale(highest * HEADROOM);
  return (
    <ChartCard
      title={single ? 'Checkout latency, ms' : 'Checkout latency, ms: p50 and p95 of each interval'}
      controls={<Segmented small label="Scale" value={kind} choices={SCALES} onChange={setKind} />}
      lines={lines}
      points={points}
      onPick={(atMs) => askLatency(lanes, atMs)}
      empty={points.length === 0 ? 'No customer has been answered yet.' : null}
    >
      <LineChart
        lines={lines}
        points={points}
        endMs={endOf(lanes)}
        scale={scale}
        unit="ms"
        onPick={(atMs) => askLatency(lanes, atMs)}
        labelUnit={single ? ' ms' : ''}
        summary={`Checkout latency over time; the highest interval is ${countText(highest)} ms. The same as a table: press Table.`}
      />
    </ChartCard>
  );
}
