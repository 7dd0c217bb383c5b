// Laws of orders: each is placed once, has one answer, is settled once all its work is done; and every fact has a cause.
import type { Fact, FactType } from '../../protocol/fact.ts';
import { only } from '../testing/runs.ts';
import { lineOf } from '../testing/trace.ts';
import type { Laws, Observed } from './observe.ts';

const OUTCOMES = new Set<FactType>(['replied', 'order-failed', 'customer-gone']);
const LEAVES_QUEUE = new Set<FactType>(['message-acknowledged', 'message-dropped', 'message-dead-lettered']);
/** Work that a server had still to do when it was lost goes with it, though its customer had been answered. */
const LOSSES = new Set<FactType>(['order-failed', 'message-dropped', 'call-failed', 'request-refused']);
/** Facts that nothing has led to. */
const ROOTS = new Set<FactType>([
  'order-placed',
  'knob-set',
  'fault-started',
  'fault-ended',
  'customer-gone',
  'worker-left',
  'worker-crashed',
  'alert-raised',
  'alert-cleared',
]);

/** The facts of each order, in turn. */
function stories({ facts }: Observed): Fact[][] {
  const orders = new Map<number, Fact[]>();
  for (const fact of facts) {
    if (!('orderId' in fact)) continue;
    const known = orders.get(fact.orderId);
    if (known) known.push(fact);
    else orders.set(fact.orderId, [fact]);
  }
  return [...orders.values()];
}

const outcomeOf = (story: Fact[]): Fact | undefined => story.find(({ type }) => OUTCOMES.has(type));
const isSettled = (story: Fact[]): boolean => story.some(({ type }) => type === 'order-settled');
/** The last line of each story that is wrong. */
const told = (wrong: Fact[][]): string[] => wrong.map((story) => lineOf(story[story.length - 1]!));
const unless = (holds: boolean, sentence: string): string[] => (holds ? [] : [sentence]);

export const orderLaws: Laws = {
  'every order placed is open or settled': ({ frames }) =>
    frames.flatMap(({ atMs, orders }) =>
      unless(
        orders.placed === orders.open + orders.settled &&
          orders.settledWithLoss <= orders.settled &&
          orders.replied + orders.failed + orders.gone <= orders.placed,
        `at ${atMs}: ${JSON.stringify(orders)}`,
      ),
    ),

  'every customer is answered, refused or gone, once; or still waits': (observed) => {
    const { placed, replied, failed, gone } = observed.last.orders;
    const outcomes = stories(observed).map((story) => outcomeOf(story)?.type);
    const count = (type: FactType | undefined) => outcomes.filter((one) => one === type).length;
    const counted = [count('replied'), count('order-failed'), count('customer-gone'), count(undefined)].join();
    const measured = [replied, failed, gone, placed - replied - failed - gone].join();
    return unless(counted === measured, `${measured} measured, ${counted} told`);
  },

  'an order is placed first and settled last, and nothing is told of it afterwards': (observed) =>
    told(
      stories(observed).filter((story) => {
        const placed = only(story, 'order-placed').length === 1 && story[0]!.type === 'order-placed';
        const settled = story.findIndex(({ type }) => type === 'order-settled');
        return !placed || (settled >= 0 && settled < story.length - 1);
      }),
    ),

  'a settled order has had its outcome, and owes nothing': (observed) =>
    told(
      stories(observed)
        .filter(isSettled)
        .filter((story) => {
          const left = story.filter(({ type }) => LEAVES_QUEUE.has(type)).length;
          return !outcomeOf(story) || left !== only(story, 'message-enqueued').length;
        }),
    ),

  'the two clocks run from placed to answered, and from placed to settled': (observed) => {
    const { customerMs } = observed.last.orders;
    const all = stories(observed);
    const wrong = all.filter((story) =>
      story.some((fact) => {
        const passedMs = fact.atMs - story[0]!.atMs;
        if (fact.type === 'replied') return fact.customerMs !== passedMs;
        return fact.type === 'order-settled' && fact.workMs !== passedMs;
      }),
    );
    const answers = all.map(outcomeOf).filter((fact) => fact?.type === 'replied');
    const waitedMs = answers.reduce((sum, fact) => sum + (fact?.type === 'replied' ? fact.customerMs : 0), 0);
    const agrees =
      customerMs.count === answers.length && Math.abs(customerMs.mean * answers.length - waitedMs) <= 1e-9 * waitedMs;
    return [...told(wrong), ...unless(agrees, `${JSON.stringify(customerMs)} for a sum of ${waitedMs}`)];
  },

  'a settled order with loss is one that failed or had a message dropped': (observed) => {
    const lossy = stories(observed).filter((story) => only(story, 'order-settled').some(({ lost }) => lost > 0));
    const counted = unless(lossy.length === observed.last.orders.settledWithLoss, `${lossy.length} were told`);
    return [...told(lossy.filter((story) => !story.some(({ type }) => LOSSES.has(type)))), ...counted];
  },

  'when nothing is left to happen, only orders with a message in a queue or a call that waits are open': ({
    quiet,
    last,
  }) => {
    const inQueues = last.queues.reduce((sum, { ready, unacknowledged }) => sum + ready + unacknowledged, 0);
    const waiting = last.components.reduce((sum, { busy, waiting: inLine }) => sum + busy + inLine, 0);
    return unless(!quiet || inQueues + waiting > 0 || last.orders.open === 0, `${last.orders.open} are open`);
  },

  'every fact has a cause that came before it, down to an order, a command or a customer': ({ facts }) => {
    const first = facts[0]?.id ?? 0;
    return facts
      .filter((fact) => {
        if (fact.causeId === null) return !ROOTS.has(fact.type);
        const cause = facts[fact.causeId - first];
        return fact.causeId >= fact.id || (cause !== undefined && cause.atMs > fact.atMs);
      })
      .map(lineOf);
  },
};
