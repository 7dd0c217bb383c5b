// Faults as changes of a run: what is done about one is undone together, and what changes nothing is seen beforehand. Pure.
import type { Frame } from '../protocol/frame.ts';
import { inTime } from '../scenario/commands.ts';
import { replicaOf } from '../scenario/faults.ts';
import { type Command, LANES, type LaneName, type RunSpec } from '../scenario/run-spec.ts';
import { inLanes } from './changes.ts';
import { isSame } from './standing.ts';

export type FaultCommand = Extract<Command, { fault: unknown }>;

const typeIn = (command: FaultCommand) => (command.type === 'start-fault' ? command.fault.type : command.fault);
const replicaIn = (command: FaultCommand) =>
  command.type === 'start-fault' ? replicaOf(command.fault) : command.replica;

/** Whether two are about the same fault; one that ends it everywhere is about that of each server. */
const isAbout = (one: Command, command: FaultCommand): boolean =>
  (one.type === 'start-fault' || one.type === 'end-fault') &&
  one.component === command.component &&
  typeIn(one) === typeIn(command) &&
  (replicaIn(one) === replicaIn(command) || (command.type === 'end-fault' && command.replica === undefined));

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
    const index = LANES.indexOf(name);
    const component = frame?.lanes[index]?.components.find(({ id }) => id === command.component);
    const inForce = component?.faults.includes(typeIn(command)) === true;
    if (command.type === 'end-fault') return !inForce;
    const last = spec.lanes[index]!.commands.findLast((one) => one.atMs <= command.atMs && isAbout(one, command));
    // Without a command of its own it is the scenario's, or another server's.
    if (!last) return inForce && replicaIn(command) === undefined;
    return inForce && last.type === 'start-fault' && isSame(last.fault, command.fault);
  });
