// What happens now to a single order, in two lanes or one: who does what, and who waits for it.
import type { LaneFrame } from '../../protocol/frame.ts';
import { capital, countOf, listText, msText } from '../shared/format.ts';
import { ownerTitle } from '../shared/labels.ts';
import type { NarratedLane } from './narration.ts';
import { phraseOf } from './phrases.ts';

interface Moment {
  letter: string;
  state: 'before' | 'waits' | 'answered' | 'failed' | 'gone' | 'done';
  /** Labels of the steps under way. */
  doing: string[];
}

function stepsUnderWay({ components, orders }: LaneFrame): string[] {
  const calls = components.flatMap(({ kind, calls }) => (kind === 'store' || kind === 'service' ? calls : []));
  const labels = [...new Set(calls.map(({ label }) => label))];
  const isPublishing = components.some(({ kind, busy }) => kind === 'rabbitmq' && busy > 0);
  const customerWaits = orders.open > 0 && orders.replied + orders.failed + orders.gone === 0;
  const hasBroker = components.some(({ kind }) => kind === 'rabbitmq');
  if (isPublishing || (labels.length === 0 && customerWaits && hasBroker)) labels.push('publish');
  return labels;
}

function momentOf({ letter, frame }: NarratedLane): Moment {
  const { orders } = frame;
  const doing = stepsUnderWay(frame);
  const state = () => {
    if (orders.placed === 0) return 'before';
    if (orders.failed > 0) return 'failed';
    if (orders.open === 0) return 'done';
    if (orders.gone > 0) return 'gone';
    return orders.replied > 0 ? 'answered' : 'waits';
  };
  return { letter, state: state(), doing };
}

const doingText = (labels: string[]) => listText(labels.map((label) => phraseOf(label).doing));

function laneSentence(moment: Moment, { frame }: NarratedLane): string {
  const { letter, doing } = moment;
  switch (moment.state) {
    case 'before':
      return `In ${letter} no order has come yet.`;
    case 'waits':
      return doing.length > 0
        ? `${letter} is ${doingText(doing)}, and the customer waits.`
        : `In ${letter} the order waits its turn.`;
    case 'gone':
      return `In ${letter} the customer has left; the work goes on unheard.`;
    case 'failed':
      return `In ${letter} the order failed: the customer got an error.`;
    case 'done':
      return `${letter} has finished all its work.`;
    case 'answered': {
      if (doing.length > 0) return `${letter} has answered; behind the answer its workers are ${doingText(doing)}.`;
      const ready = frame.queues.reduce((sum, queue) => sum + queue.ready, 0);
      return ready > 0
        ? `${letter} has answered; ${countOf(ready, 'message')} wait in line.`.replace(
            '1 message wait ',
            '1 message waits ',
          )
        : `${letter} has answered, and its workers go on.`;
    }
  }
}

/** The same step in both lanes at once: the heart of the comparison. */
function sharedSentences([first, second]: [Moment, Moment]): string[] | null {
  const shared = first.doing.find((label) => second.doing.includes(label));
  if (shared === undefined) return null;
  const opening = `${capital(phraseOf(shared).passive)} in both.`;
  const [a, b] = [first.state, second.state];
  if (a === 'waits' && b === 'waits') return [opening, 'Both customers wait for it.'];
  if (a !== 'waits' && b !== 'waits') return [opening, 'Neither customer waits for it.'];
  const [waiting, free] = a === 'waits' ? [first, second] : [second, first];
  const others = free.doing.filter((label) => label !== shared);
  const also = others.length > 0 ? [`${free.letter}’s workers are also ${doingText(others)}.`] : [];
  return [
    opening,
    `In ${waiting.letter} the customer waits for it; in ${free.letter} the customer has had the answer.`,
    ...also,
  ];
}

function faultSentences(lane: NarratedLane): string[] {
  const down = lane.frame.components.filter(({ faults }) => faults.length > 0);
  const redelivered = lane.frame.queues.reduce((sum, queue) => sum + queue.redelivered, 0);
  return down.map(({ id, faults }) => {
    const fault = `${ownerTitle(lane.scenario, id)} is ${faults.includes('down') ? 'down' : 'in trouble'} in ${lane.letter}`;
    return redelivered > 0
      ? `${fault}: its message goes back to the queue and out again, ${countOf(redelivered, 'time')} so far.`
      : `${fault}.`;
  });
}

/** Work that is none of the order's: messages of another kind that wait, or are in a worker's hands. */
function restSentences({ letter, scenario, frame }: NarratedLane): string[] {
  const waiting = frame.queues
    .filter(
      ({ ready, deadLettersFrom, deadLettersTo }) =>
        ready > 0 && (deadLettersFrom.length === 0 || deadLettersTo.length > 0),
    )
    .map(({ name, ready, oldestMs }) => {
      const messages = countOf(ready, 'message waits', 'messages wait');
      return `In ${letter} ${messages} in ${name}, ${ready === 1 ? '' : 'the oldest '}for ${msText(oldestMs)}.`;
    });
  const handled = frame.components
    .filter(({ kind, busy }) => kind === 'workers' && busy > 0)
    .map(
      ({ id, busy }) => `In ${letter} ${uncapital(ownerTitle(scenario, id))} have ${countOf(busy, 'message')} in hand.`,
    );
  return [...waiting, ...handled];
}

/** "E-mail workers" within a sentence. */
const uncapital = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

function ending(lanes: NarratedLane[]): string[] {
  const waits = lanes.map(({ letter, frame: { orders } }) => {
    if (orders.replied > 0) return `the customer of ${letter} waited ${msText(orders.lastCustomerMs ?? 0)}`;
    return orders.gone > 0 ? `the customer of ${letter} has left` : `the order of ${letter} failed`;
  });
  const rest = lanes.flatMap(restSentences);
  return [`${rest.length > 0 ? 'The order' : 'All work'} is done: ${listText(waits)}.`, ...rest];
}

export function oneOrderNarration(lanes: NarratedLane[]): string[] {
  const moments = lanes.map(momentOf);
  if (moments.every(({ state }) => state === 'before')) return ['No order has come yet.'];
  if (lanes.every(({ frame }) => frame.orders.open === 0)) return ending(lanes);
  const [first, second] = moments;
  const shared = first && second ? sharedSentences([first, second]) : null;
  const said = shared ?? moments.map((moment, index) => laneSentence(moment, lanes[index]!));
  return [...lanes.flatMap(faultSentences), ...said];
}
