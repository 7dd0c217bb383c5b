// The one time axis of a waterfall: from 0 (the order is placed) to a round number that only seldom changes.

export interface TimeScale {
  endMs: number;
  /** Of the track, in pixels. */
  width: number;
}

const ROUND = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];
const TICK_STEPS = [1, 2, 2.5, 5, 10];
const MINUTE_STEPS = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600];
/** From here on an axis is written in minutes. */
const MINUTES_FROM_MS = 180_000;

/** The smallest round number that is not less. */
export function roundUp(ms: number): number {
  if (ms <= 0) return 1;
  const scale = 10 ** Math.floor(Math.log10(ms));
  const round = ROUND.find((factor) => factor * scale >= ms * (1 - 1e-9)) ?? 10;
  return round * scale;
}

/** The smallest step, of those that are round in the unit they are written in, that is not less. */
function stepOf(leastMs: number, endMs: number): number {
  if (endMs >= MINUTES_FROM_MS) {
    const steps = MINUTE_STEPS.map((minutes) => minutes * 60_000);
    const step = steps.find((ms) => ms >= leastMs);
    if (step !== undefined) return step;
  }
  const scale = 10 ** Math.floor(Math.log10(leastMs));
  return (TICK_STEPS.find((factor) => factor * scale >= leastMs * (1 - 1e-9)) ?? 10) * scale;
}

/** Round instants from 0 to the end, at most `most` of them and the end only if it falls on one. */
export function ticksFor(endMs: number, most: number): number[] {
  const step = stepOf(endMs / Math.max(1, most), endMs);
  const ticks: number[] = [];
  for (let index = 0; index * step <= endMs * (1 + 1e-9); index += 1) ticks.push(index * step);
  return ticks;
}

/** `0`, `250 ms`, `1.5 s`, `2 min`: short, for a tick. */
export function tickText(ms: number, endMs: number): string {
  if (ms === 0) return '0';
  if (endMs < 1_000) return `${Number(ms.toFixed(1))} ms`;
  if (endMs < MINUTES_FROM_MS) return `${Number((ms / 1_000).toFixed(2))} s`;
  return `${Number((ms / 60_000).toFixed(2))} min`;
}
