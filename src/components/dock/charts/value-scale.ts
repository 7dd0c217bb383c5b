// The vertical axis of a chart, linear or logarithmic: its range, its ticks and where a value falls. Pure.

export interface ValueScale {
  kind: 'linear' | 'log';
  from: number;
  to: number;
  ticks: number[];
}

const STEPS = [1, 2, 2.5, 5, 10];

/** From 0 to the first round tick that is not below the highest value, in at most `ticksMost` steps. */
export function linearScale(highest: number, ticksMost = 4): ValueScale {
  const least = Math.max(1, highest) / ticksMost;
  const size = 10 ** Math.floor(Math.log10(least) + 1e-9);
  const step = (STEPS.find((factor) => factor * size >= least * (1 - 1e-9)) ?? 10) * size;
  const count = Math.max(1, Math.ceil(Math.max(1, highest) / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, index) => index * step);
  return { kind: 'linear', from: 0, to: count * step, ticks };
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
