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

/** A lane is a process, a component or queue a thread; what took time is a slice, what took none an instant. */
export function asChromeTrace(
  told: readonly Told[],
  scenarios: Scenarios,
): { traceEvents: TraceEvent[]; displayTimeUnit: 'ms' } {
  const threads = new Map<string, number>();
  const events: TraceEvent[] = [];
  const threadOf = (lane: number, place: string): number => {
    const key = `${lane} ${place}`;
    const known = threads.get(key);
    if (known !== undefined) return known;
    const tid = threads.size + 1;
    threads.set(key, tid);
    const scenario = scenarios[lane];
    const name = scenario ? titleIn(scenario, place) : place;
    events.push({ name: 'thread_name', ph: 'M', pid: lane + 1, tid, args: { name } });
    return tid;
  };
  for (const lane of new Set(told.map((one) => one.lane)))
    events.push({ name: 'process_name', ph: 'M', pid: lane + 1, tid: 0, args: { name: `Lane ${LETTERS[lane]}` } });
  for (const { lane, fact } of told) {
    const span = spanOf(fact);
    const place =
      span?.component ??
      ('component' in fact ? fact.component : 'from' in fact ? fact.from : 'queue' in fact ? fact.queue : 'run');
    const base = { pid: lane + 1, tid: threadOf(lane, place), cat: fact.type, args: { ...fact } };
    if (span)
      events.push({
        ...base,
        name: span.name,
        ph: 'X',
        ts: span.startedAtMs * US,
        dur: (fact.atMs - span.startedAtMs) * US,
      });
    else events.push({ ...base, name: fact.type, ph: 'i', s: 't', ts: fact.atMs * US });
  }
  return { traceEvents: events, displayTimeUnit: 'ms' };
}
