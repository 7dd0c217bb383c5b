// Changes in words, for the note that offers to undo them.
import { timeText } from '../scenario/duration.ts';
import { findKnob, knobValue } from '../scenario/knobs.ts';
import type { KnobValue, LaneName, RunSpec } from '../scenario/run-spec.ts';
import { LANES } from '../scenario/run-spec.ts';
import type { ComponentId, FaultKind, Scenario } from '../scenario/scenario.ts';

/** "E-mail workers: Workers 5 → 20". */
export function turnText(scenario: Scenario, path: string, value: KnobValue): string {
  const knob = findKnob(scenario, path);
  if (!knob) return path;
  const owner = scenario.components[knob.owner]?.title ?? 'Orders';
  const shown = typeof value === 'number' && knob.kind === 'duration' ? timeText(value) : String(value);
  return `${owner}: ${knob.label.toLowerCase()} ${String(knobValue(knob))} → ${shown}`;
}

const FAULTS: Record<FaultKind['type'], string> = {
  down: 'is down',
  errors: 'answers some calls with errors',
  slow: 'is slow',
  hang: 'hangs',
};

export function faultText(spec: RunSpec, component: ComponentId, fault: FaultKind['type'], starts: boolean): string {
  const title = spec.lanes.map(({ scenario }) => scenario.components[component]?.title).find(Boolean) ?? component;
  return starts ? `${title} ${FAULTS[fault]}` : `${title} works again`;
}

/** " in A" where there are two lanes and only one is meant. */
export function laneText(spec: RunSpec, lanes: LaneName[]): string {
  return spec.lanes.length > lanes.length ? ` in ${lanes.map((lane) => lane.toUpperCase()).join(', ')}` : '';
}

/** The lanes that a spec has. */
export const lanesOf = (spec: RunSpec): LaneName[] => LANES.slice(0, spec.lanes.length);
