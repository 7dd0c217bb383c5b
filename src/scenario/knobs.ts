// The one table of what a person may change. Controls, links, `--set` and validation all come from it.
// A knob is read from a scenario and written into a copy of it; the engine takes its parameters from the copy.
import { assertNever } from '../assert.ts';
import { type Issue, ok, type Result, wrong } from '../protocol/issue.ts';
import { type Duration, durationFrom, durationText } from './duration.ts';
import type { KnobValue } from './run-spec.ts';
import type { Component, ComponentId, Scenario, Traffic, TrafficPattern } from './scenario.ts';

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

/** Every knob of a scenario with its present value, in the order in which an inspector lists them. */
export function knobsOf(scenario: Scenario): Knob[] {
  return [
    ...scenario.traffic.flatMap(trafficKnobs),
    ...Object.entries(scenario.components).flatMap(([id, component]) => componentKnobs(id, component)),
  ];
}

export function findKnob(scenario: Scenario, path: string): Knob | undefined {
  return knobsOf(scenario).find((knob) => knob.path === path);
}

/** The value as people write it: durations as text, the rest as it is. */
export function knobValue(knob: Knob): KnobValue {
  return knob.kind === 'duration' ? durationText(knob.value) : knob.value;
}

/** A copy of the scenario with one knob turned, or what is wrong with the path or the value. */
export function withKnob(scenario: Scenario, path: string, value: KnobValue): Result<Scenario> {
  const knob = findKnob(scenario, path);
  if (!knob) return wrong(unknownKnob(scenario, path));
  const checked = checkValue(knob, value);
  return checked.ok ? ok(written(scenario, knob, checked.value)) : checked;
}

/** Turns many knobs, in the order given; all problems are listed. */
export function withKnobs(scenario: Scenario, sets: Record<string, KnobValue>): Result<Scenario> {
  const issues: Issue[] = [];
  let result = scenario;
  for (const [path, value] of Object.entries(sets)) {
    const next = withKnob(result, path, value);
    if (next.ok) result = next.value;
    else issues.push(...next.issues);
  }
  return issues.length > 0 ? { ok: false, issues } : ok(result);
}

type Checked = number | string | boolean | Duration;

function checkValue(knob: Knob, value: KnobValue): Result<Checked> {
  const { path } = knob;
  const shown = JSON.stringify(value)?.slice(0, 80);
  switch (knob.kind) {
    case 'duration':
      return durationFrom(value, path);
    case 'switch': {
      const flag = value === true || value === 'true' ? true : value === false || value === 'false' ? false : null;
      return flag === null ? wrong({ path, problem: `must be true or false, is ${shown}` }) : ok(flag);
    }
    case 'choice':
      if (knob.choices.some((choice) => choice.value === value)) return ok(value);
      return wrong({ path, problem: `must be ${knob.choices.map((choice) => choice.value).join(', ')}, is ${shown}` });
    case 'number': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      const fits = typeof number === 'number' && number >= knob.min && number <= knob.max;
      if (fits && (!knob.whole || Number.isInteger(number))) return ok(number);
      const sort = knob.whole ? 'a whole number' : 'a number';
      const range = `${knob.min.toLocaleString('en')} to ${knob.max.toLocaleString('en')}`;
      return wrong({
        path,
        problem: `must be ${sort} from ${range}, is ${typeof value === 'string' ? shown : String(value)}`,
      });
    }
    default:
      return assertNever(knob);
  }
}

function unknownKnob(scenario: Scenario, path: string): Issue {
  const paths = knobsOf(scenario).map((knob) => knob.path);
  const owner = path.split('.')[0];
  const near = paths.filter((known) => known.startsWith(`${owner}.`));
  return {
    path: path.slice(0, 80),
    problem: `is not a knob of this scenario; there are ${(near.length ? near : paths).join(', ')}`,
  };
}

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

export const WORKERS_MAX = 10_000;
export const SLOTS_MAX = 10_000;
export const RATE_MAX = 100_000;

function trafficKnobs(traffic: Traffic): Knob[] {
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

function componentKnobs(id: ComponentId, component: Component): Knob[] {
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
          100,
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
          10_000_000,
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
            65_535,
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

function written(scenario: Scenario, knob: Knob, value: Checked): Scenario {
  const field = knob.path.slice(knob.owner.length + 1);
  const traffic = scenario.traffic.find((source) => source.id === knob.owner);
  if (traffic) {
    const changed = writtenTraffic(traffic, field, value);
    return { ...scenario, traffic: scenario.traffic.map((source) => (source === traffic ? changed : source)) };
  }
  const component = scenario.components[knob.owner]!;
  return {
    ...scenario,
    components: { ...scenario.components, [knob.owner]: writtenComponent(component, field, value) },
  };
}

function writtenTraffic(traffic: Traffic, field: string, value: Checked): Traffic {
  if (field === 'pattern') return { ...traffic, pattern: value as TrafficPattern };
  const keepsRate = traffic.pattern === 'constant' || traffic.pattern === 'poisson';
  return { ...traffic, perSecond: value as number, pattern: keepsRate ? traffic.pattern : 'constant' };
}

function writtenComponent(component: Component, field: string, value: Checked): Component {
  switch (component.kind) {
    case 'client': {
      const { patienceMs: _, ...rest } = component;
      return value === 0 ? rest : { ...rest, patienceMs: value as number };
    }
    case 'store': {
      if (field === 'connections') return { ...component, connections: value as number };
      const operation = component.operations[field]!;
      return {
        ...component,
        operations: { ...component.operations, [field]: { ...operation, duration: value as Duration } },
      };
    }
    case 'service': {
      if (field === 'holdsConnection')
        return { ...component, connectionsOf: { ...component.connectionsOf!, held: value as boolean } };
      if (field === 'latency') return { ...component, latency: value as Duration };
      const { concurrency: _, ...rest } = component;
      return value === 0 ? rest : { ...rest, concurrency: value as number };
    }
    case 'rabbitmq':
      return field === 'publish'
        ? { ...component, publish: value as Duration }
        : { ...component, redeliveryMs: value as number };
    default:
      return { ...component, [field]: value } as Component;
  }
}
