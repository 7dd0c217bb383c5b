// The run as a line: where it ends, what is marked on it, and where two lanes part. Times in simulated ms; no screen here.
import type { AlertTurn, Frame } from '../../protocol/frame.ts';
import { type Duration, meanMs } from '../../scenario/duration.ts';
import { findKnob } from '../../scenario/knobs.ts';
import { LANES, type LaneName, type LaneSpec, type RunSpec } from '../../scenario/run-spec.ts';
import type { FaultKind, Scenario, Step } from '../../scenario/scenario.ts';
import { currentScenario } from '../shared/current-scenario.ts';
import { msText } from '../shared/format.ts';
import { laneLetter, ownerTitle } from '../shared/labels.ts';

export interface Mark {
  key: string;
  atMs: number;
  lane: LaneName;
  kind: 'change' | 'fault' | 'mended' | 'alert' | 'answered' | 'done' | 'parted';
  text: string;
}

function stepMs(scenario: Scenario, step: Step): number {
  const targetMs = (duration: Duration | undefined) => (duration === undefined ? 0 : meanMs(duration));
  if (step.do === 'work') return meanMs(step.duration);
  if (step.do === 'parallel') return Math.max(0, ...step.branches.map((branch) => flowMs(scenario, branch)));
  if (step.do === 'decide') return Math.max(flowMs(scenario, step.then), flowMs(scenario, step.otherwise));
  const missMs = step.do === 'lookup' ? flowMs(scenario, step.miss) : 0;
  if (step.do !== 'call' && step.do !== 'lookup' && step.do !== 'publish') return 0;
  const target = scenario.components[step.to];
  if (target?.kind === 'service') return meanMs(target.latency);
  if (target?.kind === 'rabbitmq') return meanMs(target.publish);
  if (target?.kind === 'store' && step.do !== 'publish')
    return missMs + targetMs(target.operations[step.operation ?? '']?.duration);
  return 0;
}

const flowMs = (scenario: Scenario, steps: Step[]): number =>
  steps.reduce((sum, step) => sum + stepMs(scenario, step), 0);

/** When one order's work is done if it never waits: its flow, and the slowest of the pools that its events reach. */
export function unhurriedEndMs(scenario: Scenario): number {
  const ends = scenario.traffic.map(({ flow, startMs }) => {
    const steps = scenario.flows[flow] ?? [];
    const publishes = steps.some((step) => step.do === 'publish');
    const pools = Object.values(scenario.components).filter((component) => component.kind === 'workers');
    const behindMs = pools.map((pool) => flowMs(scenario, scenario.flows[pool.flow] ?? []));
    return startMs + flowMs(scenario, steps) + (publishes ? Math.max(0, ...behindMs) : 0);
  });
  return Math.max(1, ...ends);
}

/** Where the line ends: at the horizon under traffic; for one order where its work should end, and beyond when it does not. */
export function lineEndMs(spec: RunSpec, frame: Frame, knownMs = frame.atMs): number {
  const lanes = spec.lanes.map((lane) => currentScenario(lane));
  const isOne = lanes.every((scenario) => scenario.traffic.every((source) => source.pattern === 'one'));
  if (!isOne) return Math.max(1, frame.untilMs);
  let endMs = Math.max(...lanes.map(unhurriedEndMs));
  while (endMs < knownMs) endMs *= 2;
  return frame.finished ? Math.max(1, frame.atMs) : Math.min(endMs, frame.untilMs);
}

const FAULT_WORDS: Record<FaultKind['type'], string> = {
  down: 'goes down',
  slow: 'becomes slow',
  errors: 'returns errors',
  hang: 'stops answering',
  'rate-limit': 'takes only so many calls a second',
  'replica-down': 'goes down',
};

/** "App servers, server 2": of several, the one that is meant. */
const faultyTitle = (title: string, replica: number | undefined): string =>
  replica === undefined ? title : `${title}, server ${replica + 1}`;
const replicaOf = (fault: FaultKind): number | undefined => (fault.type === 'replica-down' ? fault.replica : undefined);

