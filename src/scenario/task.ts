// A case that somebody poses to somebody else: a run, what it has to keep, what may not be changed in it, how long it may
// take, and what goes wrong without being announced.
import { inTime, ownCommands } from './commands.ts';
import { type Command, LANES, type LaneName, type RunSpec } from './run-spec.ts';

/** One term of a contract by the name of its figure; what is measured for it is for lessons to say. */
export interface TermChoice {
  lane: LaneName;
  figure: string;
  atMost: number;
}

export interface Hidden {
  lane: LaneName;
  command: Command;
}

export interface Task {
  /** The built-in challenge whose contract it has; null where the terms are chosen. */
  challenge: string | null;
  title: string;
  brief: string;
  comparisonId: string;
  pace: 'follow' | 'max' | number;
  /** As it is shown: without what is hidden. The contract is judged at its end. */
  spec: RunSpec;
  terms: readonly TermChoice[];
  /** Paths of knobs, names of those who have them, or one of the two below. */
  locks: readonly string[];
  minutes: number | null;
  hidden: readonly Hidden[];
  /** Posed by a person, with a link: it begins when the candidate says so. */
  posed: boolean;
}

/** What somebody made of a task, as it travels back. */
export interface Answer {
  task: Task;
  /** With what was hidden. */
  spec: RunSpec;
  tookMs: number | null;
  /** What the candidate's page came to; the one who opens it comes to an own verdict. */
  claimed: 'kept' | 'broken' | null;
}

/** Causing and mending faults, killing workers. */
export const FAULTS_LOCK = 'faults';
/** Editing the diagram, copying one lane into the other. */
export const SHAPE_LOCK = 'shape';

/** The whole run: what is hidden takes its place among what is known. */
export const wholeSpec = ({ spec, hidden }: Task): RunSpec => ({
  ...spec,
  lanes: spec.lanes.map((lane, index) => ({
    ...lane,
    commands: hidden
      .filter((one) => one.lane === LANES[index])
      .reduce((commands, { command }) => inTime(commands, command), lane.commands),
  })),
});

export const withoutHidden = (spec: RunSpec, hidden: readonly Hidden[]): RunSpec =>
  hidden.length === 0
    ? spec
    : {
        ...spec,
        lanes: spec.lanes.map((lane, index) => ({
          ...lane,
          commands: ownCommands(
            lane.commands,
            hidden.filter((one) => one.lane === LANES[index]).map(({ command }) => command),
          ),
        })),
      };

/** Why this may not be changed, as a clause about it; null where it may. */
export function lockOn({ locks, spec }: Task, path: string): string | null {
  const [owner = ''] = path.split('.');
  if (locks.includes(path) || locks.includes(owner)) return 'is locked by whoever posed this';
  const isTurned = spec.lanes.some(({ commands }) =>
    commands.some((command) => command.type === 'set' && command.path === path),
  );
  return isTurned ? 'is turned by the case itself' : null;
}
