// One bar: named, focusable, explained on hover and focus. While it runs it grows with the clock; the part that has not
// happened is drawn faint, and only when its end is known.
import { memo, useRef } from 'react';
import type { LaneName } from '../../../scenario/run-spec.ts';
import { viewStore } from '../../../stores/view-store.ts';
import { msText } from '../../shared/format.ts';
import { useClock } from '../../topology/use-clock.ts';
import { barText, shownText } from './bar-text.ts';
import type { Span } from './span.ts';
import type { TipAt } from './span-tip.tsx';
import { durationOf, whyText } from './summary.ts';
import type { TimeScale } from './time-axis.ts';

interface BarProps {
  lane: LaneName;
  span: Span;
  originMs: number;
  scale: TimeScale;
  onTip: (tip: TipAt | null) => void;
}

export const SpanBar = memo(function SpanBar({ lane, span, originMs, scale, onTip }: BarProps) {
  const bar = useRef<HTMLButtonElement>(null);
  const fill = useRef<HTMLSpanElement>(null);
  const startMs = span.startedAtMs - originMs;
  const wholeMs = durationOf(span);

  useClock((clockMs) => {
    if (span.endedAtMs !== null || !bar.current || !fill.current) return;
    const sinceMs = Math.max(0, clockMs - span.startedAtMs);
    if (wholeMs === null)
      bar.current.style.width = `${(Math.min(sinceMs, scale.endMs - startMs) / scale.endMs) * 100}%`;
    else fill.current.style.clipPath = `inset(0 ${(1 - Math.min(1, sinceMs / wholeMs)) * 100}% 0 0)`;
  });

  const explain = () => bar.current && onTip({ span, lane, originMs, around: bar.current });
  const label = shownText(span, scale);
  return (
    <button
      ref={bar}
      type="button"
      tabIndex={-1}
      className={`span-bar span-bar--${span.kind} span-bar--${span.outcome}`}
      style={{
        left: `${(startMs / scale.endMs) * 100}%`,
        ...(wholeMs === null ? {} : { width: `${(wholeMs / scale.endMs) * 100}%` }),
      }}
      aria-label={heardText(span, originMs)}
      onClick={() => viewStore.setState({ selection: { lane, id: span.component } })}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'w' || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        viewStore.setState({ asked: { about: 'fact', lane, id: span.fact } });
      }}
      onPointerEnter={explain}
      onFocus={explain}
      onBlur={() => onTip(null)}
    >
      <span className="span-bar__text" aria-hidden="true">
        {label}
      </span>
      {/* The same words once more, in the colour of the part that has happened: written by the style sheet. */}
      <span
        key={span.outcome}
        ref={fill}
        className="span-bar__fill"
        aria-hidden="true"
        data-label={span.kind === 'wait' ? '' : label}
      />
    </button>
  );
});

function heardText(span: Span, originMs: number): string {
  const name = barText(span);
  const from = msText(span.startedAtMs - originMs);
  const why = whyText(span);
  const outcome = span.outcome === 'failed' ? `, failed ${why}` : why && `, ${why}`;
  if (span.endedAtMs === null) return `${name}, since ${from}, still running${outcome}`.trim();
  return `${name} ms, from ${from} to ${msText(span.endedAtMs - originMs)}${outcome}`.trim();
}
