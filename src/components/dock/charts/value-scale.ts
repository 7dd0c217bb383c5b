// The vertical axis of a chart, linear or logarithmic: its range, its ticks and where a value falls. Pure.
import { roundUp } from '../waterfall/time-axis.ts';

export interface ValueScale {
  kind: 'linear' | 'log';
  from: number;
  to: number;
  ticks: number[];
}

const LINEAR_TICKS = 4;

export function linearScale(highest: number): ValueScale {
  const to = roundUp(Math.max(1, highest));
  const step = roundUp(to / LINEAR_TICKS);
  const ticks: number[] = [];
  for (let value = 0; value <= to * (1 + 1e-9); value += step) ticks.push(value);
  return { kind: 'linear', from: 0, to, ticks };
}

/** Whole powers of ten around the values; they must be positive. */
export function logScale(lowest: number, highest: number): ValueScale {
  const first = Math.floor(Math.log10(Math.max(lowest, 0.1)) + 1e-9);
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(highest, 0.1)) - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
  return { kind: 'log', from: ticks[0]!, to: ticks.at(-1)!, ticks };
}

/** From 0 (bottom) to 1 (top). */
export function heightOf(scale: ValueScale, value: number): number {
  const share =
    scale.kind === 'linear'
      ? (value - scale.from) / (scale.to - scale.from)
      : Math.log(Math.max(value, scale.from) / scale.from) / Math.log(scale.to / scale.from);
  return Math.min(1, Math.max(0, share));
}