function commandMarks(lane: LaneSpec, name: LaneName): Mark[] {
  return lane.commands.map((command, index) => {
    const base = { key: `${name}${index}`, atMs: command.atMs, lane: name };
    const at = `${laneLetter(name)}, ${msText(command.atMs)}:`;
    if (command.type === 'replay-dead-letters' || command.type === 'discard-dead-letters') {
      const what = command.type === 'replay-dead-letters' ? 'replayed' : 'discarded';
      const count = command.count === 0 ? 'all' : command.count;
      return { ...base, kind: 'change', text: `${at} ${count} dead letters of ${command.queue} ${what}` };
    }
    if (command.type === 'set') {
      const knob = findKnob(lane.scenario, command.path);
      const what = knob ? `${ownerTitle(lane.scenario, knob.owner)}, ${knob.label.toLowerCase()}` : command.path;
      return { ...base, kind: 'change', text: `${at} ${what} = ${command.value}` };
    }
    const title = ownerTitle(lane.scenario, command.component);
    if (command.type === 'crash-worker')
      return { ...base, kind: 'fault', text: `${at} worker ${command.worker + 1} of ${title} is killed` };
    return command.type === 'start-fault'
      ? {
          ...base,
          kind: 'fault',
          text: `${at} ${faultyTitle(title, replicaOf(command.fault))} ${FAULT_WORDS[command.fault.type]}`,
        }
      : { ...base, kind: 'mended', text: `${at} ${faultyTitle(title, command.replica)} is well again` };
  });
}

function plannedFaultMarks(lane: LaneSpec, name: LaneName): Mark[] {
  return lane.scenario.faults.flatMap(({ component, fault, fromMs, untilMs }, index): Mark[] => {
    const title = faultyTitle(ownerTitle(lane.scenario, component), replicaOf(fault));
    const mark = (atMs: number, kind: Mark['kind'], text: string): Mark => {
      return {
        key: `${name}f${index}${kind}`,
        atMs,
        lane: name,
        kind,
        text: `${laneLetter(name)}, ${msText(atMs)}: ${text}`,
      };
    };
    return [
      mark(fromMs, 'fault', `${title} ${FAULT_WORDS[fault.type]}`),
      mark(untilMs, 'mended', `${title} is well again`),
    ];
  });
}

function answerMarks(frame: Frame): Mark[] {
  return frame.lanes.flatMap((lane, index) => {
    const name = LANES[index];
    if (!name || lane.orders.placed !== 1) return [];
    return lane.followed.flatMap((fact): Mark[] => {
      const base = { atMs: fact.atMs, lane: name };
      const at = `${laneLetter(name)}, ${msText(fact.atMs)}:`;
      if (fact.type === 'replied')
        return [{ ...base, key: `${name}-r`, kind: 'answered', text: `${at} the customer is answered` }];
      if (fact.type === 'order-settled')
        return [{ ...base, key: `${name}-s`, kind: 'done', text: `${at} all work is done` }];
      return [];
    });
  });
}

/** Where alerts began and ended, as far as the run has been. */
export function alertMarks(alerts: readonly AlertTurn[][]): Mark[] {
  return alerts.flatMap((turns, index) => {
    const lane = LANES[index];
    return !lane
      ? []
      : turns.map(({ id, title, queue, atMs, raised }): Mark => {
          const text = `${laneLetter(lane)}, ${msText(atMs)}: ${title} in ${queue}${raised ? '' : ': over'}`;
          return { key: `${lane} ${id} ${atMs}`, atMs, lane, kind: raised ? 'alert' : 'mended', text };
        });
  });
}

/** Where two lanes that began alike part: at the first change that only one of them was given. Null where they never were one. */
export function partedAtMs({ lanes }: RunSpec): number | null {
  const [a, b] = lanes;
  const start = (lane: LaneSpec) => JSON.stringify([lane.scenario, lane.sets]);
  if (!a || !b || (a.scenario !== b.scenario && start(a) !== start(b))) return null;
  if (JSON.stringify(a.sets) !== JSON.stringify(b.sets)) return null;
  for (let index = 0; index < Math.max(a.commands.length, b.commands.length); index += 1) {
    const [one, other] = [a.commands[index], b.commands[index]];
    if (JSON.stringify(one) !== JSON.stringify(other)) return Math.min(one?.atMs ?? Infinity, other?.atMs ?? Infinity);
  }
  return null;
}

export function lineMarks(spec: RunSpec, frame: Frame, alerts: readonly AlertTurn[][] = []): Mark[] {
  const parted = partedAtMs(spec);
  const lanes = spec.lanes.flatMap((lane, index) => {
    const name = LANES[index];
    return name ? [...plannedFaultMarks(lane, name), ...commandMarks(lane, name)] : [];
  });
  const text = parted === null ? '' : `${msText(parted)}: A and B part here`;
  const parting: Mark[] = parted === null ? [] : [{ key: 'parted', atMs: parted, lane: 'b', kind: 'parted', text }];
  return [...parting, ...lanes, ...alertMarks(alerts), ...answerMarks(frame)];
}
