// The one table of what a person may change: for each kind of component its knobs, with unit, range and meaning.
import { assertNever } from '../assert.ts';
import type { Duration } from './duration.ts';
import { PREFETCH_MAX, RATE_MAX, REPLICAS_MAX, SLOTS_MAX, WAITING_MAX, WORKERS_MAX } from './limits.ts';
import type { Component, ComponentId, Traffic, TrafficPattern } from './scenario.ts';

interface KnobBase {
  path: string;
  /** The component or traffic source it belongs to. */
  owner: ComponentId;
  label: string;
  /** One sentence: what it does and when a change counts. */
  help: string;
}

export type Knob =
  | (KnobBase & {
      kind: 'number';
      unit: string;
      min: number;
      max: number;
      step: number;
      whole: boolean;
      value: number;
      none?: string;
    })
  | (KnobBase & { kind: 'duration'; value: Duration })
  | (KnobBase & { kind: 'choice'; choices: { value: string; label: string }[]; value: string })
  | (KnobBase & { kind: 'switch'; value: boolean });

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
  help: string,
  min = 1,
): Knob => ({
  path: `${owner}.${field}`,
  owner,
  label,
  help,
  kind: 'number',
  unit,
  min,
  max,
  step: 1,
  whole: true,
  value,
});
const time = (owner: string, field: string, label: string, value: Duration, help: string): Knob => ({
  path: `${owner}.${field}`,
  owner,
  label,
  help,
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
      help: 'One order, evenly spaced orders, Poisson arrivals (exponential gaps), or the profile of the scenario.',
    },
    {
      path: `${owner}.perSecond`,
      owner,
      kind: 'number',
      label: 'Orders a second',
      unit: '/s',
      min: 0,
      max: RATE_MAX,
      step: 1,
      whole: false,
      value: traffic.perSecond,
      help: 'Turning it makes one order or a profile into constant traffic at this rate.',
    },
  ];
}

export function componentKnobs(id: ComponentId, component: Component): Knob[] {
  switch (component.kind) {
    case 'client':
      return [
        {
          path: `${id}.patience`,
          owner: id,
          kind: 'number',
          label: 'Patience',
          unit: 'ms',
          min: 0,
          max: 3_600_000,
          step: 500,
          whole: false,
          value: component.patienceMs ?? 0,
          none: 'waits for ever',
          help: 'The customer leaves after this long; the work goes on, its reply is unheard. 0: waits for ever.',
        },
      ];
    case 'server':
      return [
        count(
          id,
          'replicas',
          'Replicas',
          'servers',
          component.replicas,
          REPLICAS_MAX,
          'Servers of the pool. A removed one finishes what it holds.',
        ),
        count(
          id,
          'slots',
          'Slots each',
          'slots',
          component.slots,
          SLOTS_MAX,
          'Requests one server works on at once; a slot is held while the server waits for what it calls.',
        ),
        count(
          id,
          'waitingMax',
          'Waiting room',
          'requests',
          component.waitingMax,
          WAITING_MAX,
          'Requests that may wait for a slot; further ones are refused.',
          0,
        ),
      ];
    case 'store':
      return [
        count(
          id,
          'connections',
          'Connections',
          'connections',
          component.connections,
          SLOTS_MAX,
          'Operations under way at once; further ones wait.',
        ),
        ...Object.entries(component.operations).map(([name, operation]) =>
          time(
            id,
            name,
            spaced(name),
            operation.duration,
            'One connection is held this long. A change counts for new starts.',
          ),
        ),
      ];
    case 'service': {
      const knobs: Knob[] = [
        time(id, 'latency', 'Answers after', component.latency, 'A change counts for new calls.'),
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
          help: 'Calls the service takes at once; further ones wait. 0: unlimited.',
        },
      ];
      if (component.connectionsOf) {
        knobs.push({
          path: `${id}.holdsConnection`,
          owner: id,
          kind: 'switch',
          label: `Holds a connection of ${component.connectionsOf.store}`,
          value: component.connectionsOf.held,
          help: 'Off: the time is the caller’s own work. On: a database connection is held meanwhile.',
        });
      }
      return knobs;
    }
    case 'rabbitmq':
      return [
        time(
          id,
          'publish',
          'Publish and confirm',
          component.publish,
          'The publisher’s slot is held until the confirm.',
        ),
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
          help: 'A returned message can be delivered again after this long.',
        },
      ];
    case 'workers':
      return [
        count(
          id,
          'count',
          'Workers',
          'workers',
          component.count,
          WORKERS_MAX,
          'A worker taken away takes no more messages and finishes what it holds.',
        ),
        {
          ...count(
            id,
            'prefetch',
            'Prefetch',
            'messages',
            component.prefetch,
            PREFETCH_MAX,
            'Unacknowledged messages one worker may hold; 0 is unlimited. Counts for new deliveries.',
            0,
          ),
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
          help: 'Serial: one message in hand. Concurrent: everything held is in hand, as amqplib does by default.',
        },
        {
          path: `${id}.onFailure`,
          owner: id,
          kind: 'choice',
          label: 'When handling fails',
          value: component.onFailure,
          choices: [
            { value: 'requeue', label: 'requeue at once' },
            { value: 'reject', label: 'reject for good' },
          ],
          help: 'Requeue: nack(requeue = true), as the first worker of the lesson does. Reject: dead-lettered, or dropped where the queue has no dead-letter exchange.',
        },
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
