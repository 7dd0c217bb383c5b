// From a run spec to what an engine needs for each lane: the scenario with its sets written in, and the timed commands,
// planned faults among them. All that is wrong is said at once, with the lane it is in.
import { type Issue, ok, type Result } from '../protocol/issue.ts';
import { scenarioFrom } from './check.ts';
import { checkFaultKind, checkFaultType, checkReplica } from './check-faults.ts';
import { endOf } from './faults.ts';
import { withKnob, withKnobs } from './knobs.ts';
import { HORIZON_MS_MAX, RATE_MAX, WAITING_MAX, WORKERS_MAX } from './limits.ts';
import { Reader } from './reader.ts';
import type { Command, LaneSpec, RunSpec } from './run-spec.ts';
import type { ComponentKind, Scenario } from './scenario.ts';
import { limitText } from './wording.ts';

export interface PreparedLane {
  scenario: Scenario;
  commands: Command[];
}

export interface Prepared {
  lanes: PreparedLane[];
  untilMs: number;
}

const SEED_MAX = 0xffffffff;
const COMMANDS_MAX = 1_000;

export function prepare(spec: RunSpec): Result<Prepared> {
  const issues: Issue[] = [];
  const say = (path: string, problem: string) => issues.push({ path, problem });
  if (!Number.isInteger(spec.seed) || spec.seed < 0 || spec.seed > SEED_MAX)
    say('seed', `must be a whole number from 0 to ${limitText(SEED_MAX)}, is ${spec.seed}`);
  if (spec.lanes.length < 1 || spec.lanes.length > 2) say('lanes', `must be one or two, are ${spec.lanes.length}`);
  const { ordersMax, untilMs } = spec;
  if (ordersMax !== undefined && !(Number.isInteger(ordersMax) && ordersMax >= 1))
    say('orders', `must be a whole number from 1, is ${ordersMax}`);
  if (untilMs !== undefined && !(untilMs > 0 && untilMs <= HORIZON_MS_MAX))
    say('until', `must be a time up to 30 days, is ${untilMs}`);
  const lanes = spec.lanes.map((lane, index) => {
    const prepared = prepareLane(lane);
    if (!prepared.ok)
      issues.push(
        ...prepared.issues.map((issue) => ({
          ...issue,
          path: spec.lanes.length > 1 ? `${'ab'[index]}.${issue.path}` : issue.path,
        })),
      );
    return prepared.ok ? prepared.value : null;
  });
  if (issues.length > 0) return { ok: false, issues };
  const ready = lanes as PreparedLane[];
  const horizonMs = Math.max(...ready.map(({ scenario }) => scenario.horizonMs));
  // A run that ends with its orders goes on until their work is settled, whenever that is.
  return ok({ lanes: ready, untilMs: untilMs ?? (ordersMax === undefined ? horizonMs : HORIZON_MS_MAX) });
}

export function prepareLane({ scenario, sets, commands }: LaneSpec): Result<PreparedLane> {
  const read = scenarioFrom(scenario);
  if (!read.ok) return read;
  const set = withKnobs(read.value, sets);
  if (!set.ok) return set;
  const issues = checkCommands(set.value, commands);
  return issues.length > 0
    ? { ok: false, issues }
    : ok({ scenario: set.value, commands: allCommands(set.value, commands) });
}

/** What is wrong with one command in a scenario. */
export function commandIssues(scenario: Scenario, command: Command): Issue[] {
  const reader = new Reader();
  reader.number(command.atMs, 'atMs', { min: 0, max: HORIZON_MS_MAX });
  switch (command.type) {
    case 'set': {
      const turned = withKnob(scenario, command.path, command.value);
      return turned.ok ? reader.issues : [...reader.issues, ...turned.issues];
    }
    case 'start-fault':
    case 'end-fault':
      checkFaultCommand(reader, scenario, command);
      break;
    case 'crash-worker':
      if (kindOf(scenario, command.component) !== 'workers')
        reader.report(String(command.component).slice(0, 80), 'must be a pool of workers of this scenario');
      reader.number(command.worker, 'worker', { min: 0, max: WORKERS_MAX, whole: true });
      reader.number(command.restartAfterMs, 'restartAfterMs', { min: 0.5, max: HORIZON_MS_MAX });
      break;
    default:
      checkDeadLetterCommand(reader, scenario, command);
  }
  return reader.issues;
}

function checkFaultCommand(
  reader: Reader,
  scenario: Scenario,
  command: Extract<Command, { type: 'start-fault' | 'end-fault' }>,
): void {
  const kind = kindOf(scenario, command.component);
  if (kind === undefined || kind === 'client')
    return reader.report(String(command.component).slice(0, 80), 'must be a component of this scenario that can fail');
  const path = `${command.component}.fault`;
  if (command.type === 'start-fault') return checkFaultKind(reader, kind, command.fault, path);
  checkFaultType(reader, kind, command.fault, path);
  if (command.replica !== undefined) checkReplica(reader, command.replica, `${command.component}.replica`);
}

function checkDeadLetterCommand(
  reader: Reader,
  scenario: Scenario,
  command: Extract<Command, { queue: string }>,
): void {
  const queues = Object.values(scenario.components).flatMap((one) =>
    one.kind === 'rabbitmq' ? Object.keys(one.queues) : [],
  );
  if (!queues.includes(command.queue))
    reader.report('queue', `must be one of ${queues.join(', ') || '(there is no queue)'}`);
  reader.number(command.count, 'count', { min: 0, max: WAITING_MAX, whole: true });
  if (command.type === 'replay-dead-letters') {
    reader.number(command.perSecond, 'perSecond', { min: 0, max: RATE_MAX });
    reader.flag(command.keepRetryCount, 'keepRetryCount');
  }
}

const kindOf = (scenario: Scenario, id: string): ComponentKind | undefined =>
  Object.hasOwn(scenario.components, id) ? scenario.components[id]?.kind : undefined;

function checkCommands(scenario: Scenario, commands: Command[]): Issue[] {
  if (commands.length > COMMANDS_MAX)
    return [
      { path: 'commands', problem: `must be at most ${limitText(COMMANDS_MAX)}, are ${limitText(commands.length)}` },
    ];
  const issues: Issue[] = [];
  let now = scenario;
  commands.forEach((command, index) => {
    const found = commandIssues(now, command);
    issues.push(...found.map((issue) => ({ ...issue, path: `commands[${index}].${issue.path}` })));
    const turned = command.type === 'set' && found.length === 0 ? withKnob(now, command.path, command.value) : null;
    if (turned?.ok) now = turned.value;
  });
  return issues;
}

function plannedFaults(scenario: Scenario): Command[] {
  return scenario.faults.flatMap(({ component, fault, fromMs, untilMs }): Command[] => [
    { atMs: fromMs, type: 'start-fault', component, fault },
    endOf(component, fault, untilMs),
  ]);
}

/** Simulated time passes in steps of 1/1024 ms; a command between two of them takes effect at the nearest. */
const STEPS_PER_MS = 1_024;

/** Those given and the scenario's own faults, by time; at equal times in order of entry, which sorting keeps. */
export function allCommands(scenario: Scenario, commands: Command[]): Command[] {
  return [...plannedFaults(scenario), ...commands]
    .map((command) => ({ ...command, atMs: Math.round(command.atMs * STEPS_PER_MS) / STEPS_PER_MS }))
    .sort((a, b) => a.atMs - b.atMs);
}
