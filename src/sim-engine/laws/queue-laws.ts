// Laws of queues and workers: no message is lost, nobody holds too many, first come is first served.

import type { Fact } from '../../protocol/fact.ts';
import type { QueueFrame } from '../../protocol/frame.ts';
import type { WorkerPool } from '../../scenario/scenario.ts';
import { bindingOf } from '../model/routing.ts';
import { only } from '../testing/runs.ts';
import { lineOf } from '../testing/trace.ts';
import { heldBeyondPrefetch } from './held.ts';
import { type Laws, type Observed, turnedIn } from './observe.ts';

export const poolsOf = ({ scenario }: Observed): [string, WorkerPool][] =>
  Object.entries(scenario.components).flatMap(([id, component]): [string, WorkerPool][] =>
    component.kind === 'workers' ? [[id, component]] : [],
  );

/** Queues at every look that do not fulfil an equation. */
const unequal = ({ frames }: Observed, isEqual: (queue: QueueFrame) => boolean): string[] =>
  frames.flatMap(({ atMs, queues }) =>
    queues.filter((queue) => !isEqual(queue)).map((queue) => `${queue.name} at ${atMs}: ${JSON.stringify(queue)}`),
  );

export const queueLaws: Laws = {
  'no message is lost: published = acknowledged + dropped + dead-lettered + ready + unacknowledged': (observed) =>
    unequal(
      observed,
      (queue) =>
        queue.published ===
        queue.acknowledged + queue.dropped + queue.deadLettered + queue.ready + queue.unacknowledged,
    ),

  'every delivery ends once: delivered = acknowledged + dropped + dead-lettered + returned + unacknowledged': (
    observed,
  ) =>
    unequal(
      observed,
      (queue) =>
        queue.delivered ===
        queue.acknowledged + queue.dropped + queue.deadLettered + queue.returned + queue.unacknowledged,
    ),

  'what is dead-lettered enters the queue that its own names': ({ scenario, last }) => {
    const routed = new Map<string, number>();
    const bound = new Set<string>();
    for (const component of Object.values(scenario.components)) {
      if (component.kind !== 'rabbitmq') continue;
      for (const { bindings } of Object.values(component.exchanges))
        for (const one of bindings) bound.add(bindingOf(one).queue);
      for (const [name, { deadLetterTo = '' }] of Object.entries(component.queues)) {
        const dead = last.queues.find((queue) => queue.name === name)!.deadLettered;
        routed.set(deadLetterTo, (routed.get(deadLetterTo) ?? 0) + dead);
      }
    }
    const nowhere = routed.get('') ? [`${routed.get('')} were dead-lettered where no queue is named`] : [];
    const entered = last.queues.filter(
      ({ name, published }) => !bound.has(name) && published !== (routed.get(name) ?? 0),
    );
    return [
      ...nowhere,
      ...entered.map(({ name, published }) => `${name}: ${published} entered, not ${routed.get(name)}`),
    ];
  },

  'no worker holds more than the prefetch it is given': (observed) =>
    poolsOf(observed).flatMap(([id, { prefetch }]) => heldBeyondPrefetch(observed, id, prefetch)),

  'a serial worker has one message in hand': (observed) =>
    poolsOf(observed).flatMap(([id, { handling }]) =>
      handling === 'serial' && !turnedIn(observed, `${id}.handling`) ? secondsInHand(observed.facts, id) : [],
    ),

  'first deliveries from a queue are in the order of publishing': ({ facts }) => {
    const newest = new Map<string, number>();
    return only(facts, 'message-delivered')
      .filter(({ redelivered }) => !redelivered)
      .filter(({ queue, messageId }) => {
        const before = newest.get(queue) ?? -1;
        newest.set(queue, messageId);
        return messageId <= before;
      })
      .map(lineOf);
  },

  'a message is redelivered exactly when it was delivered before, and its attempts are counted': ({ facts }) => {
    const deliveries = new Map<number, number>();
    return facts
      .filter((fact) => {
        if (fact.type === 'handling-started') return fact.attempt !== deliveries.get(fact.messageId);
        if (fact.type !== 'message-delivered') return false;
        const before = deliveries.get(fact.messageId) ?? 0;
        deliveries.set(fact.messageId, before + 1);
        return fact.redelivered !== before > 0;
      })
      .map(lineOf);
  },

  'no message is ready while a worker has nothing to do': (observed) =>
    observed.frames.flatMap(({ atMs, components, queues }) =>
      poolsOf(observed).flatMap(([id, { queue }]) => {
        const { workers } = components.find((one) => one.id === id)!;
        const idle = workers.some(({ state, held }) => state === 'idle' && held === 0);
        const { ready } = queues.find(({ name }) => name === queue)!;
        return idle && ready > 0 ? [`${ready} in ${queue} at ${atMs} beside an idle worker`] : [];
      }),
    ),
};

/** Messages that a worker of the pool took in hand while it had another one. */
function secondsInHand(facts: readonly Fact[], pool: string): string[] {
  const handOf = new Map<number, number>();
  const wrong: string[] = [];
  for (const fact of facts) {
    if (fact.type === 'handling-started' && fact.component === pool) {
      if ([...handOf.values()].includes(fact.worker)) wrong.push(lineOf(fact));
      handOf.set(fact.messageId, fact.worker);
    } else if ('messageId' in fact && fact.type !== 'message-delivered') {
      handOf.delete(fact.messageId);
    }
  }
  return wrong;
}
