// The knobs of a broker's queues: what an operator can change of a queue that exists, by a policy or a binding. Type,
// durability and priorities belong to its declaration, which RabbitMQ does not change.
import { OVERFLOWS } from './check-broker.ts';
import type { Knob } from './knob.ts';
import { LENGTH_MAX, PUBLISHES_MAX, TTL_MS_MAX } from './limits.ts';
import type { Binding, Broker, ComponentId, Overflow, Queue } from './scenario.ts';

type NumberKnob = Extract<Knob, { kind: 'number' }>;

const number = (owner: ComponentId, field: string, label: string, rest: Partial<NumberKnob>): Knob => ({
  path: `${owner}.${field}`,
  owner,
  label,
  kind: 'number',
  unit: '',
  min: 0,
  max: 1,
  step: 1,
  whole: true,
  value: 0,
  none: 'none',
  ...rest,
});

export function queueKnobs(id: ComponentId, broker: Broker): Knob[] {
  return [
    number(id, 'capacity', 'Publishes a second', {
      unit: '/s',
      max: PUBLISHES_MAX,
      step: 1_000,
      value: broker.capacityPerSecond ?? 0,
      none: 'unlimited',
    }),
    ...bindingKnobs(id, broker),
    ...Object.entries(broker.queues).flatMap(([name, queue]) => knobsOfQueue(id, name, queue)),
  ];
}

function knobsOfQueue(id: ComponentId, name: string, queue: Queue): Knob[] {
  return [
    number(id, `${name}.ttl`, `${name}: time to live`, {
      unit: 'ms',
      max: TTL_MS_MAX,
      step: 1_000,
      whole: false,
      value: queue.messageTtlMs ?? 0,
    }),
    number(id, `${name}.maxLength`, `${name}: length`, {
      unit: 'messages',
      max: LENGTH_MAX,
      value: queue.maxLength ?? 0,
    }),
    ...(queue.maxLength === undefined
      ? []
      : [
          {
            path: `${id}.${name}.overflow`,
            owner: id,
            kind: 'choice' as const,
            label: `${name}: when full`,
            value: queue.overflow ?? 'drop-head',
            choices: OVERFLOWS.map((value) => ({ value, label: value })),
          },
        ]),
  ];
}

/** Only bindings that a scenario leaves open can be made and taken away. */
function bindingKnobs(id: ComponentId, { exchanges }: Broker): Knob[] {
  return Object.values(exchanges).flatMap(({ bindings }) =>
    bindings.flatMap((binding): Knob[] =>
      typeof binding === 'string' || binding.bound === undefined
        ? []
        : [
            {
              path: `${id}.${binding.queue}.bound`,
              owner: id,
              kind: 'switch',
              label: `${binding.queue}: bound`,
              value: binding.bound,
            },
          ],
    ),
  );
}

/** A broker with one of these knobs turned. `field` is the knob's path without its owner. */
export function withQueueKnob(broker: Broker, field: string, value: unknown): Broker {
  if (field === 'capacity') {
    const { capacityPerSecond: _, ...rest } = broker;
    return value === 0 ? rest : { ...rest, capacityPerSecond: value as number };
  }
  const dot = field.lastIndexOf('.');
  const name = field.slice(0, dot);
  const sort = field.slice(dot + 1);
  if (sort === 'bound') return withBinding(broker, name, value as boolean);
  const queue = changed(broker.queues[name]!, sort, value);
  return { ...broker, queues: { ...broker.queues, [name]: queue } };
}

function changed(queue: Queue, sort: string, value: unknown): Queue {
  if (sort === 'overflow') {
    const { overflow: _, ...rest } = queue;
    return value === 'drop-head' ? rest : { ...rest, overflow: value as Overflow };
  }
  if (sort === 'ttl') {
    const { messageTtlMs: _, ...rest } = queue;
    return value === 0 ? rest : { ...rest, messageTtlMs: Math.max(0.5, value as number) };
  }
  const { maxLength: _, ...rest } = queue;
  return value === 0 ? rest : { ...rest, maxLength: value as number };
}

function withBinding(broker: Broker, queue: string, bound: boolean): Broker {
  const turned = (binding: string | Binding) =>
    typeof binding !== 'string' && binding.queue === queue && binding.bound !== undefined
      ? { ...binding, bound }
      : binding;
  const exchanges = Object.entries(broker.exchanges).map(([name, exchange]) => [
    name,
    { ...exchange, bindings: exchange.bindings.map(turned) },
  ]);
  return { ...broker, exchanges: Object.fromEntries(exchanges) };
}
