// How a run stands before it is changed: whether a change would change anything. Pure.
import { withKnob } from '../scenario/knobs.ts';
import { type KnobValue, LANES, type LaneName, type RunSpec } from '../scenario/run-spec.ts';
import { scenarioAt } from './changes.ts';

export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether lanes have a knob there already, at that instant and from then on. Before the beginning: for the whole run. */
export const isTurned = (spec: RunSpec, lanes: LaneName[], path: string, value: KnobValue, atMs: number): boolean =>
  lanes.every((name) => {
    const lane = spec.lanes[LANES.indexOf(name)]!;
    const scenario = scenarioAt(lane, atMs);
    const turned = withKnob(scenario, path, value);
    const isLater = lane.commands.some((one) => one.type === 'set' && one.path === path && one.atMs > atMs);
    return turned.ok && !isLater && isSame(turned.value, scenario);
  });
