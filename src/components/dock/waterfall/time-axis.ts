// The one time axis of a waterfall: from 0 (the order is placed) to a round number that only seldom changes.

const ROUND = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];
const TICK_STEPS = [1, 2, 2.5, 5, 10];

/** The smallest round number that is not less. */
export function roundUp(ms: number): number {
  if (ms <= 0) return 1;
  const scale = 10 ** Math.floor(Math.log10(ms));
  const round = ROUND.find((factor) => factor * scale >= ms * (1 - 1e-9)) ?? 10;
  return round * scale;
}

/** Round instants from 0 to the end, at most `most` of them and the end only if it falls on one. */
export function ticksFor(endMs: number, most: number): number[] {
  const least = endMs / Math.max(1, most);
  const scale = 10 ** Math.floor(Math.log10(least));
  const step = (TICK_STEPS.find((factor) => factor * scale >= least * (1 - 1e-9)) ?? 10) * scale;
  const ticks: number[] = [];
  for (let index = 0; index * step <= endMs * (1 + 1e-9); index += 1) ticks.push(index * step);
  return ticks;
}

/** `0`, `250 ms`, `1.5 s`, `2 min`: short, for a tick. */
export function tickText(ms: number, endMs: number): string {
  if (ms === 0) return '0';
  if (endMs < 1_000) return `${Number(ms.toFixed(1))} ms`;
  if (endMs < 180_000) return `${Number((ms / 1_000).toFixed(2))} s`;
  return `${Number((ms / 60_000).toFixed(2))} min`;
}
