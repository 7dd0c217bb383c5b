// How many orders a second do something to a product, from the traffic and the flows; or why that cannot be told. Pure.
import type { Scenario, Step, Traffic } from '../../scenario/scenario.ts';
import { stepsIn } from '../shared/steps-in.ts';
import { stayAt } from './stay.ts';
import { ARRIVALS, type Reason, type Subject } from './subject.ts';

/** Whether a step is what is asked about. */
export type Asks = (step: Step) => boolean;

export const isDone = (scenario: Scenario, flow: string, asks: Asks): boolean =>
  stepsIn(scenario.flows[flow] ?? []).some(asks);

/** Those who do it in their own flow. */
export function sourcesPerSecond(scenario: Scenario, asks: Asks): number | Reason {
  let sum = 0;
  for (const source of scenario.traffic) {
    if (!isDone(scenario, source.flow, asks)) continue;
    const because = unsteady(scenario, source);
    if (because !== null) return because;
    sum += source.perSecond * shareOf(scenario.flows[source.flow] ?? [], asks);
  }
  return sum;
}

/**
 * Those who do it in their own flow, or later, through workers. Whoever does it in both does it to the same product within
 * a short while, and counts once: then both rates are the same.
 */
export function ordersPerSecond(subject: Subject, asks: Asks): number | Reason {
  const { scenario } = subject;
  const own = sourcesPerSecond(scenario, asks);
  if (typeof own === 'string') return own;
  const rates = own > 0 ? [own] : [];
  for (const [id, one] of Object.entries(scenario.components)) {
    if (one.kind !== 'workers' || !isDone(scenario, one.flow, asks)) continue;
    const later = messagesPerSecond(subject, id);
    if (typeof later === 'string') return later;
    rates.push(later);
  }
  const [first = 0, ...others] = rates;
  const isOne = others.every((rate) => Math.abs(rate - first) <= first * 1e-6);
  return isOne ? first : 'products are changed by several sorts of orders';
}

/** What comes to a pool is its offered load by the time that each message keeps a worker. */
function messagesPerSecond({ scenario, frame }: Subject, id: string): number | Reason {
  for (const source of scenario.traffic) {
    const because = unsteady(scenario, source);
    if (because !== null) return because;
  }
  const stay = stayAt(scenario, id);
  if (typeof stay === 'string') return `of ${scenario.components[id]!.title}, ${stay}`;
  return (1_000 * (frame.components.find((one) => one.id === id)?.offered ?? 0)) / stay.meanMs;
}

/** Which product an order is about is luck: even arrivals, too, come to each of several at random. */
function unsteady(scenario: Scenario, { pattern }: Traffic): Reason | null {
  if (pattern === 'poisson' || (pattern === 'constant' && productsOf(scenario) > 1)) return null;
  return ARRIVALS[pattern];
}

export function productsOf({ components }: Scenario): number {
  for (const one of Object.values(components))
    if (one.kind === 'store' && one.keeps?.as === 'primary') return one.keeps.products;
  return 0;
}

/** The share of a flow's runs that do it; of what a lookup leads to, nothing is known beforehand. */
function shareOf(steps: readonly Step[], asks: Asks): number {
  return 1 - steps.reduce((none, step) => none * (1 - shareOfStep(step, asks)), 1);
}

function shareOfStep(step: Step, asks: Asks): number {
  if (asks(step)) return 1;
  if (step.do === 'parallel') return 1 - step.branches.reduce((none, one) => none * (1 - shareOf(one, asks)), 1);
  if (step.do !== 'decide') return 0;
  return step.probability * shareOf(step.then, asks) + (1 - step.probability) * shareOf(step.otherwise, asks);
}
