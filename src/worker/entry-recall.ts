// Answers questions about what was told: reads the facts of a run that nobody watches. Loaded when first asked.

import { matches } from '../explain/filter.ts';
import type { Fact } from '../protocol/fact.ts';
import type {
  AnsweredQuery,
  AnswerOf,
  HeldQuery,
  OrderShare,
  PageQuery,
  Query,
  ReadyQuery,
  Shares,
  Told,
} from '../protocol/recall.ts';
import { factsOf, visitBackwards, visitForwards } from '../sim-engine/recall.ts';
import { rehearse } from '../sim-engine/rehearsal.ts';
import type { Simulation } from '../sim-engine/simulation.ts';

export function answer<Q extends Query>(simulation: Simulation, query: Q): AnswerOf<Q> {
  return answerOf(simulation, query) as AnswerOf<Q>;
}

function answerOf(simulation: Simulation, query: Query): AnswerOf<Query> {
  switch (query.ask) {
    case 'page':
      return { told: pageOf(simulation, query) };
    case 'order':
      return { facts: factsOf(simulation, { ...query, from: 0, order: query.orderId }) };
    case 'fact':
      return { fact: factById(simulation, query.lane, query.id) };
    case 'answered':
      return answered(simulation, query);
    case 'held':
      return held(simulation, query);
    case 'ready':
      return ready(simulation, query);
    case 'rehearsal':
      return rehearse(simulation, query);
  }
}

function factById(simulation: Simulation, lane: number, id: number): Fact | null {
  let found: Fact | null = null;
  visitBackwards(simulation, { lane, from: id, until: id + 1 }, (fact) => {
    found = fact;
    return false;
  });
  return found;
}

function pageOf(simulation: Simulation, query: PageQuery): Told[] {
  const { lanes, from, until, forwards, filter, limit } = query;
  const told: Told[] = [];
  for (const lane of lanes.filter((index) => simulation.runs[index])) {
    const { scenario } = simulation.runs[lane]!.lane;
    let found = 0;
    const take = (fact: Fact): boolean => {
      if (!matches(fact, filter, scenario)) return true;
      told.push({ lane, fact });
      found += 1;
      return found < limit;
    };
    const { order } = filter;
    if (forwards) visitForwards(simulation, { lane, from: from[lane]!, until: until[lane]!, order }, take);
    else visitBackwards(simulation, { lane, from: 0, until: from[lane]!, order }, take);
  }
  told.sort((one, other) => one.fact.atMs - other.fact.atMs || one.lane - other.lane || one.fact.id - other.fact.id);
  return forwards ? told.slice(0, limit) : told.slice(-limit);
}

function answered(simulation: Simulation, query: AnsweredQuery): Shares {
  const { lane, until, fromMs, untilMs, nearMs, limit } = query;
  const orders: OrderShare[] = [];
  const gone = new Set<number>();
  visitForwards(simulation, { lane, from: 0, until }, (fact) => {
    if (fact.atMs >= untilMs) return false;
    if (fact.type === 'customer-gone') gone.add(fact.orderId);
    if (fact.type === 'replied' && fact.atMs >= fromMs && !gone.has(fact.orderId))
      orders.push({ orderId: fact.orderId, ms: fact.customerMs, atMs: fact.atMs, open: false });
    return true;
  });
  const distance = ({ ms }: OrderShare) => Math.abs(ms - nearMs);
  return sharesOf(orders, (one, other) => distance(one) - distance(other) || one.orderId - other.orderId, limit);
}

