// Runs for tests, through the engine's public face only: a simulation of some scenarios, its facts, its frame. What is
// wrong with a test's own scenario is thrown at once, with all its issues.
import { assert } from '../../assert.ts';
import type { Fact, FactOf, FactType } from '../../protocol/fact.ts';
import type { ComponentFrame, LaneFrame, QueueFrame } from '../../protocol/frame.ts';
import { issueText } from '../../protocol/issue.ts';
import type { Command, RunSpec, Sets } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { onGridBelow } from '../kernel/grid.ts';
import { Simulation } from '../simulation.ts';
import { factsSince } from '../trace.ts';

/** What a test may say of a run; the rest has defaults. */
export interface Wanted {
  seed?: number;
  sets?: Sets;
  commands?: Command[];
  ordersMax?: number;
  untilMs?: number;
  keepFacts?: boolean;
}

/** A spec of one lane for each scenario, all with the same sets and commands. */
export function specOf(
  scenarios: Scenario | Scenario[],
  { seed = 1, sets = {}, commands = [], ordersMax, untilMs }: Wanted = {},
): RunSpec {
  return {
    seed,
    lanes: [scenarios].flat().map((scenario) => ({ scenario, sets, commands })),
    ...(ordersMax === undefined ? {} : { ordersMax }),
    ...(untilMs === undefined ? {} : { untilMs }),
  };
}

/** A simulation of a spec at its beginning. */
export function simulationOf(spec: RunSpec, keepFacts = true): Simulation {
  const created = Simulation.create(spec, { keepFacts });
  assert(created.ok, created.ok ? '' : `the test's own run is refused: ${created.issues.map(issueText).join('; ')}`);
  return created.value;
}

export interface Ended {
  simulation: Simulation;
  /** Of the first lane. */
  facts: Fact[];
  lane: LaneFrame;
}

/** Runs to the end, collecting the first lane's facts on the way. */
export function runOf(scenario: Scenario | Scenario[], wanted: Wanted = {}): Ended {
  const simulation = simulationOf(specOf(scenario, wanted), wanted.keepFacts ?? true);
  const facts = wanted.keepFacts === false ? goToEnd(simulation) : collect(simulation);
  return { simulation, facts, lane: frameOf(simulation) };
}

function goToEnd(simulation: Simulation): Fact[] {
  simulation.advance(Infinity, Infinity);
  return [];
}

/** Goes on to an instant and returns what a lane told from fact `since` on: in steps short enough for the kept facts. */
export function collect(simulation: Simulation, untilMs = Infinity, lane = 0, since = 0): Fact[] {
  const facts = factsSince(simulation, lane, since);
  while (!simulation.finished && simulation.atMs < onGridBelow(untilMs)) {
    simulation.advance(untilMs, 1);
    const next = facts.length === 0 ? since : facts[facts.length - 1]!.id + 1;
    facts.push(...factsSince(simulation, lane, next));
  }
  facts.forEach((fact, index) => {
    assert(fact.id === facts[0]!.id + index, `a fact before ${fact.id} is missing: the steps were too long`);
  });
  return facts;
}

export const frameOf = (simulation: Simulation, lane = 0): LaneFrame => {
  const frame = simulation.frame(0, {}).lanes[lane];
  assert(frame !== undefined, `there is no lane ${lane}`);
  return frame;
};

export function componentOf(lane: LaneFrame, id: string): ComponentFrame {
  const found = lane.components.find((component) => component.id === id);
  assert(found !== undefined, `there is no component ${id}`);
  return found;
}

export function queueOf(lane: LaneFrame, name: string): QueueFrame {
  const found = lane.queues.find((queue) => queue.name === name);
  assert(found !== undefined, `there is no queue ${name}`);
  return found;
}

/** The facts of one type. */
export const only = <T extends FactType>(facts: readonly Fact[], type: T): FactOf<T>[] =>
  facts.filter((fact): fact is FactOf<T> => fact.type === type);

/** The facts that speak of one order. */
export const ofOrder = (facts: readonly Fact[], orderId: number): Fact[] =>
  facts.filter((fact) => 'orderId' in fact && fact.orderId === orderId);
