// Folds the facts of one order into the bars of a waterfall. Pure; knows facts and spans, no screen and no scenario.
import type { Condition, Fact } from '../../../protocol/fact.ts';
import type { OrderSpans, Span, SpanKind, SpanRow } from './span.ts';

/** More bars in a row than this, and runs of failed attempts become one bar with a count. */
const BARS_MAX = 60;

class Fold {
  readonly rows = new Map<string, SpanRow>();
  /** Messages that were published again. */
  readonly moved = new Set<number>();
  /** The row in which a component's doings are told; a pool gets its own when it takes a message. */
  private readonly rowOf = new Map<string, SpanRow>();
  private readonly attemptOf = new Map<string, number>();
  private readonly open = new Map<string, Span[]>();
  private readonly customer: SpanRow;
  private serial = 0;

  constructor() {
    this.customer = this.row('customer', null);
  }

  row(id: string, queue: string | null): SpanRow {
    let row = this.rows.get(id);
    if (!row) {
      row = { id, queue, component: null, spans: [], outcome: 'running', endedAtMs: null };
      this.rows.set(id, row);
    }
    return row;
  }

  queueRow(queue: string): SpanRow {
    return this.row(`queue:${queue}`, queue);
  }

  private rowFor(component: string): SpanRow {
    return this.rowOf.get(component) ?? this.customer;
  }

  takes(component: string, queue: string): void {
    const row = this.queueRow(queue);
    row.component = component;
    this.rowOf.set(component, row);
  }

  attempt(component: string, attempt: number): void {
    this.attemptOf.set(component, attempt);
  }

  begin(key: string, row: SpanRow, kind: SpanKind, label: string, component: string, fact: Fact, by = ''): Span {
    const span: Span = {
      id: `${row.id}/${this.serial}`,
      fact: fact.id,
      kind,
      label,
      component,
      startedAtMs: fact.atMs,
      endedAtMs: null,
      endsAtMs: null,
      outcome: 'running',
      attempt: this.attemptOf.get(by) ?? 1,
      condition: fact.condition,
      statements: [],
      merged: 0,
    };
    this.serial += 1;
    row.spans.push(span);
    const open = this.open.get(key);
    if (open) open.push(span);
    else this.open.set(key, [span]);
    return span;
  }

  /** Something that `by` does: in the row of `by`, with its present attempt. */
  beginDoing(key: string, by: string, kind: SpanKind, label: string, component: string, fact: Fact): void {
    this.begin(key, this.rowFor(by), kind, label, component, fact, by);
  }

  /** Ends the oldest open span of this key; a span that took no time is no bar. */
  end(key: string, { atMs, id }: Fact, failed = false, condition: Condition | null = null): Span | null {
    const span = this.open.get(key)?.shift();
    if (!span) return null;
    span.endedAtMs = atMs;
    span.fact = id;
    span.outcome = failed ? 'failed' : 'done';
    if (condition) span.condition = condition;
    if (span.kind === 'wait' && span.startedAtMs === atMs) this.drop(span);
    return span;
  }

  private drop(span: Span): void {
    for (const row of this.rows.values()) row.spans = row.spans.filter((other) => other !== span);
  }

  /** Another message comes where one had ended. */
  reopen(row: SpanRow): void {
    row.outcome = 'running';
    row.endedAtMs = null;
  }

  close(row: SpanRow, outcome: SpanRow['outcome'], atMs: number): void {
    row.outcome = outcome;
    row.endedAtMs = atMs;
  }
}

function foldFact(fold: Fold, order: OrderSpans, fact: Fact): void {
  switch (fact.type) {
    case 'order-placed':
      order.orderId = fact.orderId;
      order.placedAtMs = fact.atMs;
      return;
    case 'request-queued':
      fold.begin('slot', fold.row('customer', null), 'wait', 'waits for a slot', fact.component, fact);
      return;
    case 'request-started':
    case 'request-refused':
      fold.end('slot', fact, fact.type === 'request-refused');
      return;
    case 'call-queued':
      fold.beginDoing(`wait ${callKey(fact)}`, fact.from, 'wait', `waits for ${fact.label}`, fact.to, fact);
      return;
    case 'call-started':
      fold.end(`wait ${callKey(fact)}`, fact);
      fold.beginDoing(callKey(fact), fact.from, 'call', fact.label, fact.to, fact);
      return;
    case 'call-ended': {
      const span = fold.end(callKey(fact), fact);
      if (span) span.statements = fact.statements;
      return;
    }
    case 'call-failed':
      if (!fold.end(callKey(fact), fact, true, fact.condition))
        fold.end(`wait ${callKey(fact)}`, fact, true, fact.condition);
      return;
    case 'work-started':
      fold.beginDoing(`work ${fact.component} ${fact.label}`, fact.component, 'work', fact.label, fact.component, fact);
      return;
    case 'work-ended':
      fold.end(`work ${fact.component} ${fact.label}`, fact);
      return;
    case 'publish-started':
      fold.beginDoing(`publish ${fact.component}`, fact.component, 'publish', fact.label, fact.broker, fact);
      return;
    case 'publish-confirmed':
    case 'publish-failed':
      fold.end(`publish ${fact.component}`, fact, fact.type === 'publish-failed', fact.condition);
      return;
    default:
      foldMessageOrEnd(fold, order, fact);
  }
}

