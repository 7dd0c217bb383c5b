// Draws of durations. Parameters are columns, so that a knob may change them; luck belongs to the order.

import type { Duration } from '../../scenario/duration.ts';
import { AHEAD_MS_MAX, onGrid } from '../kernel/grid.ts';
import { expPlain, normalQuantile } from '../kernel/plain-math.ts';
import type { World } from './world.ts';

const CONSTANT = 0;
const EXPONENTIAL = 1;
const UNIFORM = 2;
const LOG_NORMAL = 3;
const ERLANG = 4;
const EMPIRICAL = 5;

/** Writes a duration into its row. Samples of an empirical one stay in `samples`, by row. */
export function setDuration(w: World, row: number, duration: Duration, samples: Map<number, number[]>): void {
  const { kind, first, second } = w.durations;
  const put = (code: number, one: number, two: number) => {
    kind[row] = code;
    first[row] = one;
    second[row] = two;
  };
  samples.delete(row);
  if (typeof duration === 'number') return put(CONSTANT, onGrid(duration), 0);
  switch (duration.type) {
    case 'exponential':
      return put(EXPONENTIAL, duration.meanMs, 0);
    case 'uniform':
      return put(UNIFORM, duration.fromMs, duration.toMs - duration.fromMs);
    case 'logNormal':
      // The mean of e^(m + s·Z) is e^(m + s²/2): this m keeps the mean whatever the spread.
      return put(LOG_NORMAL, duration.meanMs * expPlain(-(duration.spread * duration.spread) / 2), duration.spread);
    case 'erlang':
      return put(ERLANG, duration.meanMs / duration.stages, duration.stages);
    case 'empirical':
      samples.set(row, duration.valuesMs);
      return put(EMPIRICAL, 0, duration.valuesMs.length);
  }
}

/** How long the operation `op` takes this order, in grid ms. Each call is one more start of the operation's purpose. */
export function durationOf(w: World, op: number, root: number): number {
  const { model, durations, starts } = w;
  const place = root * model.program.purposes.length + model.starts[op];
  const attempt = starts.count[place]++;
  const row = model.duration[op];
  if (durations.kind[row] === CONSTANT) return durations.first[row];
  return Math.min(onGrid(draw(w, row, model.purpose[op], w.roots.number[root], attempt)), AHEAD_MS_MAX);
}

function draw(w: World, row: number, purpose: number, owner: number, attempt: number): number {
  const { kind, first, second } = w.durations;
  switch (kind[row]) {
    case EXPONENTIAL:
      return first[row] * w.luck.exponential(purpose, owner, attempt);
    case UNIFORM:
      return first[row] + second[row] * w.luck.uniform(purpose, owner, attempt);
    case LOG_NORMAL:
      return first[row] * expPlain(second[row] * normalQuantile(w.luck.uniform(purpose, owner, attempt)));
    case ERLANG: {
      let sum = 0;
      for (let stage = 0; stage < second[row]; stage++) sum += w.luck.exponential(purpose, owner, attempt, stage);
      return first[row] * sum;
    }
    default: {
      const samples = w.samples.get(row)!;
      return samples[Math.floor(w.luck.uniform(purpose, owner, attempt) * samples.length)];
    }
  }
}
