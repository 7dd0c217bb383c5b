// The scenario of a lane as it stands now: its initial values, and the knobs turned since. A person sees these values
// in every control, so all of them ask here.
import { withKnob } from '../../scenario/knobs.ts';
import type { KnobValue, LaneSpec } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';

const known = new WeakMap<LaneSpec, { turned: number; scenario: Scenario }>();

/** How many of the lane's commands are in force at this instant; commands are in order of time. */
export function commandsInForce(lane: LaneSpec, atMs: number): number {
  let inForce = 0;
  while (inForce < lane.commands.length && (lane.commands[inForce]?.atMs ?? 0) <= atMs) inForce += 1;
  return inForce;
}

/** Folds the initial values and the first `turned` commands over the scenario. What does not fit is left out. */
export function currentScenario(lane: LaneSpec, turned = lane.commands.length): Scenario {
  const last = known.get(lane);
  if (last?.turned === turned) return last.scenario;
  let scenario = lane.scenario;
  const turn = (path: string, value: KnobValue) => {
    const result = withKnob(scenario, path, value);
    if (result.ok) scenario = result.value;
  };
  for (const [path, value] of Object.entries(lane.sets)) turn(path, value);
  for (const command of lane.commands.slice(0, turned)) if (command.type === 'set') turn(command.path, command.value);
  known.set(lane, { turned, scenario });
  return scenario;
}
