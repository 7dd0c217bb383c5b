// What a fact says, in plain words. One place decides, so that the log, the chain of causes and the search read alike.
import type { Condition, Entry, Fact, Removal } from '../protocol/fact.ts';
import { findKnob } from '../scenario/knobs.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { msText } from './format.ts';

/** What the diagram calls a component. */
export const titleIn = (scenario: Scenario, component: string): string =>
  scenario.components[component]?.title ?? component;

const POOL = / workers$/i;

/** "E-mail worker 2": people count from one. */
function workerText(scenario: Scenario, component: string, worker: number): string {
  const title = titleIn(scenario, component);
  return POOL.test(title) ? `${title.replace(POOL, ' worker')} ${worker + 1}` : `Worker ${worker + 1} of ${title}`;
}

const messageText = (messageId: number): string => `message ${messageId}`;

const FAULTS: Record<string, string> = {
  down: 'was down',
  errors: 'answered some calls with errors',
  slow: 'was slow',
  hang: 'did not answer',
  'rate-limit': 'took no more calls in that second: 429 Too Many Requests',
  'replica-down': 'lost the server that had the request',
};
const FAULT_BEGINS: Record<string, string> = {
  down: 'went down',
  errors: 'began to answer some calls with errors',
  slow: 'became slow',
  hang: 'stopped answering',
  'rate-limit': 'began to take only so many calls a second',
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
      return fact.again === 0
        ? `The customer placed order ${fact.orderId}`
        : `The customer of order ${fact.firstOrderId} ordered again${fact.again > 1 ? `, for the ${ordinal(fact.again)} time` : ''}: order ${fact.orderId}`;
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
      return laterSentence(fact as Later, scenario);
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
      return `M${message().slice(1)} entered ${fact.queue}${ENTERED[fact.entry]}${fact.retries > 0 ? `, x-retry-count ${fact.retries}` : ''}`;
    case 'message-delivered':
      return `${fact.queue} delivered ${message()}${fact.redelivered ? ' again' : ''} to ${worker().replace(/^Worker/, 'worker')}${after(fact.waitedMs, 'in the queue')}`;
    case 'handling-started':
      return `${worker()} took ${message()} in hand${fact.attempt > 1 ? `, attempt ${fact.attempt}` : ''}`;
    case 'message-acknowledged':
      return `${worker()} acknowledged ${message()}: done`;
    case 'message-requeued':
      return `${worker()} gave ${message()} back to ${fact.queue}`;
    case 'message-dead-lettered':
      return `M${message().slice(1)} ${REMOVED[fact.reason]} and was dead-lettered from ${fact.queue} to ${fact.to}`;
    case 'message-dropped':
      return `M${message().slice(1)} ${REMOVED[fact.reason]}: it is gone from ${fact.queue} for good`;
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
      return fact.replica === null
        ? `${title(fact.component)} ${FAULT_BEGINS[fact.fault] ?? `fell ill: ${fact.fault}`}`
        : `${title(fact.component)}: server ${fact.replica + 1} went down`;
    case 'fault-ended':
      return `${title(fact.component)}${fact.replica === null ? '' : `: server ${fact.replica + 1}`} was well again`;
    case 'worker-joined':
      return `${worker()} joined`;
    case 'worker-left':
      return `${worker()} left`;
    default:
      return 'product' in fact ? productSentence(fact, scenario) : brokerSentence(fact, scenario);
  }
}

const REMOVED: Record<Removal, string> = {
  rejected: 'was rejected',
  expired: 'was too old',
  maxlen: 'found its queue full',
  delivery_limit: 'had come back too often',
  'queue-deleted': 'went with its queue',
  'broker-restart': 'did not survive the restart of its broker',
  'worker-crash': 'was lost with its worker, acknowledged in advance',
  discarded: 'was discarded by hand',
  cycle: 'would have gone round in a circle',
};

const ENTERED: Record<Entry, string> = {
  publish: '',
  'dead-letter': ' as a dead letter',
  retry: ' once more',
  replay: ' by hand',
};

const REFUSED = {
  refused: 'a queue was full, and the broker said no',
  unroutable: 'no queue is bound for it, and it came back',
  'connection-lost': 'the connection to the broker was lost',
};

type OfProduct = Extract<Fact, { product: number }>;
type Rare = Exclude<Later, { type: CommonType } | OfProduct>;
type CommonType =
  | 'message-enqueued'
  | 'message-delivered'
  | 'handling-started'
  | 'message-acknowledged'
  | 'message-requeued'
  | 'message-dead-lettered'
  | 'message-dropped'
  | 'decided'
  | 'counted'
  | 'replied'
  | 'order-failed'
  | 'customer-gone'
  | 'order-settled'
  | 'knob-set'
  | 'fault-started'
  | 'fault-ended'
  | 'worker-joined'
  | 'worker-left';

const changes = (count: number): string => (count === 1 ? 'one change' : `${count} changes`);

