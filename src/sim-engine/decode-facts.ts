// Facts as rows of numbers become facts as people read them. The only place that knows what `a` to `d` mean by type.
import type { Condition, Fact, OrderBody, StatementTimes } from '../protocol/fact.ts';
import type { Command } from '../scenario/run-spec.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Base, ofNoOrder, type Row } from './decode-other-facts.ts';
import { CONDITION, ENTRIES, FACT, type FactLog, REFUSALS, REMOVALS } from './model/fact-log.ts';
import type { Model } from './model/model.ts';
import { BACKGROUND, firstNumberOf } from './model/order-numbers.ts';
import { orderIdOf } from './order-ids.ts';

/** What decoding looks things up in. */
export interface FactContext {
  model: Model;
  /** The scenario in force, for the names of statements. */
  scenario: Scenario;
  /** The lane's commands, for what a turned knob was turned to. */
  commands: Command[];
}

/** The fact of this id; it is still kept. */
export function decodeFact(log: FactLog, id: number, context: FactContext): Fact {
  const { facts } = log;
  const row = log.row(id);
  const number = facts.order.at(row);
  const cause = facts.cause.at(row);
  const base = {
    id,
    causeId: cause < 0 ? null : cause,
    condition: conditionText(facts.condition.at(row), context.model),
    atMs: facts.atMs.at(row),
  };
  const orderId = orderIdOf(context.scenario, number);
  const { type, a, b, c, d } = facts;
  const fields = { type: type.at(row), a: a.at(row), b: b.at(row), c: c.at(row), d: d.at(row) };
  return withSubject(base, orderId, number, fields, context) as Fact;
}

const KINDS = Object.fromEntries(Object.entries(CONDITION).map(([name, code]) => [code, name])) as Record<
  number,
  keyof typeof CONDITION
>;

function conditionText(code: number, model: Model): Condition | null {
  if (code === 0) return null;
  const component = model.components[code >> 4].id;
  const kind = KINDS[code & 15];
  switch (kind) {
    case 'busy':
      return { type: 'busy', component };
    case 'prefetch':
      return { type: 'prefetch-full', component };
    case 'timeOut':
      return { type: 'time-out', component };
    case 'full':
      return { type: 'queue-full', component };
    default:
      return { type: 'fault', component, fault: kind };
  }
}

/** The event's body as the lesson has it; every field follows from the order's number. */
function orderBody(scenario: Scenario, number: number): OrderBody {
  const { firstUserId, total } = scenario.traffic[0].order;
  const userId = firstUserId + (firstNumberOf(number) % BACKGROUND);
  return { orderId: orderIdOf(scenario, number), userId, total, email: `user${userId}@example.com`, status: 'PENDING' };
}

