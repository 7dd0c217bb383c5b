// The one table of what a person may change: for each kind of component its knobs, with unit, range and meaning.
import { assertNever } from '../assert.ts';
import { clientKnobs } from './client-knobs.ts';
import type { Duration } from './duration.ts';
import { failureKnobs } from './failure-knobs.ts';
import { keeperKnobs } from './keeper-knobs.ts';
import type { Knob } from './knob.ts';
import { PREFETCH_MAX, RATE_MAX, REPLICAS_MAX, SLOTS_MAX, WAITING_MAX, WORKERS_MAX } from './limits.ts';
import { queueKnobs } from './queue-knobs.ts';
import type { Component, ComponentId, Traffic, TrafficPattern } from './scenario.ts';

export type { Knob } from './knob.ts';

export const PATTERNS: { value: TrafficPattern; label: string }[] = [
  { value: 'one', label: 'one order' },
  { value: 'constant', label: 'constant' },
  { value: 'poisson', label: 'Poisson' },
  { value: 'profile', label: 'profile' },
];

const count = (
  owner: string,
  field: string,
  label: string,
  unit: string,
  value: number,
  max: number,
  min = 1,
): Knob => ({
  path: `${owner}.${field}`,
  owner,
  label,
  kind: 'number',
  unit,
  min,
  max,
  step: 1,
  whole: true,
  value,
});
const time = (owner: string, field: string, label: string, value: Duration): Knob => ({
  path: `${owner}.${field}`,
  owner,
  label,
  kind: 'duration',
  value,
});

export function trafficKnobs(traffic: Traffic): Knob[] {
  const { id: owner } = traffic;
  return [
    {
      path: `${owner}.pattern`,
      owner,
      kind: 'choice',
      label: 'Arrivals',
      value: traffic.pattern,
      choices: PATTERNS.filter((choice) => choice.value !== 'profile' || traffic.profile.length > 0),
    },
    {
      path: `${owner}.perSecond`,
      owner,
      kind: 'number',
      label: traffic.background ? 'Requests a second' : 'Orders a second',
      unit: '/s',
      min: 0,
      max: RATE_MAX,
      step: 1,
      whole: false,
      value: traffic.perSecond,
    },
  ];
}

export function componentKnobs(id: ComponentId, component: Component): Knob[] {
  switch (component.kind) {
    case 'client':
      return clientKnobs(id, component);
    case 'server':
      return [
        count(id, 'replicas', 'Replicas', 'servers', component.replicas, REPLICAS_MAX),
        count(id, 'slots', 'Slots each', 'slots', component.slots, SLOTS_MAX),
        count(id, 'waitingMax', 'Waiting room', 'requests', component.waitingMax, WAITING_MAX, 0),
      ];
    case 'store':
      return [
        count(id, 'connections', 'Connections', 'connections', component.connections, SLOTS_MAX),
        ...Object.entries(component.operations).map(([name, operation]) =>
          time(id, name, spaced(name), operation.duration),
        ),
        ...keeperKnobs(id, component),
      ];
    case 'service': {
      const knobs: Knob[] = [
        time(id, 'latency', 'Answers after', component.latency),
        {
          path: `${id}.concurrency`,
          owner: id,
          kind: 'number',
          label: 'Calls at once',
          unit: 'calls',
          min: 0,
          max: SLOTS_MAX,
          step: 1,
          whole: true,
          value: component.concurrency ?? 0,
          none: 'unlimited',
        },
      ];
      if (component.connectionsOf) {
        knobs.push({
          path: `${id}.holdsConnection`,
          owner: id,
          kind: 'switch',
          label: `Holds a connection of ${component.connectionsOf.store}`,
          value: component.connectionsOf.held,
        });
      }
      return knobs;
    }
    case 'rabbitmq':
      return [
        time(id, 'publish', 'Publish and confirm', component.publish),
        {
          path: `${id}.redelivery`,
          owner: id,
          kind: 'number',
          label: 'Redelivery',
          unit: 'ms',
          min: 0.5,
          max: 60_000,
          step: 0.5,
          whole: false,
          value: component.redeliveryMs,
        },
        ...queueKnobs(id, component),
      ];
    case 'workers':
      return [
        count(id, 'count', 'Workers', 'workers', component.count, WORKERS_MAX),
        {
          ...count(id, 'prefetch', 'Prefetch', 'messages', component.prefetch, PREFETCH_MAX, 0),
          none: 'unlimited',
        } as Knob,
        {
          path: `${id}.handling`,
          owner: id,
          kind: 'choice',
          label: 'Handling',
          value: component.handling,
          choices: [
            { value: 'serial', label: 'one at a time' },
            { value: 'concurrent', label: 'all it holds at once' },
          ],
        },
        ...failureKnobs(id, component),
      ];
    default:
      return assertNever(component);
  }
}

/** `placeOrder` reads "Place order". */
function spaced(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