/** What is told of products in caches and replicas. */
function productSentence(fact: OfProduct, scenario: Scenario): string {
  const title = titleIn(scenario, fact.component);
  const page = `product ${fact.product}`;
  switch (fact.type) {
    case 'cache-hit':
      if (fact.behind === 0) return `${title} had ${page}, up to date`;
      return `${title} had ${page}, ${changes(fact.behind)} old: ${fact.oldFromStart ? 'it was old when it was put there' : 'nobody has deleted it yet'}`;
    case 'cache-missed':
      return `${title} ${fact.wasTooOld ? `had ${page} no longer: its time was over` : `did not have ${page}`}`;
    case 'product-read':
      return `${title} had ${page}${fact.behind === 0 ? ', up to date' : `, ${changes(fact.behind)} behind the primary`}`;
    case 'cache-filled':
      return `${title} was given ${page}${fact.behind === 0 ? '' : `, ${changes(fact.behind)} old already`}`;
    case 'product-changed':
      return `The stock of ${page} changed in ${title}: version ${fact.version}`;
    case 'cache-deleted':
      return fact.wasThere ? `${title} deleted ${page}` : `${title} was to delete ${page}, and did not have it`;
    case 'change-replicated':
      return `${title} heard of version ${fact.version} of ${page}`;
  }
}

/** What is told of retries, duplicates, limits, crashes and alerts. */
function brokerSentence(fact: Rare, scenario: Scenario): string {
  const title = (component: string) => titleIn(scenario, component);
  const worker = () => ('worker' in fact ? workerText(scenario, fact.component, fact.worker) : '');
  const message = () => ('messageId' in fact ? messageText(fact.messageId) : '');
  switch (fact.type) {
    case 'publish-failed':
      return `${title(fact.component)} could not publish to ${title(fact.broker)}: ${REFUSED[fact.reason]}`;
    case 'message-unroutable':
      return `${title(fact.broker)} confirmed a message for which no queue is bound: it is lost`;
    case 'message-delayed':
      return `${title(fact.broker)} keeps ${message()} for ${msText(fact.untilMs - fact.atMs)}`;
    case 'handling-failed':
      return `${worker()} could not handle ${message()}: ${fact.reason === 'poison' ? 'it is poison, every attempt fails' : 'the attempt failed'}`;
    case 'backing-off':
      return `${worker()} holds ${message()} and waits ${msText(fact.untilMs - fact.atMs)} before the next attempt`;
    case 'message-republished':
      return `${worker()} published ${message()} again, to ${fact.to}`;
    case 'duplicate-handled':
      return `${worker()} handled order ${fact.orderId} for the ${ordinal(fact.times)} time`;
    case 'duplicate-skipped':
      return `${worker()} knew order ${fact.orderId} already and skipped ${message()}`;
    case 'effect-repeated':
      return `${title(fact.component)} did the same for order ${fact.orderId} for the ${ordinal(fact.times)} time`;
    case 'order-stored-again':
      return `${title(fact.component)} stored the ${ordinal(fact.times)} order of the same customer: order ${fact.orderId}`;
    case 'message-returned':
      return `M${message().slice(1)} is back in ${fact.queue}: nobody acknowledged it`;
    case 'message-replayed':
      return `M${message().slice(1)} was taken out of ${fact.queue} and replayed to ${fact.to}`;
    case 'worker-crashed':
      return `${worker()} was killed`;
    case 'worker-hung':
      return `${worker()} stopped: it holds what it has, and the broker does not know`;
    case 'channel-closed':
      return fact.reason === 'heartbeat'
        ? `The broker heard nothing of ${worker().replace(/^Worker/, 'worker')} and closed its connection`
        : `The broker closed the channel of ${worker().replace(/^Worker/, 'worker')}: it had held a message for too long`;
    case 'worker-refused':
      return `${worker()} was refused: another worker consumes the queue exclusively`;
    case 'queue-deleted':
      return `${fact.queue} was deleted with its owner, and ${fact.messages} ready messages with it`;
    case 'alert-raised':
      return `Alert: ${fact.queue}, ${fact.title} (${rounded(fact.value)})`;
    case 'alert-cleared':
      return `The alert is over: ${fact.queue}, ${fact.title} (${rounded(fact.value)})`;
  }
}

const ordinal = (times: number): string => (times === 2 ? 'second' : times === 3 ? 'third' : `${times}th`);
const rounded = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 2 });

function knobText(path: string, scenario: Scenario): string {
  const knob = findKnob(scenario, path);
  return knob ? `${titleIn(scenario, knob.owner)}, ${knob.label.toLowerCase()},` : path;
}

/** The sentence with its reason, where it has one. */
export function wholeSentence(fact: Fact, scenario: Scenario): string {
  const because = fact.condition ? `, because ${conditionText(fact.condition, scenario)}` : '';
  return `${sentenceOf(fact, scenario)}${because}`;
}
