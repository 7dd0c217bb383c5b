// What a fact says, in plain words. One place decides, so that the log, the chain of causes and the search read alike.
import type { Condition, Fact } from '../protocol/fact.ts';
import { findKnob } from '../scenario/knobs.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { msText } from './format.ts';

/** What the diagram calls a component. */
export const titleIn = (scenario: Scenario, component: string): string =>
  scenario.components[component]?.title ?? component;

const POOL = / workers$/i;

/** "E-mail worker 2": people count from one. */
export function workerText(scenario: Scenario, component: string, worker: number): string {
  const title = titleIn(scenario, component);
  return POOL.test(title) ? `${title.replace(POOL, ' worker')} ${worker + 1}` : `Worker ${worker + 1} of ${title}`;
}

export const messageText = (messageId: number): string => `message ${messageId}`;

const FAULTS: Record<string, string> = {
  down: 'was down',
  errors: 'answered some calls with errors',
  slow: 'was slow',
  hang: 'did not answer',
};
const FAULT_BEGINS: Record<string, string> = {
  down: 'went down',
  errors: 'began to answer some calls with errors',
  slow: 'became slow',
  hang: 'stopped answering',
};

/** "SendGrid was down", "all E-mail workers were busy". */
export function conditionText(condition: Condition, scenario: Scenario): string {
  const title = titleIn(scenario, condition.component);
  const kind = scenario.components[condition.component]?.kind;
  switch (condition.type) {
    case 'fault':
      return `${title} ${FAULTS[condition.fault] ?? condition.fault}`;
    case 'busy':
      if (kind === 'workers') return `all ${title.replace(/^E-mail/, 'e-mail')} were busy`;
      return kind === 'server' ? `every slot of the ${title} was taken` : `every connection of ${title} was taken`;
    case 'prefetch-full':
      return `each of the ${title} held as many messages as its prefetch`;
    case 'time-out':
      return kind === 'server' ? `it had waited in line for as long as it may` : `${title} took too long`;
    case 'queue-full':
      return `the line of the ${title} was full`;
  }
}

const after = (waitedMs: number, of: string) => (waitedMs > 0 ? ` after ${msText(waitedMs)} ${of}` : '');

/** One sentence, in the past tense, without its time and without its reason. */
export function sentenceOf(fact: Fact, scenario: Scenario): string {
  const title = (component: string) => titleIn(scenario, component);
  switch (fact.type) {
    case 'order-placed':
      return `The customer placed order ${fact.orderId}`;
    case 'request-queued':
      return `The request had to wait in line at the ${title(fact.component)}`;
    case 'request-started':
      return `${title(fact.component)}, replica ${fact.replica + 1}, took the request${after(fact.waitedMs, 'in line')}`;
    case 'request-refused':
      return `${title(fact.component)} refused the request`;
    case 'call-queued':
      return `${title(fact.from)} had to wait for ${title(fact.to)}: ${fact.label}`;
    case 'call-started':
      return `${title(fact.from)} called ${title(fact.to)}: ${fact.label}${after(fact.waitedMs, 'of waiting')}`;
    case 'call-ended':
      return `${title(fact.to)} answered: ${fact.label} took ${msText(fact.atMs - fact.startedAtMs)}`;
    case 'call-failed':
      return `The call to ${title(fact.to)} failed after ${msText(fact.atMs - fact.startedAtMs)}: ${fact.label}`;
    case 'work-started':
      return `${title(fact.component)} began its own work: ${fact.label}`;
    case 'work-ended':
      return `${title(fact.component)} ended its own work: ${fact.label} took ${msText(fact.atMs - fact.startedAtMs)}`;
    case 'publish-started':
      return `${title(fact.component)} published the event to ${title(fact.broker)}, exchange ${fact.exchange}`;
    case 'publish-confirmed':
      return `${title(fact.broker)} confirmed the event after ${msText(fact.atMs - fact.startedAtMs)}: ${fact.copies} ${fact.copies === 1 ? 'queue gets' : 'queues get'} a copy`;
    default:
      return laterSentence(fact, scenario);
  }
}

type Later = Exclude<
  Fact,
  {
    type:
      | 'order-placed'
      | `request-${string}`
      | `call-${string}`
      | 'work-started'
      | 'work-ended'
      | 'publish-started'
      | 'publish-confirmed';
  }
>;

function laterSentence(fact: Later, scenario: Scenario): string {
  const title = (component: string) => titleIn(scenario, component);
  const worker = () => ('worker' in fact ? workerText(scenario, fact.component, fact.worker) : '');
  const message = () => ('messageId' in fact ? messageText(fact.messageId) : '');
  switch (fact.type) {
    case 'message-enqueued':
      return `M${message().slice(1)} entered ${fact.queue}`;
    case 'message-delivered':
      return `${fact.queue} delivered ${message()}${fact.redelivered ? ' again' : ''} to ${worker().replace(/^Worker/, 'worker')}${after(fact.waitedMs, 'in the queue')}`;
    case 'handling-started':
      return `${worker()} took ${message()} in hand${fact.attempt > 1 ? `, attempt ${fact.attempt}` : ''}`;
    case 'message-acknowledged':
      return `${worker()} acknowledged ${message()}: done`;
    case 'message-requeued':
      return `${worker()} gave ${message()} back to ${fact.queue}`;
    case 'message-dead-lettered':
      return `M${message().slice(1)} was dead-lettered from ${fact.queue} to ${fact.to}`;
    case 'message-dropped':
      return `M${message().slice(1)} was rejected from ${fact.queue} and is lost`;
    case 'decided':
      return `${title(fact.component)} decided “${fact.label}”: ${fact.taken ? 'yes' : 'no'}`;
    case 'counted':
      return `${title(fact.component)} counted one for “${fact.counter}”`;
    case 'replied':
      return `The customer was answered after ${msText(fact.customerMs)}`;
    case 'order-failed':
      return `The customer got an error after ${msText(fact.customerMs)}`;
    case 'customer-gone':
      return `The customer left after ${msText(fact.waitedMs)}; the work goes on unheard`;
    case 'order-settled':
      return `All work for order ${fact.orderId} was over after ${msText(fact.workMs)}${fact.lost > 0 ? `, ${fact.lost} of it lost` : ''}`;
    case 'knob-set':
      return `A knob was turned: ${knobText(fact.path, scenario)} to ${fact.value}`;
    case 'fault-started':
      return `${title(fact.component)} ${FAULT_BEGINS[fact.fault] ?? `fell ill: ${fact.fault}`}`;
    case 'fault-ended':
      return `${title(fact.component)} was well again`;
    case 'worker-joined':
      return `${worker()} joined`;
    case 'worker-left':
      return `${worker()} left`;
  }
}

function knobText(path: string, scenario: Scenario): string {
  const knob = findKnob(scenario, path);
  return knob ? `${titleIn(scenario, knob.owner)}, ${knob.label.toLowerCase()},` : path;
}

/** The sentence with its reason, where it has one. */
export function wholeSentence(fact: Fact, scenario: Scenario): string {
  const because = fact.condition ? `, because ${conditionText(fact.condition, scenario)}` : '';
  return `${sentenceOf(fact, scenario)}${because}`;
}
