// Orders placed and orders answered a second, live.
import { useMemo } from 'react';
import { useSampled } from '../../shared/use-run.ts';
import { ChartCard } from './chart-card.tsx';
import { throughputChart } from './throughput.ts';

const EVERY_MS = 250;

export function ThroughputChart() {
  const frame = useSampled((state) => state.frame, EVERY_MS);
  const chart = useMemo(() => throughputChart(frame), [frame]);
  return <ChartCard chart={chart} />;
}
