// What a waterfall shows of one order in one lane, as plain data: rows of spans, each a bar. Nothing planned, only what
// has begun; an end that is not known yet is null.
import type { Condition, StatementTimes } from '../../../protocol/fact.ts';

/** `wait` spans are hatched: nothing is done for the order meanwhile. */
export type SpanKind = 'call' | 'work' | 'publish' | 'wait';
export type SpanOutcome = 'running' | 'done' | 'failed';

export interface Span {
  id: string;
  /** The fact that ended it, or began it while it runs: what to ask about. */
  fact: number;
  kind: SpanKind;
  label: string;
  /** The component that the bar is about: the callee of a call, the broker of a publish, what is waited for. */
  component: string;
  startedAtMs: number;
  /** Null while it runs. */
  endedAtMs: number | null;
  /** For a running span, the end that the simulator already knows; null where it depends on someone else. */
  endsAtMs: number | null;
  outcome: SpanOutcome;
  /** 1 for a first try; retries are bars of their own. */
  attempt: number;
  condition: Condition | null;
  /** Statements of a transaction, each with its own times. */
  statements: StatementTimes[];
  /** How many failed attempts this one bar stands for, where they were too many to draw. */
  merged: number;
}

export type RowOutcome = 'running' | 'done' | 'failed' | 'gone' | 'dead';

export interface SpanRow {
  /** `customer`, or `queue:<name>`. */
  id: string;
  /** The queue of a row behind the scenes; null for the customer's. */
  queue: string | null;
  /** The pool that serves the queue, once it has taken a message. */
  component: string | null;
  spans: Span[];
  outcome: RowOutcome;
  endedAtMs: number | null;
}

export interface OrderSpans {
  orderId: number;
  placedAtMs: number;
  /** The customer's row first, then queues in the order in which the message reached them. */
  rows: SpanRow[];
  /** Placed to answered; null while the customer waits, and after leaving or failing. */
  customerMs: number | null;
  /** Placed to settled; null before. */
  workMs: number | null;
  lost: number;
}
