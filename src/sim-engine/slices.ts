// A run goes on in slices of simulated time, each about so many events long, so that lanes stay in lockstep and nobody
// waits long for an answer. Lengths follow what the slice before held; how long slices are changes nothing in a run.
import type { Scenario } from '../scenario/scenario.ts';
import { onGridBelow } from './kernel/grid.ts';
import type { LaneRun } from './simulation.ts';

export const SLICE_EVENTS = 1_000;
const FIRST_MS = 1;
/** One step of the grid. */
const SHORTEST_MS = 1 / 1024;
const LONGEST_MS = 1e9;
/** The fastest traffic still to come may begin within a slice; then it brings no more than about so many orders. */
const SLICE_ORDERS_MAX = 5_000;

interface Reached {
  readonly atMs: number;
  readonly nextEventAtMs: number | null;
  readonly runs: readonly LaneRun[];
}

export class Slices {
  private sliceMs = FIRST_MS;

  /** Where the next slice ends: not beyond `targetMs`, nor beyond the next command, but not before something happens. */
  endMs({ atMs, nextEventAtMs, runs }: Reached, targetMs: number): number {
    const fastest = Math.max(...runs.map(({ lane }) => ordersPerMs(lane.scenario)));
    const commandMs = Math.min(...runs.map(({ commands, applied }) => commands[applied]?.atMs ?? Infinity));
    const lengthMs = Math.min(this.sliceMs, SLICE_ORDERS_MAX / fastest);
    const endMs = Math.min(Math.max(onGridBelow(atMs + lengthMs), nextEventAtMs ?? targetMs), commandMs, targetMs);
    // A change may let happen much more, or much less, than happened until now.
    if (endMs === commandMs) this.sliceMs = FIRST_MS;
    return endMs;
  }

  /** So many events were in the slice before. */
  learn(handled: number): void {
    if (handled > 2 * SLICE_EVENTS) this.sliceMs = Math.max(this.sliceMs / 2, SHORTEST_MS);
    else if (handled < SLICE_EVENTS / 2) this.sliceMs = Math.min(this.sliceMs * 2, LONGEST_MS);
  }
}

/** The most that the traffic of a scenario ever brings. */
function ordersPerMs({ traffic }: Scenario): number {
  return traffic.reduce((sum, { pattern, perSecond, profile }) => {
    if (pattern === 'one') return sum;
    const most = pattern === 'profile' ? Math.max(0, ...profile.map((point) => point.perSecond)) : perSecond;
    return sum + most / 1_000;
  }, 0);
}
