// Where an order's time went, station by station: parts that add up to the whole, whatever overlaps. Pure.
import type { Fact } from '../../protocol/fact.ts';
import type { Span } from '../dock/waterfall/span.ts';
import { spansOf } from '../dock/waterfall/spans-of.ts';

export interface Part {
  key: string;
  /** What it was: a step, or waiting for one. */
  label: string;
  component: string | null;
  isWait: boolean;
  ms: number;
}

/** Each instant belongs to one part: to the span that began first. What no span covers is time between steps. */
function shared(spans: readonly Span[], fromMs: number, untilMs: number): Part[] {
  const parts = new Map<string, Part>();
  const add = (key: string, part: Omit<Part, 'key' | 'ms'>, ms: number) => {
    if (ms <= 0) return;
    const known = parts.get(key) ?? { key, ...part, ms: 0 };
    parts.set(key, { ...known, ms: known.ms + ms });
  };
  let coveredMs = fromMs;
  for (const span of [...spans].sort((one, other) => one.startedAtMs - other.startedAtMs)) {
    const endMs = Math.min(span.endedAtMs ?? untilMs, untilMs);
    const startMs = Math.max(coveredMs, Math.min(span.startedAtMs, untilMs));
    add('between', { label: 'between steps', component: null, isWait: false }, startMs - coveredMs);
    const { label, component, kind } = span;
    add(`${kind} ${component} ${label}`, { label, component, isWait: kind === 'wait' }, endMs - startMs);
    coveredMs = Math.max(coveredMs, startMs, endMs);
  }
  add('between', { label: 'between steps', component: null, isWait: false }, untilMs - coveredMs);
  return [...parts.values()];
}

/** What the customer's wait was made of; null until it has been answered. */
export function customerParts(facts: readonly Fact[]): { parts: Part[]; ms: number } | null {
  const order = spansOf(facts);
  const customer = order?.rows[0];
  if (!order || !customer || order.customerMs === null) return null;
  const untilMs = order.placedAtMs + order.customerMs;
  return { parts: shared(customer.spans, order.placedAtMs, untilMs), ms: order.customerMs };
}
