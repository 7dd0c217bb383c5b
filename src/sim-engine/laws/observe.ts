// A run looked at closely: everything that the first lane told, and its frames on the way. What the laws are about.
import { assert } from '../../assert.ts';
import type { Fact } from '../../protocol/fact.ts';
import type { LaneFrame } from '../../protocol/frame.ts';
import type { RunSpec } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { collect, frameOf, simulationOf } from '../testing/runs.ts';

export interface Observed {
  spec: RunSpec;
  /** The first lane's scenario with its sets, before any command. */
  scenario: Scenario;
  facts: Fact[];
  frames: LaneFrame[];
  last: LaneFrame;
  /** Nothing is left to happen. */
  quiet: boolean;
}

/** Says what breaks the law, a sentence each; nothing where it holds. */
export type Law = (observed: Observed) => string[];
export type Laws = Record<string, Law>;

/** What breaks any of the laws, under the law's name. */
export const broken = (laws: Laws, observed: Observed): string[] =>
  Object.entries(laws).flatMap(([name, law]) => law(observed).map((sentence) => `${name}: ${sentence}`));

const LOOKS = 8;

export function observe(spec: RunSpec, looks = LOOKS): Observed {
  const simulation = simulationOf(spec);
  const facts: Fact[] = [];
  const frames: LaneFrame[] = [];
  for (let look = 1; look <= looks; look++) {
    const since = facts.length === 0 ? 0 : facts[facts.length - 1]!.id + 1;
    facts.push(...collect(simulation, (simulation.untilMs * look) / looks, 0, since));
    frames.push(frameOf(simulation));
  }
  assert(simulation.finished && simulation.stopped === null, `the run has not ended: ${simulation.stopped}`);
  const last = frames[frames.length - 1]!;
  return { spec, scenario: simulation.runs[0]!.lane.first, facts, frames, last, quiet: last.nextEventAtMs === null };
}

export const turnedIn = ({ spec }: Observed, path: string): boolean =>
  spec.lanes[0]!.commands.some((command) => command.type === 'set' && command.path === path);
