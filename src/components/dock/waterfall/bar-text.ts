// What is written into a bar of a waterfall: as much as it can hold, by the width of the words. Pure.
import { textWidth } from '../../../topology/label-size.ts';
import { countText } from '../../shared/format.ts';
import type { Span } from './span.ts';
import { durationOf } from './summary.ts';
import type { TimeScale } from './time-axis.ts';

const FONT_PX = 12;
const LABEL_PADDING_PX = 13;

export function barText(span: Span): string {
  const duration = durationOf(span);
  const tries = span.attempt > 1 && span.merged === 0 ? ` (try ${span.attempt})` : '';
  return `${span.label}${tries}${duration === null ? '' : ` ${countText(duration)}`}`;
}

/** Whether a bar is wide enough to hold these words. */
const holds = (span: Span, scale: TimeScale, text: string): boolean =>
  ((durationOf(span) ?? 0) / scale.endMs) * scale.width >= textWidth(text, FONT_PX) + LABEL_PADDING_PX;

/** Whether it can hold its own name and number. */
export const fits = (span: Span, scale: TimeScale): boolean => holds(span, scale, barText(span));

/** Name and number, name alone, number alone, nothing: the first that the bar can hold. */
export function shownText(span: Span, scale: TimeScale): string {
  const duration = durationOf(span);
  if (duration === null) return barText(span);
  return [barText(span), span.label, countText(duration)].find((text) => holds(span, scale, text)) ?? '';
}
