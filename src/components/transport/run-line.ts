// The run as a line: where it ends, what is marked on it, and where two lanes part. Times in simulated ms; no screen here.
import type { AlertTurn, Frame } from '../../protocol/frame.ts';
import { type Duration, meanMs } from '../../scenario/duration.ts';
import { replicaOf } from '../../scenario/faults.ts';
import { type Command, LANES, type LaneName, type LaneSpec, type RunSpec } from '../../scenario/run-spec.ts';
import type { Scenario, Step } from '../../scenario/scenario.ts';
import { commandText, FAULT_WORDS, faultyTitle } from '../shared/command-text.ts';
import { currentScenario } from '../shared/current-scenario.ts';
import { msText } from '../shared/format.ts';
import { laneLetter } from '../shared/labels.ts';

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

const KINDS: Readonly<Record<Command['type'], Mark['kind']>> = {
  set: 'change',
  'replay-dead-letters': 'change',
  'discard-dead-letters': 'change',
  'start-fault': 'fault',
  'crash-worker': 'fault',
  'end-fault': 'mended',
};

export const commandMarks = (lane: LaneSpec, name: LaneName): Mark[] =>
  lane.commands.map((command, index) => ({
    key: `${name}${index}`,
    atMs: command.atMs,
    lane: name,
    kind: KINDS[command.type],
    text: `${laneLetter(name)}, ${msText(command.atMs)}: ${commandText(lane.scenario, command)}`,
  }));

function plannedFaultMarks(lane: LaneSpec, name: LaneName): Mark[] {
  return lane.scenario.faults.flatMap(({ component, fault, fromMs, untilMs }, index): Mark[] => {
    const title = faultyTitle(lane.scenario, component, replicaOf(fault));
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