/** What begins and what ends somebody's hold on a component. */
function holdOf(fact: Fact, component: string): { key: string; begins: boolean } | null {
  const ofPool = 'worker' in fact && 'messageId' in fact && fact.component === component;
  switch (fact.type) {
    case 'request-started':
      return fact.component === component ? { key: `${fact.orderId}`, begins: true } : null;
    case 'handling-started':
      return ofPool ? { key: `${fact.messageId}`, begins: true } : null;
    case 'message-acknowledged':
    case 'message-requeued':
      return ofPool ? { key: `${fact.messageId}`, begins: false } : null;
    case 'message-dead-lettered':
    case 'message-dropped':
    case 'message-returned':
      return { key: `${fact.messageId}`, begins: false };
    case 'replied':
    case 'order-failed':
      return fact.component === component ? { key: `${fact.orderId}`, begins: false } : null;
    case 'call-started':
      return fact.to === component ? { key: `${fact.orderId} ${fact.label}`, begins: true } : null;
    case 'call-ended':
    case 'call-failed':
      return fact.to === component ? { key: `${fact.orderId} ${fact.label}`, begins: false } : null;
    default:
      return null;
  }
}

function held(simulation: Simulation, { lane, until, atMs, component, limit }: HeldQuery): Shares {
  const open = new Map<string, { orderId: number; sinceMs: number }>();
  const byOrder = new Map<number, OrderShare>();
  const add = (orderId: number, sinceMs: number, untilMs: number, isOpen: boolean) => {
    const share = byOrder.get(orderId) ?? { orderId, ms: 0, atMs: sinceMs, open: false };
    share.ms += untilMs - sinceMs;
    share.atMs = sinceMs;
    share.open ||= isOpen;
    byOrder.set(orderId, share);
  };
  visitForwards(simulation, { lane, from: 0, until }, (fact) => {
    const hold = holdOf(fact, component);
    if (!hold || !('orderId' in fact)) return true;
    const since = open.get(hold.key);
    if (hold.begins) open.set(hold.key, { orderId: fact.orderId, sinceMs: fact.atMs });
    else if (since) {
      open.delete(hold.key);
      add(since.orderId, since.sinceMs, fact.atMs, false);
    }
    return true;
  });
  for (const { orderId, sinceMs } of open.values()) add(orderId, sinceMs, atMs, true);
  return sharesOf([...byOrder.values()], (one, other) => other.ms - one.ms || one.orderId - other.orderId, limit);
}

function ready(simulation: Simulation, { lane, until, atMs, queue, limit }: ReadyQuery): Shares {
  const waiting = new Map<number, OrderShare>();
  const redeliveryMs = (): number => {
    const { components } = simulation.runs[lane]!.lane.scenario;
    const broker = Object.values(components).find((one) => one.kind === 'rabbitmq' && one.queues[queue]);
    return broker?.kind === 'rabbitmq' ? broker.redeliveryMs : 0;
  };
  visitForwards(simulation, { lane, from: 0, until }, (fact) => {
    if (!('queue' in fact) || fact.queue !== queue || fact.atMs > atMs) return fact.atMs <= atMs;
    if (!('messageId' in fact)) return true;
    const { orderId, messageId } = fact;
    if (fact.type === 'message-enqueued') waiting.set(messageId, { orderId, ms: 0, atMs: fact.atMs, open: true });
    else if (fact.type === 'message-returned') waiting.set(messageId, { orderId, ms: 0, atMs: fact.atMs, open: true });
    else if (fact.type === 'message-requeued')
      waiting.set(messageId, { orderId, ms: 0, atMs: fact.atMs + redeliveryMs(), open: true });
    else if (fact.type === 'message-delivered') waiting.delete(messageId);
    return true;
  });
  const orders = [...waiting.values()].filter((one) => one.atMs <= atMs);
  for (const one of orders) one.ms = atMs - one.atMs;
  return sharesOf(orders, (one, other) => other.ms - one.ms || one.orderId - other.orderId, limit);
}

function sharesOf(
  orders: OrderShare[],
  inOrder: (one: OrderShare, other: OrderShare) => number,
  limit: number,
): Shares {
  return {
    orders: [...orders].sort(inOrder).slice(0, limit),
    count: orders.length,
    msTotal: orders.reduce((sum, { ms }) => sum + ms, 0),
  };
}
