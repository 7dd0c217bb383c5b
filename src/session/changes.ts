// Changes to a run spec, as pure functions: each returns a new spec and leaves the old one as it was.
import type { Issue } from '../protocol/issue.ts';
import { inTime } from '../scenario/commands.ts';
import { withKnob, withKnobs } from '../scenario/knobs.ts';
import {
  type Command,
  type KnobValue,
  LANES,
  type LaneName,
  type LaneSpec,
  type RunSpec,
} from '../scenario/run-spec.ts';
import type { Scenario } from '../scenario/scenario.ts';

export function inLanes(spec: RunSpec, lanes: LaneName[], change: (lane: LaneSpec) => LaneSpec): RunSpec {
  return { ...spec, lanes: spec.lanes.map((lane, index) => (lanes.includes(LANES[index]!) ? change(lane) : lane)) };
}

/** A command at its time, after all others of that time. */
export const withCommand = (spec: RunSpec, lanes: LaneName[], command: Command): RunSpec =>
  inLanes(spec, lanes, (lane) => ({ ...lane, commands: inTime(lane.commands, command) }));

/** An initial value; commands that turned the same knob later on are dropped, for the person means the whole run. */
export const withSet = (spec: RunSpec, lanes: LaneName[], path: string, value: KnobValue): RunSpec =>
  inLanes(spec, lanes, (lane) => ({
    ...lane,
    sets: { ...lane.sets, [path]: value },
    commands: lane.commands.filter((command) => !(command.type === 'set' && command.path === path)),
  }));

/** Whether a later command is about the same thing, so that the person who turns it now means until the end. */
const isAgain = (command: Command, later: Command): boolean =>
  command.type === 'set' && later.type === 'set' && later.atMs > command.atMs && later.path === command.path;

/**
 * A change made in the past of a lane: that lane stays, and the run with the change takes the other one. It keeps what
 * was done later, so that nothing else differs.
 */
export function withBranch(spec: RunSpec, watched: LaneName, command: Command): { spec: RunSpec; lane: LaneName } {
  const parent = spec.lanes[LANES.indexOf(watched)]!;
  const kept = { ...parent, commands: parent.commands.filter((later) => !isAgain(command, later)) };
  const lane: LaneName = watched === 'a' ? 'b' : 'a';
  const lanes = lane === 'b' ? [parent, kept] : [kept, parent];
  return { spec: withCommand({ ...spec, lanes }, [lane], command), lane };
}

/** One lane's run in the other lane too. */
export function withCopy(spec: RunSpec, source: LaneName): RunSpec {
  const copy = spec.lanes[LANES.indexOf(source)]!;
  return { ...spec, lanes: [copy, copy] };
}

export const withDiagram = (spec: RunSpec, lane: LaneName, diagram: string): RunSpec =>
  inLanes(spec, [lane], (one) => ({ ...one, scenario: { ...one.scenario, diagram } }));

/** The scenario of a lane with its sets, and its commands up to an instant, written in. */
export function scenarioAt(lane: LaneSpec, atMs: number): Scenario {
  const set = withKnobs(lane.scenario, lane.sets);
  const first = set.ok ? set.value : lane.scenario;
  return lane.commands.reduce((scenario, command) => {
    const turned =
      command.type === 'set' && command.atMs <= atMs ? withKnob(scenario, command.path, command.value) : null;
    return turned?.ok ? turned.value : scenario;
  }, first);
}

/** Whether all that comes at an instant is one order. */
export const isOneOrder = ({ lanes }: RunSpec, atMs: number): boolean =>
  lanes.every((lane) => scenarioAt(lane, atMs).traffic.every(({ pattern }) => pattern === 'one'));

/** What is wrong with turning a knob, in the lanes that have it; lanes without it are left out. */
export function turnIssues(
  spec: RunSpec,
  lanes: LaneName[],
  path: string,
  value: KnobValue,
  atMs: number,
): { lanes: LaneName[]; issues: Issue[] } {
  const having = lanes.filter(
    (name) => spec.lanes[LANES.indexOf(name)]?.scenario.components[path.split('.')[0]!] || isTraffic(spec, name, path),
  );
  const asked = having.length > 0 ? having : lanes;
  const found = asked.flatMap((name) => {
    const lane = spec.lanes[LANES.indexOf(name)];
    const turned = lane ? withKnob(scenarioAt(lane, atMs), path, value) : null;
    return turned?.ok === false ? turned.issues : [];
  });
  return { lanes: having, issues: found.slice(0, 1) };
}

const isTraffic = (spec: RunSpec, name: LaneName, path: string): boolean =>
  spec.lanes[LANES.indexOf(name)]?.scenario.traffic.some(({ id }) => path.startsWith(`${id}.`)) ?? false;
