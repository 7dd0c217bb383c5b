// Offered load: the number of slots, connections or workers that must be busy on average, λS, at the traffic's present
// rate. A formula over the scenario's flows, not a measurement; retries and waiting are not in it.
import { meanMs } from '../../scenario/duration.ts';
import type { ComponentId, Scenario, Step } from '../../scenario/scenario.ts';
import { queuesFor } from './routing.ts';

/** Mean time a job spends in these steps, in ms, without waiting; branches of a parallel step count as their longest mean. */
export function meanStepsMs(scenario: Scenario, steps: Step[]): number {
  return steps.reduce((sum, step) => sum + meanStepMs(scenario, step), 0);
}

function meanStepMs(scenario: Scenario, step: Step): number {
  switch (step.do) {
    case 'call': {
      const callee = scenario.components[step.to];
      if (callee?.kind === 'store') return meanMs(callee.operations[step.operation!]!.duration);
      return callee?.kind === 'service' ? meanMs(callee.latency) : 0;
    }
    case 'work':
      return meanMs(step.duration);
    case 'publish': {
      const broker = scenario.components[step.to];
      return broker?.kind === 'rabbitmq' ? meanMs(broker.publish) : 0;
    }
    case 'decide':
      return (
        step.probability * meanStepsMs(scenario, step.then) +
        (1 - step.probability) * meanStepsMs(scenario, step.otherwise)
      );
    case 'parallel':
      return Math.max(0, ...step.branches.map((branch) => meanStepsMs(scenario, branch)));
    default:
      return 0;
  }
}

/** How often a flow calls or publishes, by the share of its runs that get there. */
function visits(steps: Step[], visit: (step: Step, share: number) => void, share = 1): void {
  for (const step of steps) {
    visit(step, share);
    if (step.do === 'decide') {
      visits(step.then, visit, share * step.probability);
      visits(step.otherwise, visit, share * (1 - step.probability));
    }
    if (step.do === 'parallel') for (const branch of step.branches) visits(branch, visit, share);
  }
}

/** Offered load of every component in erlangs. `perSecond` is each traffic source's rate now, in their order. */
export function offeredLoads(scenario: Scenario, perSecond: number[]): Record<ComponentId, number> {
  const loads: Record<ComponentId, number> = {};
  const perMs: Record<string, number> = {};
  const add = (id: ComponentId, erlangs: number) => {
    loads[id] = (loads[id] ?? 0) + erlangs;
  };
  const follow = (flow: string, rate: number): void => {
    visits(scenario.flows[flow] ?? [], (step, share) => {
      if (step.do === 'call') offerCall(scenario, step, rate * share, add);
      if (step.do === 'publish') {
        const broker = scenario.components[step.to];
        for (const queue of broker?.kind === 'rabbitmq' ? queuesFor(broker, step.exchange, step.routingKey ?? '') : [])
          perMs[queue] = (perMs[queue] ?? 0) + rate * share;
      }
    });
  };
  scenario.traffic.forEach((traffic, index) => {
    const rate = (perSecond[index] ?? 0) / 1_000;
    add(traffic.to, rate * meanStepsMs(scenario, scenario.flows[traffic.flow] ?? []));
    follow(traffic.flow, rate);
  });
  for (const [id, component] of Object.entries(scenario.components)) {
    if (component.kind !== 'workers') continue;
    const own = [component.queue, ...(component.also ?? []).map(({ queue }) => queue)];
    const rate = own.reduce((sum, queue) => sum + (perMs[queue] ?? 0), 0) / (component.batch?.size ?? 1);
    add(id, rate * meanStepsMs(scenario, scenario.flows[component.flow] ?? []));
    follow(component.flow, rate);
  }
  return loads;
}

function offerCall(
  scenario: Scenario,
  step: Extract<Step, { do: 'call' }>,
  perMs: number,
  add: (id: ComponentId, erlangs: number) => void,
): void {
  const callee = scenario.components[step.to];
  const erlangs = perMs * meanStepMs(scenario, step);
  add(step.to, erlangs);
  if (callee?.kind === 'service' && callee.connectionsOf?.held) add(callee.connectionsOf.store, erlangs);
}
