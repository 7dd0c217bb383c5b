// What customers waited, live, on a linear or a logarithmic axis; a click asks which orders make a point.
import { useMemo, useState } from 'react';
import { Segmented } from '../../shared/segmented.tsx';
import { useSampled } from '../../shared/use-run.ts';
import { ChartCard } from './chart-card.tsx';
import { latencyChart } from './latency.ts';
import { askLatency } from './pick-point.ts';
import { seriesOf } from './series-points.ts';

const EVERY_MS = 250;
const SCALES = [
  { value: 'linear', label: 'linear' },
  { value: 'log', label: 'log' },
] as const;

export function LatencyChart() {
  const frame = useSampled((state) => state.frame, EVERY_MS);
  const [kind, setKind] = useState<'linear' | 'log'>('linear');
  const chart = useMemo(() => latencyChart(frame, kind), [frame, kind]);
  return (
    <ChartCard
      chart={chart}
      controls={<Segmented small label="Scale" value={kind} choices={SCALES} onChange={setKind} />}
      onPick={(atMs) => askLatency(seriesOf(frame), atMs)}
    />
  );
}