function foldMessageOrEnd(fold: Fold, order: OrderSpans, fact: Fact): void {
  const customer = fold.row('customer', null);
  switch (fact.type) {
    case 'message-enqueued':
      fold.reopen(fold.queueRow(fact.queue));
      fold.begin(`queue ${fact.messageId}`, fold.queueRow(fact.queue), 'wait', 'waits in the queue', fact.broker, fact);
      return;
    case 'message-delivered':
      fold.takes(fact.component, fact.queue);
      fold.end(`queue ${fact.messageId}`, fact, false, fact.condition);
      fold.begin(`held ${fact.messageId}`, fold.queueRow(fact.queue), 'wait', 'held by a worker', fact.component, fact);
      return;
    case 'handling-started':
      fold.end(`held ${fact.messageId}`, fact);
      fold.attempt(fact.component, fact.attempt);
      return;
    case 'message-returned':
      fold.end(`held ${fact.messageId}`, fact);
      fold.end(`back-off ${fact.messageId}`, fact);
      fold.reopen(fold.queueRow(fact.queue));
      fold.begin(`queue ${fact.messageId}`, fold.queueRow(fact.queue), 'wait', 'back in the queue', fact.broker, fact);
      return;
    case 'message-requeued':
      fold.begin(
        `queue ${fact.messageId}`,
        fold.queueRow(fact.queue),
        'wait',
        'back in the queue',
        fact.component,
        fact,
      );
      return;
    case 'backing-off':
      fold.begin(`back-off ${fact.messageId}`, fold.queueRow(fact.queue), 'wait', 'backs off', fact.component, fact);
      return;
    case 'message-republished':
      fold.end(`back-off ${fact.messageId}`, fact);
      fold.moved.add(fact.messageId);
      return;
    case 'message-acknowledged':
      // What was published again goes on as another message; only the copy is done with.
      if (!fold.moved.has(fact.messageId)) fold.close(fold.queueRow(fact.queue), 'done', fact.atMs);
      return;
    case 'message-replayed':
      fold.end(`queue ${fact.messageId}`, fact);
      fold.close(fold.queueRow(fact.queue), 'done', fact.atMs);
      return;
    case 'message-dead-lettered':
      fold.end(`queue ${fact.messageId}`, fact);
      fold.close(fold.queueRow(fact.queue), 'dead', fact.atMs);
      return;
    case 'message-dropped':
      fold.end(`queue ${fact.messageId}`, fact);
      fold.close(fold.queueRow(fact.queue), 'failed', fact.atMs);
      return;
    case 'replied':
      if (customer.outcome === 'running') fold.close(customer, 'done', fact.atMs);
      order.customerMs = fact.customerMs;
      return;
    case 'order-failed':
      if (customer.outcome === 'running') fold.close(customer, 'failed', fact.atMs);
      return;
    case 'customer-gone':
      fold.close(customer, 'gone', fact.atMs);
      return;
    case 'order-settled':
      order.workMs = fact.workMs;
      order.lost = fact.lost;
      return;
    default:
  }
}

const callKey = (fact: { from: string; to: string; label: string }) => `${fact.from}>${fact.to}>${fact.label}`;

/** The bars of one order from its facts, oldest first; null before it is placed. */
export function spansOf(facts: readonly Fact[]): OrderSpans | null {
  if (!facts.some((fact) => fact.type === 'order-placed')) return null;
  const order: OrderSpans = { orderId: 0, placedAtMs: 0, rows: [], customerMs: null, workMs: null, lost: 0 };
  const fold = new Fold();
  for (const fact of facts) foldFact(fold, order, fact);
  order.rows = [...fold.rows.values()].map((row) => ({ ...row, spans: mergeFailed(row.spans) }));
  return order;
}

/** In a row with too many bars, the failed attempts between its first and its last few become one. */
function mergeFailed(spans: Span[]): Span[] {
  if (spans.length <= BARS_MAX) return spans;
  const kept = BARS_MAX / 4;
  const middle = spans.slice(kept, -kept);
  const first = middle[0];
  const last = middle.at(-1);
  const failed = middle.filter((span) => span.outcome === 'failed').length;
  if (!first || !last) return spans;
  const one: Span = {
    ...first,
    id: `${first.id}+`,
    kind: 'call',
    label: `${failed.toLocaleString('en-US')} failed attempts`,
    endedAtMs: last.endedAtMs,
    outcome: 'failed',
    statements: [],
    merged: failed,
  };
  return [...spans.slice(0, kept), one, ...spans.slice(-kept)];
}
