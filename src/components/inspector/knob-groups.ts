// Knobs in groups that belong together: those of a pool by what they are about, those of a broker queue by queue. Pure.
import type { Knob } from '../../scenario/knobs.ts';
import type { Component } from '../../scenario/scenario.ts';

export interface KnobGroup {
  title: string;
  knobs: Knob[];
  /** The queue that they are of. */
  queue: string | null;
}

const FAILING = ['errors', 'poisonEvery', 'onFailure', 'retries', 'retryDelay', 'retryFactor', 'jitter', 'retryWaits'];
const TAKING = ['batch', 'flush', 'autoAck', 'idempotent', 'attention'];

const fieldOf = ({ path, owner }: Knob) => path.slice(owner.length + 1);

export function knobGroups(component: Component | undefined, knobs: readonly Knob[]): KnobGroup[] {
  const groups = component?.kind === 'workers' ? poolGroups(knobs) : queueGroups(component, knobs);
  return groups.filter((group) => group.knobs.length > 0);
}

function poolGroups(knobs: readonly Knob[]): KnobGroup[] {
  const of = (holds: (field: string) => boolean) => knobs.filter((knob) => holds(fieldOf(knob)));
  const other = (field: string) => !FAILING.includes(field) && !TAKING.includes(field);
  return [
    { title: 'Workers', queue: null, knobs: of(other) },
    { title: 'When handling fails', queue: null, knobs: of((field) => FAILING.includes(field)) },
    { title: 'How messages are taken', queue: null, knobs: of((field) => TAKING.includes(field)) },
  ];
}

/** `email.order.confirmation: length` reads `Length` where its queue is said above. */
function withinQueue(knob: Knob, queue: string): Knob {
  const label = knob.label.replace(`${queue}: `, '');
  return { ...knob, label: label.charAt(0).toUpperCase() + label.slice(1) };
}

function queueGroups(component: Component | undefined, knobs: readonly Knob[]): KnobGroup[] {
  const queues = component?.kind === 'rabbitmq' ? Object.keys(component.queues) : [];
  const queueOf = (knob: Knob) =>
    queues.find((queue) => fieldOf(knob).slice(0, fieldOf(knob).lastIndexOf('.')) === queue);
  const own = knobs.filter((knob) => queueOf(knob) === undefined);
  return [
    { title: 'Knobs', queue: null, knobs: own },
    ...queues.map((queue) => ({
      title: queue,
      queue,
      knobs: knobs.filter((knob) => queueOf(knob) === queue).map((knob) => withinQueue(knob, queue)),
    })),
  ];
}
