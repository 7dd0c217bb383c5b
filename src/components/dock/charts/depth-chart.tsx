// How many messages wait in each queue, live; a click asks about the deepest of them at that instant.
import { useMemo } from 'react';
import { LANES } from '../../../scenario/run-spec.ts';
import { runStore } from '../../../stores/run-store.ts';
import { laneScenario, useSampled } from '../../shared/use-run.ts';
import { ChartCard } from './chart-card.tsx';
import { depthChart } from './depth.ts';
import { askDepth } from './pick-point.ts';
import { seriesOf } from './series-points.ts';

const EVERY_MS = 310;

export function DepthChart() {
  const frame = useSampled((state) => state.frame, EVERY_MS);
  const chart = useMemo(
    () =>
      depthChart(
        frame,
        LANES.map((lane) => laneScenario(runStore.getState(), lane)),
      ),
    [frame],
  );
  return <ChartCard chart={chart} onPick={(atMs) => askDepth(seriesOf(frame), atMs, frame?.atMs ?? 0)} />;
}
