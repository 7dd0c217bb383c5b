// The charts of the dock to take away.
import { useMemo, useState } from 'react';
import { LANES } from '../../scenario/run-spec.ts';
import { runStore } from '../../stores/run-store.ts';
import type { Chart } from '../dock/charts/chart.ts';
import { depthChart } from '../dock/charts/depth.ts';
import { latencyChart } from '../dock/charts/latency.ts';
import { throughputChart } from '../dock/charts/throughput.ts';
import { Segmented } from '../shared/segmented.tsx';
import { laneScenario, useRun } from '../shared/use-run.ts';
import { chartDrawing } from './chart-shapes.ts';
import { themeColours } from './colours.ts';
import { PicturePart } from './picture-part.tsx';

type Which = 'latency' | 'queues' | 'throughput';
const CHOICES = [
  { value: 'latency', label: 'Latency' },
  { value: 'queues', label: 'Queues' },
  { value: 'throughput', label: 'Orders a second' },
] as const;
const SIZE = { width: 840, height: 360 };

export function ChartsPart() {
  const frame = useRun((state) => state.frame);
  const [which, setWhich] = useState<Which>('latency');
  const chart: Chart = useMemo(() => {
    if (which === 'latency') return latencyChart(frame, 'linear');
    if (which === 'throughput') return throughputChart(frame);
    const scenarios = LANES.map((lane) => laneScenario(runStore.getState(), lane));
    return depthChart(frame, scenarios);
  }, [frame, which]);
  const drawing = useMemo(() => chartDrawing(chart, SIZE, themeColours()), [chart]);
  return (
    <>
      <Segmented small label="Chart" value={which} choices={CHOICES} onChange={setWhich} />
      {chart.empty ? <p className="export__empty">{chart.empty}</p> : <PicturePart drawing={drawing} what={which} />}
    </>
  );
}
