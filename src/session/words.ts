// Changes in words, for the note that offers to undo them.
import { decimalText } from '../explain/format.ts';
import { findKnob, type Knob, knobValue, withKnob } from '../scenario/knobs.ts';
import type { KnobValue, LaneName, RunSpec } from '../scenario/run-spec.ts';
import { LANES } from '../scenario/run-spec.ts';
import type { ComponentId, FaultKind, Scenario } from '../scenario/scenario.ts';
import type { Deed } from './controls.ts';

/** "E-mail workers: workers 5 → 20". The value is one that the knob takes. */
export function turnText(scenario: Scenario, path: string, value: KnobValue): string {
  const knob = findKnob(scenario, path);
  const turned = withKnob(scenario, path, value);
  const after = turned.ok ? findKnob(turned.value, path) : undefined;
  if (!knob || !after) return path;
  const owner = scenario.components[knob.owner]?.title ?? 'Orders';
  return `${owner}: ${knob.label.toLowerCase()} ${valueText(knob)} → ${valueText(after)}`;
}

function valueText(knob: Knob): string {
  const value = knobValue(knob);
  return typeof value === 'number' ? decimalText(value, 2) : String(value);
}

const FAULTS: Record<FaultKind['type'], string> = {
  down: 'is down',
  errors: 'answers some calls with errors',
  slow: 'is slow',
  hang: 'hangs',
  'rate-limit': 'takes only so many calls a second',
  'replica-down': 'is down',
};

export function faultText(spec: RunSpec, component: ComponentId, fault: FaultKind, starts: boolean): string {
  const which = fault.type === 'replica-down' ? `, server ${fault.replica + 1},` : '';
  const title = `${titleOf(spec, component)}${which}`;
  return starts ? `${title} ${FAULTS[fault.type]}` : `${title} works again`;
}

/** A deed of the operator in words: "E-mail workers: worker 3 was killed". */
export function deedText(spec: RunSpec, deed: Deed): string {
  const howMany = 'count' in deed && deed.count > 0 ? `${deed.count} of the dead letters` : 'All dead letters';
  switch (deed.type) {
    case 'crash-worker':
      return `${titleOf(spec, deed.component)}: worker ${deed.worker + 1} was killed`;
    case 'replay-dead-letters':
      return `${howMany} in ${deed.queue} replayed`;
    case 'discard-dead-letters':
      return `${howMany} in ${deed.queue} discarded`;
  }
}

const titleOf = (spec: RunSpec, component: ComponentId): string =>
  spec.lanes.map(({ scenario }) => scenario.components[component]?.title).find(Boolean) ?? component;

/** " in A" where there are two lanes and only one is meant. */
export function laneText(spec: RunSpec, lanes: LaneName[]): string {
  return spec.lanes.length > lanes.length ? ` in ${lanes.map((lane) => lane.toUpperCase()).join(', ')}` : '';
}

/** The lanes that a spec has. */
export const lanesOf = (spec: RunSpec): LaneName[] => LANES.slice(0, spec.lanes.length);

/** What a change of the past did to the lanes. */
export const branchText = (text: string, watched: LaneName, branch: LaneName, atMs: number): string =>
  `${text} from ${(atMs / 1_000).toFixed(3)} s on, in lane ${branch.toUpperCase()}; lane ${watched.toUpperCase()} stays as it was`;
