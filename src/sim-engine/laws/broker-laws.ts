// Laws of a broker with everything: every message that enters a queue leaves it once, or is still there; nobody holds more
// than it may; an order is settled when none of its messages is anywhere.
import type { Fact, FactType } from '../../protocol/fact.ts';
import type { QueueFrame } from '../../protocol/frame.ts';
import { only } from '../testing/runs.ts';
import { lineOf } from '../testing/trace.ts';
import { type Laws, type Observed, turnedIn } from './observe.ts';
import { poolsOf } from './queue-laws.ts';

const LEAVES = new Set<FactType>([
  'message-acknowledged',
  'message-dropped',
  'message-dead-lettered',
  'message-replayed',
]);

const atEveryLook = ({ frames }: Observed, holds: (queue: QueueFrame) => boolean): string[] =>
  frames.flatMap(({ atMs, queues }) =>
    queues.filter((queue) => !holds(queue)).map((queue) => `${queue.name} at ${atMs}: ${JSON.stringify(queue)}`),
  );

/** How often each message that entered a queue has left it. */
function departures(facts: readonly Fact[]): Map<number, Fact[]> {
  const left = new Map(only(facts, 'message-enqueued').map(({ messageId }) => [messageId, [] as Fact[]]));
  for (const fact of facts) {
    if (!LEAVES.has(fact.type) || !('messageId' in fact)) continue;
    // What was acknowledged in advance has left its queue before its worker is lost with it.
    if (fact.type === 'message-dropped' && fact.reason === 'worker-crash') continue;
    left.get(fact.messageId)?.push(fact);
  }
  return left;
}

export const brokerLaws: Laws = {
  'no message is lost uncounted: entered = acknowledged + dropped + dead-lettered + ready + unacknowledged': (
    observed,
  ) =>
    atEveryLook(
      observed,
      (queue) =>
        queue.published ===
        queue.acknowledged + queue.dropped + queue.deadLettered + queue.ready + queue.unacknowledged,
    ),

  'no count is ever negative, and what was redelivered had been returned': (observed) =>
    atEveryLook(
      observed,
      ({ ready, unacknowledged, redelivered, returned, delivered }) =>
        ready >= 0 && unacknowledged >= 0 && redelivered <= returned && redelivered <= delivered,
    ),

  'a message leaves its queue once at most': ({ facts }) =>
    [...departures(facts).values()].filter((left) => left.length > 1).map((left) => lineOf(left[1]!)),

  'an order is settled exactly when none of its messages is left anywhere': ({ facts }) => {
    const left = departures(facts);
    const settledAt = new Map(only(facts, 'order-settled').map(({ orderId, id }) => [orderId, id]));
    return only(facts, 'message-enqueued')
      .filter(({ orderId, messageId }) => {
        const settled = settledAt.get(orderId);
        const gone = left.get(messageId)![0]?.id ?? Infinity;
        return settled !== undefined && gone > settled;
      })
      .map(lineOf);
  },

  'nothing is told of an order after it is settled': ({ facts }) => {
    const settled = new Set<number>();
    return facts
      .filter((fact) => {
        if (!('orderId' in fact)) return false;
        if (settled.has(fact.orderId)) return true;
        if (fact.type === 'order-settled') settled.add(fact.orderId);
        return false;
      })
      .map(lineOf);
  },

  'no worker holds more of a queue than its prefetch, as it has ever been': (observed) =>
    observed.frames.flatMap(({ atMs, components }) =>
      poolsOf(observed).flatMap(([id, { prefetch, autoAck, also }]) => {
        if (prefetch === 0 || autoAck || also || turnedIn(observed, `${id}.prefetch`)) return [];
        const { workers } = components.find((one) => one.id === id)!;
        return workers
          .filter(({ held }) => held > prefetch)
          .map(({ index, held }) => `${id} ${index} at ${atMs}: ${held}`);
      }),
    ),

  'what expires, expires as the head, not before its time': ({ facts }) => {
    const entered = new Map(only(facts, 'message-enqueued').map((fact) => [fact.messageId, fact.atMs]));
    return facts
      .filter(
        (fact) =>
          (fact.type === 'message-dead-lettered' || fact.type === 'message-dropped') &&
          fact.reason === 'expired' &&
          fact.atMs <= entered.get(fact.messageId)!,
      )
      .map(lineOf);
  },

  'retries count up by one, and a message that dies keeps its count': ({ facts }) => {
    const retries = new Map(only(facts, 'message-enqueued').map((fact) => [fact.messageId, fact.retries]));
    const byId = new Map(facts.map((fact) => [fact.id, fact]));
    return only(facts, 'message-enqueued')
      .filter((fact) => {
        const cause = fact.causeId === null ? undefined : byId.get(fact.causeId);
        if (!cause || !('messageId' in cause)) return false;
        const before = retries.get(cause.messageId);
        if (before === undefined) return false;
        if (fact.entry === 'retry') return fact.retries !== before + 1;
        return fact.entry === 'dead-letter' && fact.retries !== before;
      })
      .map(lineOf);
  },
};
