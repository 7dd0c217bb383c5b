// Facts to take away: as lines of text, as JSON lines, and as events of Chrome's trace format, which Perfetto opens.
// Simulated milliseconds become the format's microseconds.
import type { Fact } from '../protocol/fact.ts';
import type { Told } from '../protocol/recall.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { clockText } from './format.ts';
import { titleIn, wholeSentence } from './sentence.ts';

const LETTERS = ['A', 'B'];
type Scenarios = readonly (Scenario | null | undefined)[];

/** `00:00.110  B  12345  RabbitMQ confirmed …`, a fact a line. */
export function asText(told: readonly Told[], scenarios: Scenarios): string {
  return told
    .map(({ lane, fact }) => {
      const scenario = scenarios[lane];
      const order = 'orderId' in fact ? fact.orderId : '';
      return [clockText(fact.atMs), LETTERS[lane], order, scenario ? wholeSentence(fact, scenario) : fact.type].join(
        '\t',
      );
    })
    .join('\n');
}

/** Each line one fact as the engine told it, with the lane that told it. */
export const asJsonLines = (told: readonly Told[]): string =>
  told.map(({ lane, fact }) => `${JSON.stringify({ lane: LETTERS[lane], ...fact })}\n`).join('');

export interface TraceEvent {
  name: string;
  ph: 'X' | 'i' | 'M';
  pid: number;
  tid: number;
  ts?: number;
  dur?: number;
  s?: 't' | 'p';
  cat?: string;
  args: Record<string, unknown>;
}

const US = 1_000;

/** What has a beginning and an end, named by the fact that ends it. */
function spanOf(fact: Fact): { name: string; component: string; startedAtMs: number } | null {
  switch (fact.type) {
    case 'call-ended':
    case 'call-failed':
      return { name: fact.label, component: fact.to, startedAtMs: fact.startedAtMs };
    case 'work-ended':
      return { name: fact.label, component: fact.component, startedAtMs: fact.startedAtMs };
    case 'publish-confirmed':
      return { name: fact.label, component: fact.broker, startedAtMs: fact.startedAtMs };
    case 'message-delivered':
      return fact.waitedMs > 0
        ? { name: `waits in ${fact.queue}`, component: fact.queue, startedAtMs: fact.atMs - fact.waitedMs }
        : null;
    default:
      return null;
  }
}

/** Where a fact is drawn: what it spans, else who it is about. */
function placeOf(fact: Fact): string {
  if ('component' in fact) return fact.component;
  if ('from' in fact) return fact.from;
  return 'queue' in fact ? fact.queue : 'run';
}

/** Threads by name. What overlaps on one thread hides in a viewer, so a place has as many as it does at once. */
class Threads {
  readonly named: TraceEvent[] = [];
  private readonly freeFrom = new Map<string, { tid: number; untilMs: number }[]>();
  private count = 0;

  of(lane: number, name: string, fromMs: number, untilMs: number): number {
    const key = `${lane} ${name}`;
    const rows = this.freeFrom.get(key) ?? [];
    this.freeFrom.set(key, rows);
    let row = rows.find((one) => one.untilMs <= fromMs);
    if (!row) {
      row = { tid: ++this.count, untilMs };
      rows.push(row);
      const args = { name: rows.length > 1 ? `${name} · ${rows.length}` : name };
      this.named.push({ name: 'thread_name', ph: 'M', pid: lane + 1, tid: row.tid, args });
    }
    row.untilMs = Math.max(row.untilMs, untilMs);
    return row.tid;
  }
}

/** A lane is a process, a component or queue its threads; what took time is a slice, what took none an instant. */
export function asChromeTrace(
  told: readonly Told[],
  scenarios: Scenarios,
): { traceEvents: TraceEvent[]; displayTimeUnit: 'ms' } {
  const threads = new Threads();
  const placed = told.map(({ lane, fact }) => {
    const span = spanOf(fact);
    return { lane, fact, span, startMs: span?.startedAtMs ?? fact.atMs };
  });
  placed.sort((one, other) => one.startMs - other.startMs || one.fact.id - other.fact.id);
  const events = placed.map(({ lane, fact, span, startMs }): TraceEvent => {
    const scenario = scenarios[lane];
    const place = span?.component ?? placeOf(fact);
    const name = scenario ? titleIn(scenario, place) : place;
    const base = { pid: lane + 1, cat: fact.type, args: { ...fact } };
    if (!span) {
      const tid = threads.of(lane, `${name}, moments`, -Infinity, -Infinity);
      return { ...base, tid, name: fact.type, ph: 'i', s: 't', ts: fact.atMs * US };
    }
    const tid = threads.of(lane, name, startMs, fact.atMs);
    return { ...base, tid, name: span.name, ph: 'X', ts: startMs * US, dur: (fact.atMs - startMs) * US };
  });
  const lanes = [...new Set(told.map(({ lane }) => lane))].map(
    (lane): TraceEvent => ({
      name: 'process_name',
      ph: 'M',
      pid: lane + 1,
      tid: 0,
      args: { name: `Lane ${LETTERS[lane]}` },
    }),
  );
  return { traceEvents: [...lanes, ...threads.named, ...events], displayTimeUnit: 'ms' };
}
