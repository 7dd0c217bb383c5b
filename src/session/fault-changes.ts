// Faults as changes of a run: what is done about one is undone together, and what changes nothing is seen beforehand. Pure.
import type { Frame } from '../protocol/frame.ts';
import { inTime } from '../scenario/commands.ts';
import { replicaOf } from '../scenario/faults.ts';
import { type Command, LANES, type LaneName, type RunSpec } from '../scenario/run-spec.ts';
import type { FaultKind } from '../scenario/scenario.ts';
import { inLanes } from './changes.ts';
import { isSame } from './standing.ts';

export type FaultCommand = Extract<Command, { fault: unknown }>;

/** Of which fault a command is; without a number, of all servers that may have it. */
const faultOf = (command: FaultCommand): { type: FaultKind['type']; replica: number | undefined } =>
  command.type === 'start-fault'
    ? { type: command.fault.type, replica: replicaOf(command.fault) }
    : { type: command.fault, replica: command.replica };

function isAbout(command: Command, wanted: FaultCommand): boolean {
  if (command.type !== 'start-fault' && command.type !== 'end-fault') return false;
  const [one, other] = [faultOf(command), faultOf(wanted)];
  const isSameServer = one.replica === undefined || other.replica === undefined || one.replica === other.replica;
  return command.component === wanted.component && one.type === other.type && isSameServer;
}

/** A fault from the beginning, or none at all: what was done about it later on is dropped, as with a knob. */
export const withFault = (spec: RunSpec, lanes: LaneName[], command: FaultCommand): RunSpec =>
  inLanes(spec, lanes, (lane) => {
    const commands = lane.commands.filter((one) => !isAbout(one, command));
    return { ...lane, commands: command.type === 'start-fault' ? inTime(commands, command) : commands };
  });

/**
 * Whether lanes are at that instant as the command would have them: with that very fault (of one that has degrees, in
 * this degree), or without it.
 */
export const isFaulted = (frame: Frame | null, spec: RunSpec, lanes: LaneName[], command: FaultCommand): boolean =>
  lanes.every((name) => {
    const { component, fault, atMs } = command;
    const { type, replica } = faultOf(command);
    const index = LANES.indexOf(name);
    const shown = frame?.lanes[index]?.components.find(({ id }) => id === component);
    const isInForce = replica === undefined ? shown?.faults.includes(type) : shown?.replicasDown.includes(replica);
    if (command.type === 'end-fault') return isInForce !== true;
    const last = spec.lanes[index]!.commands.findLast((one) => one.atMs <= atMs && isAbout(one, command));
    return isInForce === true && (last?.type !== 'start-fault' || isSame(last.fault, fault));
  });
