// Which lanes a control of the strip changes: those chosen, as far as they have what the control is about.
import type { LaneName } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';

export type Target = LaneName | 'both';
export type LaneScenarios = Record<LaneName, Scenario | null>;

export function lanesWith(scenarios: LaneScenarios, owner: string, target: Target): LaneName[] {
  const has = (lane: LaneName) =>
    scenarios[lane]?.components[owner] !== undefined ||
    scenarios[lane]?.traffic.some(({ id }) => id === owner) === true;
  const having = (['a', 'b'] as const).filter(has);
  return having.length < 2 || target === 'both' ? having : having.filter((lane) => lane === target);
}

/** Pools of workers by id and title, in the order of the scenarios, each once. */
export function poolsOf(scenarios: LaneScenarios): { id: string; title: string }[] {
  const found = new Map<string, string>();
  for (const scenario of [scenarios.a, scenarios.b]) {
    for (const [id, component] of Object.entries(scenario?.components ?? {})) {
      if (component.kind === 'workers' && !found.has(id)) found.set(id, component.title);
    }
  }
  return [...found].map(([id, title]) => ({ id, title }));
}

/** True when the same pool is in both lanes, so that a person must be able to say which one is meant. */
export const isShared = (scenarios: LaneScenarios): boolean =>
  poolsOf(scenarios).some(({ id }) => lanesWith(scenarios, id, 'both').length > 1);
