// Offered load: the number of slots, connections or workers that must be busy on average, λS, at the traffic's present
// rate. A formula over the scenario's flows, not a measurement; retries and waiting are not in it. Two things it takes from
// the run: how often a cache has nothing, since that is made by the traffic itself, and by how much a fault slows a callee.
import { meanMs } from '../../scenario/duration.ts';
import type { Component, ComponentId, Scenario, Step } from '../../scenario/scenario.ts';
import { queuesFor } from './routing.ts';

export interface Present {
  /** The share of lookups of a cache that find nothing. */
  missShare: (cache: ComponentId) => number;
  /** How many times as long its calls take while a fault slows it; 1 otherwise. */
  slowness: (callee: ComponentId) => number;
}

/** Mean time a job spends in these steps, in ms, without waiting; branches of a parallel step count as their longest mean. */
function meanStepsMs(scenario: Scenario, steps: Step[], present: Present): number {
  return steps.reduce((sum, step) => sum + meanStepMs(scenario, step, present), 0);
}

function meanStepMs(scenario: Scenario, step: Step, present: Present): number {
  switch (step.do) {
    case 'call': {
      const callee = scenario.components[step.to];
      if (step.does === 'delete' && !deletes(callee)) return 0;
      const slowness = present.slowness(step.to);
      if (callee?.kind === 'store') return slowness * meanMs(callee.operations[step.operation!]!.duration);
      return callee?.kind === 'service' ? slowness * meanMs(callee.latency) : 0;
    }
    case 'lookup': {
      const cache = scenario.components[step.to];
      const lookupMs = cache?.kind === 'store' ? meanMs(cache.operations[step.operation]!.duration) : 0;
      return (
        present.slowness(step.to) * lookupMs + present.missShare(step.to) * meanStepsMs(scenario, step.miss, present)
      );
    }
    case 'work':
      return meanMs(step.duration);
    case 'publish': {
      const broker = scenario.components[step.to];
      return broker?.kind === 'rabbitmq' ? meanMs(broker.publish) : 0;
    }
    case 'decide':
      return (
        step.probability * meanStepsMs(scenario, step.then, present) +
        (1 - step.probability) * meanStepsMs(scenario, step.otherwise, present)
      );
    case 'parallel':
      return Math.max(0, ...step.branches.map((branch) => meanStepsMs(scenario, branch, present)));
    default:
      return 0;
  }
}

/** How often a flow calls or publishes, by the share of its runs that get there. */
function visits(steps: Step[], present: Present, visit: (step: Step, share: number) => void, share = 1): void {
  for (const step of steps) {
    visit(step, share);
    if (step.do === 'decide') {
      visits(step.then, present, visit, share * step.probability);
      visits(step.otherwise, present, visit, share * (1 - step.probability));
    }
    if (step.do === 'lookup') visits(step.miss, present, visit, share * present.missShare(step.to));
    if (step.do === 'parallel') for (const branch of step.branches) visits(branch, present, visit, share);
  }
}

const deletes = (component: Component | undefined): boolean =>
  component?.kind === 'store' && component.keeps?.as === 'cache' && component.keeps.deletes;

/** Offered load of every component in erlangs. `perSecond` is each traffic source's rate now, in their order. */
export function offeredLoads(scenario: Scenario, perSecond: number[], present: Present): Record<ComponentId, number> {
  const loads: Record<ComponentId, number> = {};
  const perMs: Record<string, number> = {};
  const add = (id: ComponentId, erlangs: number) => {
    loads[id] = (loads[id] ?? 0) + erlangs;
  };
  const follow = (flow: string, rate: number): void => {
    visits(scenario.flows[flow] ?? [], present, (step, share) => {
      if (step.do === 'call' || step.do === 'lookup') offerCall(scenario, step, rate * share, present, add);
      if (step.do === 'publish') {
        const broker = scenario.components[step.to];
        for (const queue of broker?.kind === 'rabbitmq' ? queuesFor(broker, step.exchange, step.routingKey ?? '') : [])
          perMs[queue] = (perMs[queue] ?? 0) + rate * share;
      }
    });
  };
  scenario.traffic.forEach((traffic, index) => {
    const rate = (perSecond[index] ?? 0) / 1_000;
    add(traffic.to, rate * meanStepsMs(scenario, scenario.flows[traffic.flow] ?? [], present));
    follow(traffic.flow, rate);
  });
  for (const [id, component] of Object.entries(scenario.components)) {
    if (component.kind !== 'workers') continue;
    const own = [component.queue, ...(component.also ?? []).map(({ queue }) => queue)];
    const rate = own.reduce((sum, queue) => sum + (perMs[queue] ?? 0), 0) / (component.batch?.size ?? 1);
    add(id, rate * meanStepsMs(scenario, scenario.flows[component.flow] ?? [], present));
    follow(component.flow, rate);
  }
  return loads;
}

function offerCall(
  scenario: Scenario,
  step: Extract<Step, { do: 'call' | 'lookup' }>,
  perMs: number,
  present: Present,
  add: (id: ComponentId, erlangs: number) => void,
): void {
  const callee = scenario.components[step.to];
  // What a lookup leads to is offered by the steps of its miss.
  const erlangs = perMs * meanStepMs(scenario, step.do === 'lookup' ? { ...step, miss: [] } : step, present);
  add(step.to, erlangs);
  if (callee?.kind === 'service' && callee.connectionsOf?.held) add(callee.connectionsOf.store, erlangs);
}
