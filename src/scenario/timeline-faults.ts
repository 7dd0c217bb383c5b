// Faults of a lane as intervals, whoever planned them: the scenario itself, or a person, whose two commands begin and end
// each. One list to show, to add to and to take from.
import { endOf, isSameFault, replicaOf } from './faults.ts';
import type { Command, LaneSpec } from './run-spec.ts';
import type { ComponentId, Fault, FaultKind } from './scenario.ts';

export interface TimelineFault extends Fault {
  /** Which of the scenario's own it is; null where commands made it. */
  planned: number | null;
  /** The commands that begin and end it. */
  commands: readonly Command[];
}

type Start = Extract<Command, { type: 'start-fault' }>;
type End = Extract<Command, { type: 'end-fault' }>;

const begun = (scenarioEndMs: number, command: Start): TimelineFault => {
  const { component, fault, atMs } = command;
  return { component, fault, fromMs: atMs, untilMs: Math.max(atMs, scenarioEndMs), planned: null, commands: [command] };
};

const isUnderWay = (one: TimelineFault, component: ComponentId, atMs: number): boolean =>
  one.component === component && one.fromMs <= atMs && atMs < one.untilMs;

/** Without saying which server is back, all of them are. */
const isEndOf = ({ fault: type, replica }: End, fault: FaultKind): boolean =>
  type === fault.type && (replica === undefined || replica === replicaOf(fault));

/** In order of their beginning. A fault that is never ended lasts as long as the scenario. */
export function timelineFaults({ scenario, commands }: LaneSpec): TimelineFault[] {
  let faults = scenario.faults.map((fault, planned): TimelineFault => ({ ...fault, planned, commands: [] }));
  const cut = (command: End) => {
    faults = faults.map((one) =>
      isUnderWay(one, command.component, command.atMs) && isEndOf(command, one.fault)
        ? { ...one, untilMs: command.atMs, commands: [...one.commands, command] }
        : one,
    );
  };
  for (const command of commands) {
    if (command.type === 'end-fault') cut(command);
    if (command.type !== 'start-fault') continue;
    // Begun again, it goes on as it is begun now.
    faults = faults.map((one) =>
      isUnderWay(one, command.component, command.atMs) && isSameFault(command.fault, one.fault)
        ? { ...one, untilMs: command.atMs }
        : one,
    );
    faults.push(begun(scenario.horizonMs, command));
  }
  return faults.sort((one, other) => one.fromMs - other.fromMs);
}

/** The lane with one more fault, as commands at their times. */
export function withFault(lane: LaneSpec, { component, fault, fromMs, untilMs }: Fault): LaneSpec {
  const added: Command[] = [{ atMs: fromMs, type: 'start-fault', component, fault }, endOf(component, fault, untilMs)];
  const commands = [...lane.commands, ...added].sort((one, other) => one.atMs - other.atMs);
  return { ...lane, commands };
}

/** The lane without this one of its faults. */
export function withoutFault(lane: LaneSpec, { planned, commands: gone }: TimelineFault): LaneSpec {
  const commands = lane.commands.filter((command) => !gone.includes(command));
  if (planned === null) return { ...lane, commands };
  const faults = lane.scenario.faults.filter((_, index) => index !== planned);
  return { ...lane, commands, scenario: { ...lane.scenario, faults } };
}
