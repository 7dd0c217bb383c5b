// What has become of messages that could not be handled or never came into their queue, what has been done twice, and what
// was out of date.
import type { QueueFrame } from '../../protocol/frame.ts';
import type { Broker, Scenario } from '../../scenario/scenario.ts';
import { countOf, countText, listText } from '../shared/format.ts';
import { ownerTitle } from '../shared/labels.ts';
import { unboundQueues } from '../shared/queue-role.ts';
import { stepsIn } from '../shared/steps-in.ts';
import type { NarratedLane } from './narration.ts';
import type { Said } from './said.ts';

/** What has become of messages that could not be handled, and what has been done twice. */
export function lossSaid({ letter, scenario, frame }: NarratedLane): Said[] {
  const said: Said[] = [];
  const resting = frame.components.reduce((sum, { backingOff }) => sum + backingOff, 0);
  const dead = frame.queues
    .filter(({ deadLettersFrom, deadLettersTo }) => deadLettersFrom.length > 0 && deadLettersTo.length === 0)
    .reduce((sum, { ready }) => sum + ready, 0);
  const dropped = frame.queues.reduce((sum, queue) => sum + queue.dropped, 0);
  if (resting > 0) {
    const messages = countOf(resting, 'message is', 'messages are');
    said.push({ about: `${letter} rests`, text: `In ${letter} ${messages} held back before the next attempt.` });
  }
  if (dead > 0) {
    const letters = countOf(dead, 'dead letter waits', 'dead letters wait');
    said.push({
      about: `${letter} dead`,
      text: `In ${letter} ${letters} for somebody to look at ${dead === 1 ? 'it' : 'them'}.`,
    });
  }
  if (dropped > 0) {
    const messages = countOf(dropped, 'message has', 'messages have');
    said.push({ about: `${letter} loses`, text: `In ${letter} ${messages} been lost for good.` });
  }
  const { again, storedTwice } = frame.orders;
  if (again > 0) {
    const twice =
      storedTwice > 0 ? `; ${countOf(storedTwice, 'customer has', 'customers have')} two orders stored` : '';
    const orders = countOf(again, 'order was', 'orders were');
    said.push({ about: `${letter} again`, text: `In ${letter} ${orders} placed again after an error${twice}.` });
  }
  for (const { id, products } of frame.components) {
    if (products === null || products.stale === 0) continue;
    const pages = countOf(products.stale, 'page that was', 'pages that were');
    said.push({
      about: `${letter} ${id} old`,
      text: `${ownerTitle(scenario, id)} of ${letter} gave ${pages} out of date.`,
    });
  }
  said.push(...missedSaid({ letter, scenario, frame }));
  const twice = frame.components.filter(({ kind, duplicates }) => kind === 'service' && duplicates > 0);
  if (twice.length > 0) {
    const times = twice.map(
      ({ id, duplicates }, index) =>
        `${ownerTitle(scenario, id)} ${index === 0 ? countOf(duplicates, 'time') : countText(duplicates)}`,
    );
    said.push({
      about: `${letter} ${twice.map(({ id }) => id)} twice`,
      text: `In ${letter} work was done again that had been done for the same order: by ${listText(times)}.`,
    });
  }
  return said;
}

/** Whoever publishes to a queue a second time, or dead-letters into it, makes its count no count of events. */
function isFedByEventsOnly({ deadLettersTo, deadLettersFrom, name }: QueueFrame, { scenario, frame }: NarratedLane) {
  const again = frame.components.some(({ id, retried }) => {
    const pool = scenario.components[id];
    return retried > 0 && pool?.kind === 'workers' && pool.queue === name;
  });
  return !again && deadLettersTo.length + deadLettersFrom.length === 0;
}

/** Why an event of its exchange does not come into a queue now. */
function missedBecause({ name, deleted }: QueueFrame, broker: Broker): string {
  const queue = broker.queues[name];
  if (unboundQueues(broker).includes(name)) return ': it is not bound';
  if (deleted || queue?.exclusive) return ': it was deleted with the worker that declared it';
  return queue?.overflow === 'reject-publish' ? ': full, it refuses the others' : '';
}

const boundTo = (exchange: Broker['exchanges'][string] | undefined): string[] =>
  (exchange?.bindings ?? []).map((one) => (typeof one === 'string' ? one : one.queue));

/** Flows publish to it by another exchange, too: not all that it has got are events of this one. */
function isFedOtherwise(queue: string, exchange: string, id: string, scenario: Scenario): boolean {
  const broker = scenario.components[id];
  if (broker?.kind !== 'rabbitmq') return false;
  return Object.values(scenario.flows)
    .flatMap(stepsIn)
    .some(
      (step) =>
        step.do === 'publish' &&
        step.to === id &&
        step.exchange !== exchange &&
        (step.exchange === '' ? step.routingKey === queue : boundTo(broker.exchanges[step.exchange]).includes(queue)),
    );
}

/** A fanout exchange copies each event into all its queues; one that has got fewer of them has missed some. */
function missedSaid(lane: NarratedLane): Said[] {
  const { letter, scenario, frame } = lane;
  return Object.entries(scenario.components).flatMap(([id, broker]) => {
    if (broker.kind !== 'rabbitmq') return [];
    return Object.entries(broker.exchanges).flatMap(([name, exchange]) => {
      if (exchange.type !== 'fanout') return [];
      const names = boundTo(exchange).filter((queue) => !isFedOtherwise(queue, name, id, scenario));
      const fed = frame.queues.filter((queue) => names.includes(queue.name) && isFedByEventsOnly(queue, lane));
      const events = Math.max(0, ...fed.map(({ published }) => published));
      return fed
        .filter(({ published }) => published < events)
        .map((queue) => ({
          about: `${letter} ${queue.name} missed`,
          text: `In ${letter} ${queue.name} has got ${countText(queue.published)} of ${countOf(events, 'event')}${missedBecause(queue, broker)}.`,
        }));
    });
  });
}
