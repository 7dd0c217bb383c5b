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

const isAnswered = ({ order }: LaneOrder) => order.customerMs !== null;

/** "answered A 3,900 ms, B 110 ms: 35.5×", "all work done A 3,900 ms, B 2,110 ms"; only what is known. */
export function summaryTexts(orders: readonly LaneOrder[]): string[] {
  const told = (read: (one: LaneOrder) => number | null) =>
    orders
      .flatMap((one) => {
        const ms = read(one);
        return ms === null ? [] : [`${laneLetter(one.lane)} ${msText(ms)}`];
      })
      .join(', ');
  const answered = told(({ order }) => order.customerMs);
  const ended = told(endedUnanswered);
  const worked = told((one) => (isAnswered(one) ? one.order.workMs : null));
  const lost = orders.reduce((sum, one) => sum + (isAnswered(one) ? one.order.lost : 0), 0);
  const ratio = waitRatio(orders);
  return [
    answered && `answered ${answered}${ratio === null ? '' : `: ${ratioText(ratio)}`}`,
    ended && `not answered ${ended}`,
    worked && `all work done ${worked}${lost > 0 ? `, ${lost} lost` : ''}`,
  ].filter((part) => part !== '');
}

/** After how long the customer got an error, or left. */
function endedUnanswered({ order }: LaneOrder): number | null {
  const customer = order.rows[0];
  const isEnded = customer?.outcome === 'failed' || customer?.outcome === 'gone';
  return isEnded && customer.endedAtMs !== null ? customer.endedAtMs - order.placedAtMs : null;
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
