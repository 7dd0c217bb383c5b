// The charts' columns, read from the intervals: those that have ended, and the present one projected to this instant.
import type { Series } from '../protocol/frame.ts';
import { handlesConcurrently } from './lane-frame.ts';
import type { Lane } from './model/lane.ts';
import { UNLIMITED } from './model/stations.ts';
import { totalsOf } from './model/totals.ts';
import { NOW } from './model/world.ts';

export function seriesOf({ world: w, scenario }: Lane): Series {
  const { series } = w;
  const { closed } = series;
  const now = totalsOf(w, w.scalars[NOW]);
  const rows = Array.from({ length: closed + 1 }, (_, row) => row);
  const seconds = rows.map(
    (row) => (row < closed ? series.intervalMs : Math.max(w.scalars[NOW] - closed * series.intervalMs, 1)) / 1_000,
  );
  const rate = (atEnd: (row: number) => number) =>
    rows.map((row) => (atEnd(row) - (row === 0 ? 0 : atEnd(row - 1))) / seconds[row]);
  return {
    intervalMs: series.intervalMs,
    count: closed + 1,
    placed: rate((row) => (row < closed ? series.placed[row] : now.placed)),
    replied: rate((row) => (row < closed ? series.replied[row] : now.replied)),
    customerP50: rows.map((row) => series.quantile(row, 0.5)),
    customerP95: rows.map((row) => series.quantile(row, 0.95)),
    ready: Object.fromEntries(
      w.model.queues.map(({ name }, queue) => [
        name,
        rows.map((row) => (row < closed ? series.readyAt(row, queue) : now.ready(queue))),
      ]),
    ),
    utilisation: Object.fromEntries(
      w.model.components.filter(limited).map(({ id }) => {
        const component = w.model.indexOf.get(id)!;
        return [id, rows.map((row) => shareBusy(component, row))];
      }),
    ),
  };

  /** Busy time over capacity within one interval. */
  function shareBusy(component: number, row: number): number {
    const busy = row < closed ? series.busySumAt(row, component) : now.busySum(component);
    const capacity = row < closed ? series.capacitySumAt(row, component) : now.capacitySum(component);
    const offered = capacity - series.capacitySumAt(row - 1, component);
    return offered > 0 ? Math.min(1, (busy - series.busySumAt(row - 1, component)) / offered) : 0;
  }

  function limited({ id }: { id: string }): boolean {
    const component = w.model.indexOf.get(id)!;
    const capacity = w.stations.capacity[component];
    return capacity > 0 && capacity !== UNLIMITED && !handlesConcurrently(scenario, id);
  }
}
