// How fast the simulated clock went lately, where no factor says it: simulated ms a real ms over the last half second.
// Keeps its last value while the clock stands, so that a paused picture stays as it is. Told the real time, reads no clock.

const SPAN_MS = 500;

export function createRateMeter(): { at(nowMs: number, clockMs: number): number } {
  let marks: { nowMs: number; clockMs: number }[] = [];
  let rate = 0;
  return {
    at(nowMs, clockMs) {
      const last = marks.at(-1);
      if (last && clockMs < last.clockMs) marks = [];
      if (!last || clockMs !== last.clockMs) marks.push({ nowMs, clockMs });
      while (marks.length > 2 && nowMs - marks[0]!.nowMs > SPAN_MS) marks.shift();
      const [first, newest] = [marks[0], marks.at(-1)];
      if (first && newest && newest.nowMs > first.nowMs)
        rate = (newest.clockMs - first.clockMs) / (newest.nowMs - first.nowMs);
      return rate;
    },
  };
}
