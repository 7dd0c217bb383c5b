// What queueing theory says of waiting for a component, beside what was measured; or why it says nothing here. A formula stands
// only where all that it asks for is so: Poisson arrivals, one steady kind of work, nothing turned or broken on the way. Pure.
import type { ComponentFrame } from '../../protocol/frame.ts';
import type { Component, Scenario, WorkerPool } from '../../scenario/scenario.ts';
import {
  boundedLine,
  busyQuantile,
  CONSTANT_LOAD_MAX,
  waitMsOfAnyService,
  waitMsOfConstantService,
  waitMsOfServers,
  waitQuantileMs,
} from '../../theory/waiting.ts';
import { countText, decimalText, msText, percentText } from '../shared/format.ts';
import { callsTo, type Stay, stayAt } from './stay.ts';
import { ARRIVALS, disturbance, type Formula, type Reason, type Subject, type TheoryRow } from './subject.ts';

/** A line with room for more than so many is as good as endless. */
const ENDLESS = 10_000;

export function waitingOf(subject: Subject): Formula | null {
  const { scenario, component } = subject;
  const declared = scenario.components[component.id];
  if (!declared || declared.kind === 'client' || declared.kind === 'rabbitmq') return null;
  if (component.offered <= 0) return null;
  const because = reasonAgainst(subject, declared);
  if (because !== null) return { because };
  const stay = stayAt(scenario, component.id);
  if (typeof stay === 'string') return { because: stay };
  return component.capacity === null ? unlimited(component) : limited(component, component.capacity, declared, stay);
}

/** The first thing that a formula asks for and does not find. */
function reasonAgainst(subject: Subject, declared: Component): Reason | null {
  const { scenario, component } = subject;
  for (const { pattern } of scenario.traffic) if (pattern !== 'poisson') return ARRIVALS[pattern];
  const disturbed = disturbance(subject);
  if (disturbed !== null) return disturbed;
  if (component.failed > 0 && declared.kind !== 'server') return 'some of it fails';
  const own = declared.kind === 'workers' ? ofPool(declared, scenario) : null;
  return own ?? heldUp(subject, declared);
}

function ofPool(pool: WorkerPool, scenario: Scenario): Reason | null {
  if (pool.batch) return 'messages are handled in batches';
  if (pool.also && pool.also.length > 0) return 'its workers serve several queues';
  if (pool.handling === 'concurrent') return 'its workers handle all that they hold at once';
  if (pool.prefetch !== 1) return 'messages wait in the workers’ own hands as well (prefetch is not 1)';
  if (pool.autoAck) return 'messages are acknowledged before they are handled';
  if (pool.errorShare || pool.poisonEvery) return 'some of it fails';
  for (const broker of Object.values(scenario.components)) {
    const queue = broker.kind === 'rabbitmq' ? broker.queues[pool.queue] : undefined;
    if (queue?.messageTtlMs !== undefined) return 'messages expire';
    if (queue?.maxLength !== undefined) return 'its queue has a length limit';
    if (queue?.maxPriority !== undefined) return 'messages overtake one another';
  }
  return null;
}

/** Who has waited elsewhere arrives no longer at random, or stays longer than its own work takes. */
function heldUp({ scenario, frame, component }: Subject, declared: Component): Reason | null {
  for (const { id, kind, waitMs } of frame.components) {
    if (id === component.id || waitMs.max === 0) continue;
    const other = scenario.components[id];
    const matters = kind !== 'workers' || (other?.kind === 'workers' && callsTo(scenario, other.flow, component.id));
    if (matters) return `orders also wait for ${other?.title ?? id}`;
  }
  return declared.kind === 'service' && declared.connectionsOf?.held ? 'it holds a connection as well' : null;
}

const unlimited = ({ offered, busyMean }: ComponentFrame): Formula => ({
  model: `M/G/∞: ${decimalText(offered)} erlangs, nobody waits`,
  rows: [
    { what: 'busy, mean', theory: decimalText(offered), measured: decimalText(busyMean) },
    { what: 'busy, 99 % of the time', theory: `${countText(busyQuantile(offered, 0.99))} or fewer`, measured: '–' },
  ],
});

function limited(component: ComponentFrame, servers: number, declared: Component, stay: Stay): Formula {
  const { offered, waitMs } = component;
  const perSecond = (1_000 * offered) / stay.meanMs;
  const load = offered / servers;
  const told = `${decimalText(perSecond, 2)}/s × ${msText(stay.meanMs)}, ρ ${decimalText(load, 2)}`;
  const mean = (theoryMs: number): TheoryRow => ({
    what: 'wait, mean',
    theory: msText(theoryMs),
    measured: msText(waitMs.mean),
  });
  if (declared.kind === 'server' && declared.waitingMax < ENDLESS) {
    if (!stay.isExponential) return { because: 'its line is short, and its work is not exponential' };
    const places = servers + declared.waitingMax;
    const { refused, waitMs: theoryMs } = boundedLine(servers, places, perSecond, stay.meanMs);
    const tried = component.served + component.failed;
    return {
      model: `M/M/${countText(servers)}/${countText(places)}: ${told}`,
      rows: [
        mean(theoryMs),
        {
          what: 'refused',
          theory: percentText(refused),
          measured: tried > 0 ? percentText(component.failed / tried) : '–',
        },
      ],
    };
  }
  if (load >= 1) return { because: 'more is asked than it can do, so that the wait grows without end' };
  const model = (service: string) => `M/${service}/${countText(servers)}: ${told}`;
  if (stay.isExponential)
    return {
      model: model('M'),
      rows: [
        mean(waitMsOfServers(servers, perSecond, stay.meanMs)),
        {
          what: 'wait, p95',
          theory: msText(waitQuantileMs(servers, perSecond, stay.meanMs, 0.95)),
          measured: msText(waitMs.p95),
        },
      ],
    };
  if (servers === 1)
    return {
      model: model(stay.squaredVariation === 0 ? 'D' : 'G'),
      rows: [mean(waitMsOfAnyService(perSecond, stay.meanMs, stay.squaredVariation))],
    };
  if (stay.squaredVariation > 0) return { because: 'for several servers and such work there is no exact formula' };
  if (load > CONSTANT_LOAD_MAX) return { because: 'it is too close to full for the exact sum' };
  return { model: model('D'), rows: [mean(waitMsOfConstantService(servers, perSecond, stay.meanMs))] };
}
