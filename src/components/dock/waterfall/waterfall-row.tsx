// One row of a waterfall: its bars, and at its end what it came to.
import { memo } from 'react';
import type { LaneName } from '../../../scenario/run-spec.ts';
import { countText, msText } from '../../shared/format.ts';
import { fits } from './bar-text.ts';
import type { OrderSpans, SpanRow } from './span.ts';
import { SpanBar } from './span-bar.tsx';
import type { TipAt } from './span-tip.tsx';
import { durationOf } from './summary.ts';
import type { TimeScale } from './time-axis.ts';

interface RowProps {
  lane: LaneName;
  order: OrderSpans;
  row: SpanRow;
  heading: string;
  scale: TimeScale;
  onTip: (tip: TipAt | null) => void;
}

export const WaterfallRow = memo(function WaterfallRow({ lane, order, row, heading, scale, onTip }: RowProps) {
  const isCustomer = row.queue === null;
  const note = endNote(row, order, scale);
  return (
    <section
      className={`waterfall__row waterfall__row--${isCustomer ? 'customer' : 'queue'}`}
      data-lane={lane}
      aria-label={isCustomer ? heading : `${lane.toUpperCase()} behind the scenes: ${row.queue}`}
    >
      <span className="waterfall__heading" aria-hidden="true">
        {heading}
      </span>
      <div className="waterfall__bars">
        {row.spans.map((span) => (
          <SpanBar key={span.id} lane={lane} span={span} originMs={order.placedAtMs} scale={scale} onTip={onTip} />
        ))}
        {note && (
          <span
            className={`waterfall__note waterfall__note--${row.outcome}`}
            style={{ left: `calc(${note.at * 100}% + 8px)` }}
          >
            {note.text}
          </span>
        )}
      </div>
    </section>
  );
});

const OUTCOMES: Record<SpanRow['outcome'], (text: string, isCustomer: boolean) => string> = {
  running: () => '',
  done: (text, isCustomer) => (isCustomer ? text : `done at ${text}`),
  failed: (text, isCustomer) => (isCustomer ? `failed after ${text}` : `lost at ${text}`),
  gone: (text) => `left after ${text}`,
  dead: (text) => `dead-lettered at ${text}`,
};
/** The same where the bar ends at the border. */
const SHORT: Record<SpanRow['outcome'], (text: string) => string> = {
  running: () => '',
  done: (text) => text,
  failed: (text) => `✕ ${text}`,
  gone: (text) => `✕ ${text}`,
  dead: (text) => `✕ ${text}`,
};
const NOTE_PX_A_CHARACTER = 6.6;

/** What a row came to, to the right of its last bar; with the names of bars that are too narrow to hold theirs. */
function endNote(row: SpanRow, order: OrderSpans, scale: TimeScale): { text: string; at: number } | null {
  const isCustomer = row.queue === null;
  if (row.outcome === 'running' || row.endedAtMs === null) return null;
  const sinceMs = row.endedAtMs - order.placedAtMs;
  const plain = OUTCOMES[row.outcome](isCustomer ? msText(sinceMs) : countText(sinceMs), isCustomer);
  const last = Math.max(sinceMs, ...row.spans.map((span) => (span.endedAtMs ?? span.startedAtMs) - order.placedAtMs));
  const at = Math.min(1, last / scale.endMs);
  const narrow = row.spans.filter((span) => !fits(span, scale) && span.kind !== 'wait' && span.merged === 0);
  const names = narrow.map((span) => `${span.label} ${countText(durationOf(span) ?? 0)}`).join(', ');
  const text = names === '' || row.spans.length > 6 ? plain : `${plain}: ${names}`;
  const room = (1 - at) * scale.width + 64;
  const fitsIn = (said: string) => said.length * NOTE_PX_A_CHARACTER < room;
  return { text: [text, plain].find(fitsIn) ?? SHORT[row.outcome](msText(sinceMs)), at };
}
