// How long a place is held at a time: the durations that follow one another there, with their mean and their variation. Or why
// no formula knows it. Pure.
import { type Duration, meanMs } from '../../scenario/duration.ts';
import type { Component, Scenario, Step } from '../../scenario/scenario.ts';
import { stepsIn } from '../shared/steps-in.ts';
import type { Reason } from './subject.ts';

export interface Stay {
  meanMs: number;
  /** Variance over the squared mean: 0 for constant, 1 for exponential. */
  squaredVariation: number;
  /** One exponential duration and nothing else. */
  isExponential: boolean;
}

export function stayAt(scenario: Scenario, id: string): Stay | Reason {
  const parts = partsAt(scenario, id);
  if (typeof parts === 'string') return parts;
  const lasting = parts.filter((part) => meanMs(part) > 0);
  const mean = lasting.reduce((sum: number, part) => sum + meanMs(part), 0);
  if (mean === 0) return 'its work takes no time';
  const variance = lasting.reduce((sum: number, part) => sum + squaredVariation(part) * meanMs(part) ** 2, 0);
  const [only] = lasting;
  return {
    meanMs: mean,
    squaredVariation: variance / mean ** 2,
    isExponential: lasting.length === 1 && typeof only === 'object' && only.type === 'exponential',
  };
}

function partsAt(scenario: Scenario, id: string): Duration[] | Reason {
  const component = scenario.components[id];
  switch (component?.kind) {
    case 'service':
      return [component.latency];
    case 'store': {
      const called = new Set(callsOf(scenario, id).map(({ operation }) => operation));
      if (called.size !== 1) return 'it does several operations';
      return [component.operations[[...called][0]!]!.duration];
    }
    case 'server': {
      const flows = new Set(scenario.traffic.filter(({ to }) => to === id).map(({ flow }) => flow));
      if (flows.size !== 1) return 'it does several kinds of work';
      return partsOf(scenario, scenario.flows[[...flows][0]!] ?? []);
    }
    case 'workers':
      return partsOf(scenario, scenario.flows[component.flow] ?? []);
    default:
      return 'nothing waits for it';
  }
}

type Call = Extract<Step, { do: 'call' | 'lookup' }>;

const callsOf = (scenario: Scenario, id: string): Call[] =>
  Object.values(scenario.flows)
    .flatMap(stepsIn)
    .filter((step): step is Call => (step.do === 'call' || step.do === 'lookup') && step.to === id);

/** Whether the flow of a component calls another one. */
export const callsTo = (scenario: Scenario, flow: string, id: string): boolean =>
  stepsIn(scenario.flows[flow] ?? []).some((step) => step.do === 'call' && step.to === id);

/** What follows one another in a flow; a sentence where the way is not always the same. */
function partsOf(scenario: Scenario, steps: readonly Step[]): Duration[] | Reason {
  const parts: Duration[] = [];
  for (const step of steps) {
    const part = partOf(scenario.components, step);
    if (typeof part === 'string') return part;
    if (part !== null) parts.push(part);
  }
  return parts;
}

const deletes = (component: Component | undefined): boolean =>
  component?.kind === 'store' && component.keeps?.as === 'cache' && component.keeps.deletes;

function partOf(components: Record<string, Component>, step: Step): Duration | Reason | null {
  switch (step.do) {
    case 'call': {
      if (step.timeoutMs !== undefined) return 'it gives calls up after a time-out';
      const callee = components[step.to];
      // Nobody is asked to delete where nothing is deleted.
      if (step.does === 'delete' && !deletes(callee)) return null;
      if (callee?.kind === 'store') return callee.operations[step.operation ?? '']?.duration ?? null;
      return callee?.kind === 'service' ? callee.latency : null;
    }
    case 'work':
      return step.duration;
    case 'publish': {
      const broker = components[step.to];
      return broker?.kind === 'rabbitmq' ? broker.publish : null;
    }
    case 'decide':
    case 'lookup':
      return 'its work is not the same for every order';
    case 'parallel':
      return 'it works on several things at once';
    case 'count':
    case 'reply':
      return null;
  }
}

function squaredVariation(duration: Duration): number {
  if (typeof duration === 'number') return 0;
  switch (duration.type) {
    case 'exponential':
      return 1;
    case 'erlang':
      return 1 / duration.stages;
    case 'logNormal':
      return Math.expm1(duration.spread ** 2);
    case 'uniform':
      return (duration.toMs - duration.fromMs) ** 2 / 12 / meanMs(duration) ** 2;
    case 'empirical': {
      const mean = meanMs(duration);
      return duration.valuesMs.reduce((sum, ms) => sum + (ms - mean) ** 2, 0) / duration.valuesMs.length / mean ** 2;
    }
  }
}