function withSubject(
  base: Base,
  orderId: number,
  number: number,
  { type, a, b, c, d }: Row,
  context: FactContext,
): object {
  const { model, scenario } = context;
  const name = (index: number) => model.components[index].id;
  const order = { ...base, orderId };
  const op = model.program.ops[b];
  const call = () => ({ ...order, from: name(a), to: name(op.target), label: op.label });
  // Where a queue and a pool are both meant they share one word.
  const queue = () => model.queues[a & 255].name;
  const queued = () => ({ ...order, messageId: c, queue: queue() });
  const brokerOf = (index: number) => name(model.queues[index].broker);
  const published = () => ({
    ...order,
    component: name(a & 255),
    broker: name(op.target),
    exchange: model.program.exchanges[op.exchange].name,
    label: op.label,
    routingKey: model.program.keys[op.key],
  });
  const product = () => ({ ...order, component: name(a), product: b + 1 });
  const message = () => ({ ...order, messageId: c, queue: queue(), component: name(a >> 8), worker: b });
  switch (type) {
    case FACT.orderPlaced:
      return {
        ...order,
        type: 'order-placed',
        component: name(a),
        body: orderBody(scenario, number),
        again: c,
        firstOrderId: orderIdOf(scenario, c === 0 ? number : d),
      };
    case FACT.requestQueued:
      return { ...order, type: 'request-queued', component: name(a) };
    case FACT.requestStarted:
      return { ...order, type: 'request-started', component: name(a), replica: c, waitedMs: d };
    case FACT.requestRefused:
      return { ...order, type: 'request-refused', component: name(a) };
    case FACT.callQueued:
      return { ...call(), type: 'call-queued' };
    case FACT.callStarted:
      return { ...call(), type: 'call-started', waitedMs: d };
    case FACT.callEnded:
      return {
        ...call(),
        type: 'call-ended',
        startedAtMs: d,
        statements: statementTimes(scenario, name(op.target), op.operation, d, base.atMs),
      };
    case FACT.callFailed:
      return { ...call(), type: 'call-failed', startedAtMs: d };
    case FACT.workStarted:
      return { ...order, type: 'work-started', component: name(a), label: op.label };
    case FACT.workEnded:
      return { ...order, type: 'work-ended', component: name(a), label: op.label, startedAtMs: d };
    case FACT.publishStarted:
      return {
        ...order,
        type: 'publish-started',
        component: name(a),
        broker: name(op.target),
        exchange: model.program.exchanges[op.exchange].name,
        label: op.label,
      };
    case FACT.publishConfirmed:
      return {
        ...published(),
        type: 'publish-confirmed',
        copies: a >> 8,
        startedAtMs: d,
        body: orderBody(scenario, number),
      };
    case FACT.publishFailed:
      return { ...published(), type: 'publish-failed', reason: REFUSALS[a >> 8], startedAtMs: d };
    case FACT.messageUnroutable:
      return { ...published(), type: 'message-unroutable' };
    case FACT.messageDelayed:
      return { ...queued(), type: 'message-delayed', broker: brokerOf(a), untilMs: d };
    case FACT.messageEnqueued:
      return { ...queued(), type: 'message-enqueued', broker: brokerOf(a), entry: ENTRIES[b], retries: d };
    case FACT.messageDelivered:
    case FACT.messageRedelivered:
      return { ...message(), type: 'message-delivered', redelivered: type === FACT.messageRedelivered, waitedMs: d };
    case FACT.handlingStarted:
      return { ...message(), type: 'handling-started', attempt: d };
    case FACT.messageAcknowledged:
      return { ...message(), type: 'message-acknowledged' };
    case FACT.messageRequeued:
      return { ...message(), type: 'message-requeued' };
    case FACT.messageDeadLettered:
      return {
        ...queued(),
        type: 'message-dead-lettered',
        reason: REMOVALS[d],
        to: model.queues[b].name,
        ...deathOf(model, a),
      };
    case FACT.messageDropped:
      return { ...queued(), type: 'message-dropped', reason: REMOVALS[d] };
    case FACT.messageReturned:
      return { ...queued(), type: 'message-returned', broker: brokerOf(a) };
    case FACT.handlingFailed:
      return { ...message(), type: 'handling-failed', reason: d === 1 ? 'poison' : 'error' };
    case FACT.backingOff:
      return { ...message(), type: 'backing-off', untilMs: d };
    case FACT.messageRepublished:
      return { ...message(), type: 'message-republished', to: model.queues[d].name };
    case FACT.duplicateHandled:
      return { ...message(), type: 'duplicate-handled', times: d };
    case FACT.duplicateSkipped:
      return { ...message(), type: 'duplicate-skipped' };
    case FACT.effectRepeated:
      return { ...order, type: 'effect-repeated', component: name(a), times: d };
    case FACT.storedAgain:
      return { ...order, type: 'order-stored-again', component: name(a), times: d };
    case FACT.messageReplayed:
      return { ...queued(), type: 'message-replayed', to: model.queues[b].name };
    case FACT.cacheHit:
      return { ...product(), type: 'cache-hit', version: c, behind: d >> 1, oldFromStart: (d & 1) === 1 };
    case FACT.cacheMissed:
      return { ...product(), type: 'cache-missed', wasTooOld: d === 1 };
    case FACT.productRead:
      return { ...product(), type: 'product-read', version: c, behind: d >> 1 };
    case FACT.cacheFilled:
      return { ...product(), type: 'cache-filled', version: c, behind: d };
    case FACT.productChanged:
      return { ...product(), type: 'product-changed', version: c };
    case FACT.cacheDeleted:
      return { ...product(), type: 'cache-deleted', wasThere: d === 1 };
    case FACT.decided:
      return { ...order, type: 'decided', component: name(a), label: op.label, taken: c === 1 };
    case FACT.counted:
      return { ...order, type: 'counted', component: name(a), counter: op.label };
    case FACT.replied:
      return {
        ...order,
        type: 'replied',
        component: name(a),
        replica: c,
        customerMs: d,
        body: orderBody(scenario, number),
      };
    case FACT.orderFailed:
      return { ...order, type: 'order-failed', component: name(a), customerMs: d };
    case FACT.customerGone:
      return { ...order, type: 'customer-gone', component: name(a), waitedMs: d };
    case FACT.orderSettled:
      return { ...order, type: 'order-settled', workMs: d, lost: a };
    default:
      return ofNoOrder(base, { type, a, b, c, d }, model, context.commands);
  }
}

/** Where a queue's dead letters are published. */
function deathOf({ queues, program }: Model, queue: number): { exchange: string; routingKey: string | null } {
  const dead = queues[queue].dead!;
  return {
    exchange: program.exchanges[dead.exchange].name,
    routingKey: dead.key < 0 ? null : program.keys[dead.key],
  };
}

/** Each statement's own times within its transaction: its share of the whole. */
function statementTimes(
  scenario: Scenario,
  store: string,
  operation: string | null,
  startedAtMs: number,
  endedAtMs: number,
): StatementTimes[] {
  const component = scenario.components[store];
  const statements = component.kind === 'store' && operation ? (component.operations[operation].statements ?? []) : [];
  const whole = statements.reduce((sum, { share }) => sum + share, 0);
  let passed = 0;
  return statements.map(({ text, share }) => {
    const from = startedAtMs + (whole === 0 ? 0 : ((endedAtMs - startedAtMs) * passed) / whole);
    passed += share;
    return {
      text,
      startedAtMs: from,
      endedAtMs: startedAtMs + (whole === 0 ? 0 : ((endedAtMs - startedAtMs) * passed) / whole),
    };
  });
}
