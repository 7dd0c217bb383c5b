// Plays a run to its end and notes when each alert rule fired, and when the first customer noticed anything. It moves the
// simulation about, so it is given one of its own.
import type { Fact } from '../protocol/fact.ts';
import type { Notice, Rehearsal, RehearsalQuery, Rehearsed } from '../protocol/rehearsal.ts';
import { FACT } from './model/fact-log.ts';
import { isCustomers } from './order-ids.ts';
import { visitForwards } from './recall.ts';
import type { Simulation } from './simulation.ts';

const WATCHED: ReadonlySet<number> = new Set([
  FACT.orderPlaced,
  FACT.replied,
  FACT.orderFailed,
  FACT.customerGone,
  FACT.orderSettled,
  FACT.alertRaised,
  FACT.alertCleared,
]);

export function rehearse(simulation: Simulation, query: RehearsalQuery): Rehearsal {
  const { scenario } = simulation.runs[query.lane]!.lane;
  const customers = new Customers(query);
  const rules = new Map(scenario.alerts.map(({ id, title, queue }) => [id, ruleOf(id, title, queue)]));
  simulation.seek({ atMs: 0 });
  visitForwards(simulation, { lane: query.lane, from: 0, until: Infinity, types: WATCHED }, (fact) => {
    if (fact.type === 'alert-raised' || fact.type === 'alert-cleared') turn(rules.get(fact.alert), fact);
    else if ('orderId' in fact && isCustomers(scenario, fact.orderId)) customers.hear(fact);
    return true;
  });
  const endMs = simulation.runs[query.lane]!.lane.nowMs;
  customers.lookAtOpen(endMs);
  return { endMs, noticed: customers.noticed, rules: inOrder([...rules.values()]) };
}

const ruleOf = (id: string, title: string, queue: string): Rehearsed => {
  return { id, title, queue, firedAtMs: null, clearedAtMs: null, times: 0 };
};

function turn(rule: Rehearsed | undefined, { type, atMs }: Fact): void {
  if (!rule) return;
  if (type === 'alert-raised') {
    rule.firedAtMs ??= atMs;
    rule.times++;
  } else rule.clearedAtMs ??= atMs;
}

function inOrder(rules: Rehearsed[]): Rehearsed[] {
  return rules.sort((one, other) => (one.firedAtMs ?? Infinity) - (other.firedAtMs ?? Infinity) || 0);
}

/** Who waits for an answer and for the work behind it, and the first of them to notice. */
class Customers {
  noticed: Rehearsal['noticed'] = null;
  private readonly placedAtMs = new Map<number, number>();
  private readonly unanswered = new Set<number>();

  private readonly limits: Pick<RehearsalQuery, 'answerMs' | 'workMs'>;

  constructor(limits: Pick<RehearsalQuery, 'answerMs' | 'workMs'>) {
    this.limits = limits;
  }

  hear(fact: Fact): void {
    switch (fact.type) {
      case 'order-placed':
        this.placedAtMs.set(fact.orderId, fact.atMs);
        this.unanswered.add(fact.orderId);
        break;
      case 'replied':
        this.answered(fact.orderId, fact.atMs);
        break;
      case 'order-failed':
        this.notice(fact.atMs, fact.orderId, 'failed');
        this.answered(fact.orderId, fact.atMs);
        break;
      case 'customer-gone':
        this.notice(fact.atMs, fact.orderId, 'gone');
        this.answered(fact.orderId, fact.atMs);
        break;
      case 'order-settled':
        this.settled(fact.orderId, fact.atMs);
        break;
    }
  }

  /** Whoever still waits at the end may have waited too long as well. */
  lookAtOpen(endMs: number): void {
    for (const orderId of this.placedAtMs.keys()) {
      if (this.unanswered.has(orderId)) this.answered(orderId, endMs);
      this.lateAfter(orderId, endMs, this.limits.workMs, 'late-work');
    }
  }

  private answered(orderId: number, atMs: number): void {
    if (this.unanswered.delete(orderId)) this.lateAfter(orderId, atMs, this.limits.answerMs, 'late-answer');
  }

  private settled(orderId: number, atMs: number): void {
    this.answered(orderId, atMs);
    this.lateAfter(orderId, atMs, this.limits.workMs, 'late-work');
    this.placedAtMs.delete(orderId);
  }

  /** Noticed in the moment in which it has taken too long, not when it came at last. */
  private lateAfter(orderId: number, atMs: number, limitMs: number, by: Notice): void {
    const placedAtMs = this.placedAtMs.get(orderId);
    if (placedAtMs !== undefined && atMs - placedAtMs > limitMs) this.notice(placedAtMs + limitMs, orderId, by);
  }

  private notice(atMs: number, orderId: number, by: Notice): void {
    if (this.noticed === null || atMs < this.noticed.atMs) this.noticed = { atMs, orderId, by };
  }
}
