// The parameters of durations, where the core reads them with each draw.
import type { Duration } from '../../scenario/duration.ts';
import { onGrid } from '../kernel/grid.ts';
import { expPlain } from '../kernel/plain-math.ts';
import { KINDS } from './duration-kinds.ts';
import type { World } from './world.ts';

/** Writes a duration into its row. Samples of an empirical one stay in `samples`, by record. */
export function setDuration(w: World, row: number, duration: Duration, samples: Map<number, number[]>): void {
  const put = (code: number, one: number, two: number) => {
    w.durations.kind.put(row, code);
    w.durations.first.put(row, one);
    w.durations.second.put(row, two);
  };
  samples.delete(row);
  if (typeof duration === 'number') return put(KINDS.constant, onGrid(duration), 0);
  switch (duration.type) {
    case 'exponential':
      return put(KINDS.exponential, duration.meanMs, 0);
    case 'uniform':
      return put(KINDS.uniform, duration.fromMs, duration.toMs - duration.fromMs);
    case 'logNormal':
      // The mean of e^(m + s·Z) is e^(m + s²/2): this m keeps the mean whatever the spread.
      return put(
        KINDS.logNormal,
        duration.meanMs * expPlain(-(duration.spread * duration.spread) / 2),
        duration.spread,
      );
    case 'erlang':
      return put(KINDS.erlang, duration.meanMs / duration.stages, duration.stages);
    case 'empirical':
      samples.set(row, duration.valuesMs);
      return put(KINDS.empirical, 0, duration.valuesMs.length);
  }
}
