// What a waterfall comes down to, in numbers and words: what the customer waited in each lane, the ratio, and when all
// work was done. Pure.
import { msText, ratioText } from '../../shared/format.ts';
import { laneLetter } from '../../shared/labels.ts';
import type { Span } from './span.ts';
import type { LaneOrder } from './use-followed.ts';

/** How much longer one customer waited than the other; null until both are answered. */
export function waitRatio(orders: readonly LaneOrder[]): number | null {
  const waits = orders.map(({ order }) => order.customerMs);
  const [one, other] = waits;
  if (orders.length < 2 || one == null || other == null) return null;
  const shorter = Math.min(one, other);
  return shorter > 0 ? Math.max(one, other) / shorter : null;
}

/** "answered A 3,900 ms, B 110 ms: 35.5× · all work done A 3,900 ms, B 2,110 ms"; only what is known. */
export function summaryText(orders: readonly LaneOrder[]): string {
  const told = (read: (one: LaneOrder) => number | null) =>
    orders
      .flatMap((one) => {
        const ms = read(one);
        return ms === null ? [] : [`${laneLetter(one.lane)} ${msText(ms)}`];
      })
      .join(', ');
  const waits = told(({ order }) => order.customerMs);
  const works = told(({ order }) => order.workMs);
  const ratio = waitRatio(orders);
  const answered = waits && `answered ${waits}${ratio === null ? '' : `: ${ratioText(ratio)}`}`;
  return [answered, works && `all work done ${works}`].filter((part) => part !== '').join(' · ');
}

const CONDITIONS = {
  fault: 'because of a fault',
  busy: 'because everything there was taken',
  'prefetch-full': 'because every worker held as many as its prefetch',
  'time-out': 'because of a time-out',
  'queue-full': 'because the queue was full',
} as const;

/** Why a span is as it is; empty where nothing special was. */
export function whyText(span: Span): string {
  const { condition } = span;
  if (!condition) return '';
  const fault = condition.type === 'fault' ? ` (${condition.fault})` : '';
  return `${CONDITIONS[condition.type]}${fault}`;
}

export function durationOf(span: Span): number | null {
  const end = span.endedAtMs ?? span.endsAtMs;
  return end === null ? null : end - span.startedAtMs;
}
