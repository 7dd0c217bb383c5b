// What a formula is asked about, and what it says beside the measurement; or why it says nothing. Pure.
import type { ComponentFrame, LaneFrame } from '../../protocol/frame.ts';
import type { Command } from '../../scenario/run-spec.ts';
import type { Scenario, TrafficPattern } from '../../scenario/scenario.ts';

export interface Subject {
  scenario: Scenario;
  /** Everything that was done to the lane while it ran. */
  commands: readonly Command[];
  frame: LaneFrame;
  component: ComponentFrame;
}

/** Why there is no formula, as the end of a sentence: "does not apply here: …". */
export type Reason = string;

export interface TheoryRow {
  what: string;
  theory: string;
  measured: string;
}

/** The model with its numbers, what comes of it, and what its letters are; or why there is none. */
export type Formula = { model: string; rows: TheoryRow[]; where?: readonly string[] } | { because: Reason };

export const ARRIVALS: Record<Exclude<TrafficPattern, 'poisson'>, Reason> = {
  constant: 'arrivals are evenly spaced',
  profile: 'arrivals are a profile',
  one: 'there is a single order',
};

/** Whatever makes a run no steady one; null where nothing does. */
export function disturbance({ scenario, commands }: Subject): Reason | null {
  if (scenario.faults.length > 0 || commands.some(({ type }) => type !== 'set')) return 'something breaks in this run';
  if (commands.some(({ atMs }) => atMs > 0)) return 'it was changed while it ran';
  return Object.values(scenario.components).some((one) => one.kind === 'client' && one.again)
    ? 'customers order again'
    : null;
}
