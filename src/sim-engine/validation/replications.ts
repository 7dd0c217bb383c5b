// Runs of one scenario with declared seeds, and what they say together: each figure with the 99.9 % interval of its mean.
// The systems start empty while theory speaks of ones that have always run, so that counting begins after a warm-up.
import type { LaneFrame, LatencyHistogram } from '../../protocol/frame.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { frameOf, simulationOf, specOf } from '../testing/runs.ts';
import { meanOf, varianceOf } from '../testing/samples.ts';

export const SEEDS = Array.from({ length: 20 }, (_, index) => 9_001 + index);
/** Student's t with 19 degrees of freedom, 99.95 %. */
const T = 3.883;
export const ORDERS = 10_000;
export const WARM_UP = 1_500;

/** One run, after its warm-up. */
export interface Run {
  /** When the warm-up was over, and at the end of all work. */
  before: LaneFrame;
  after: LaneFrame;
  /** What customers answered after the warm-up had waited: (ms, customers), ascending. */
  customers: LatencyHistogram;
  /** Frames at even distances after the warm-up; only where they were asked for. */
  looks: LaneFrame[];
}

export function runOnce(scenario: Scenario, seed: number, perSecond: number, looks = 0): Run {
  const simulation = simulationOf(specOf(scenario, { seed, ordersMax: ORDERS }), false);
  const histogram = () => simulation.frame(0, { histogram: true }).lanes[0]!.histogram!;
  const warmMs = (WARM_UP / perSecond) * 1_000;
  const endMs = (ORDERS / perSecond) * 1_000;
  simulation.advance(warmMs, Infinity);
  const before = frameOf(simulation);
  const known = new Map(histogram());
  const seen: LaneFrame[] = [];
  for (let look = 1; look <= looks; look++) {
    // The last tenth is left out: by then the last order may have come.
    simulation.advance(warmMs + ((endMs - warmMs) * 0.9 * look) / looks, Infinity);
    seen.push(frameOf(simulation));
  }
  simulation.advance(Infinity, Infinity);
  const customers = histogram().map(([ms, count]): [number, number] => [ms, count - (known.get(ms) ?? 0)]);
  return { before, after: frameOf(simulation), customers, looks: seen };
}

export const totalOf = (pairs: LatencyHistogram): number => pairs.reduce((sum, [, count]) => sum + count, 0);

/** The value that `share` of them stay within; as exact as the histogram's buckets, 0.4 %. */
export function quantileOf(pairs: LatencyHistogram, share: number): number {
  const rank = share * totalOf(pairs);
  let seen = 0;
  for (const [ms, count] of pairs) {
    seen += count;
    if (seen >= rank) return ms;
  }
  return pairs.at(-1)?.[0] ?? 0;
}

export interface Estimate {
  mean: number;
  /** Half the width of the 99.9 % interval. */
  half: number;
}

export function estimateOf(sample: readonly number[]): Estimate {
  return { mean: meanOf(sample), half: T * Math.sqrt(varianceOf(sample) / sample.length) };
}
