// What was done to a run, in words: for marks on its line, for answers and for reports.
import { ownCommands } from '../../scenario/commands.ts';
import { replicaOf } from '../../scenario/faults.ts';
import { findKnob, withKnob } from '../../scenario/knobs.ts';
import { type Command, type KnobValue, LANES, type LaneName, type RunSpec } from '../../scenario/run-spec.ts';
import type { FaultKind, Scenario } from '../../scenario/scenario.ts';
import { knobText } from './knob-text.ts';
import { ownerTitle } from './labels.ts';

export const FAULT_WORDS: Record<FaultKind['type'], string> = {
  down: 'goes down',
  slow: 'becomes slow',
  errors: 'returns errors',
  hang: 'stops answering',
  'rate-limit': 'takes only so many calls a second',
  'replica-down': 'goes down',
};

/** "App servers, server 2": of several, the one that is meant. */
export const faultyTitle = (scenario: Scenario, component: string, replica: number | undefined): string =>
  `${ownerTitle(scenario, component)}${replica === undefined ? '' : `, server ${replica + 1}`}`;

function turnedText(scenario: Scenario, path: string, value: KnobValue): string {
  const turned = withKnob(scenario, path, value);
  const knob = findKnob(turned.ok ? turned.value : scenario, path);
  return knob ? `${ownerTitle(scenario, knob.owner)}, ${knob.label.toLowerCase()} = ${knobText(knob)}` : path;
}

/** Without its time and its lane. */
export function commandText(scenario: Scenario, command: Command): string {
  switch (command.type) {
    case 'set':
      return turnedText(scenario, command.path, command.value);
    case 'replay-dead-letters':
    case 'discard-dead-letters': {
      const what = command.type === 'replay-dead-letters' ? 'replayed' : 'discarded';
      return `${command.count === 0 ? 'all' : command.count} dead letters of ${command.queue} ${what}`;
    }
    case 'crash-worker':
      return `worker ${command.worker + 1} of ${ownerTitle(scenario, command.component)} is killed`;
    case 'start-fault':
      return `${faultyTitle(scenario, command.component, replicaOf(command.fault))} ${FAULT_WORDS[command.fault.type]}`;
    case 'end-fault':
      return `${faultyTitle(scenario, command.component, command.replica)} is well again`;
  }
}

export interface Done {
  /** Null: from the start. */
  atMs: number | null;
  lanes: LaneName[];
  text: string;
}

/** What the second run does that the first does not, in order of time; what both lanes do at once is said once. */
export function doneIn(before: RunSpec, after: RunSpec): Done[] {
  const done: Done[] = [];
  const add = (atMs: number | null, lane: LaneName, text: string) => {
    const same = done.find((one) => one.atMs === atMs && one.text === text && !one.lanes.includes(lane));
    if (same) same.lanes.push(lane);
    else done.push({ atMs, lanes: [lane], text });
  };
  after.lanes.forEach(({ scenario, sets, commands }, index) => {
    const lane = LANES[index]!;
    const base = before.lanes[index];
    for (const [path, value] of Object.entries(sets))
      if (base?.sets[path] !== value) add(null, lane, turnedText(scenario, path, value));
    for (const command of ownCommands(commands, base?.commands ?? []))
      add(command.atMs, lane, commandText(scenario, command));
  });
  return done.sort((one, other) => (one.atMs ?? -1) - (other.atMs ?? -1));
}
