// What one bar was: from, to, how long, why it waited or failed, and the statements of a transaction.
import { useLayoutEffect, useRef } from 'react';
import type { LaneName } from '../../../scenario/run-spec.ts';
import { runStore } from '../../../stores/run-store.ts';
import { msText } from '../../shared/format.ts';
import { ownerTitle } from '../../shared/labels.ts';
import { laneScenario } from '../../shared/use-run.ts';
import type { Span } from './span.ts';
import { whyText } from './summary.ts';

export interface TipAt {
  span: Span;
  lane: LaneName;
  originMs: number;
  around: HTMLElement;
}

const MARGIN = 8;

/** Above the bar where there is room, else below; never out of the window. */
function place(tip: HTMLElement, around: HTMLElement): void {
  const bar = around.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const left = Math.max(MARGIN, Math.min(bar.left, innerWidth - width - MARGIN));
  const above = bar.top - height - 6;
  tip.style.left = `${left}px`;
  tip.style.top = `${above >= MARGIN ? above : bar.bottom + 6}px`;
}

export function SpanTip({ tip, clockMs }: { tip: TipAt; clockMs: number }) {
  const ref = useRef<HTMLDivElement>(null);
  const { span, originMs, lane, around } = tip;
  useLayoutEffect(() => {
    if (ref.current) place(ref.current, around);
  }, [around]);
  const scenario = laneScenario(runStore.getState(), lane);
  const end = span.endedAtMs ?? span.endsAtMs;
  const why = whyText(span);
  return (
    <div ref={ref} className="span-tip" role="tooltip">
      <p className="span-tip__title">
        {span.label} <span className="span-tip__where">{scenario ? ownerTitle(scenario, span.component) : ''}</span>
      </p>
      <p>
        {msText(span.startedAtMs - originMs)} – {end === null ? 'not known yet' : msText(end - originMs)}
        {end !== null && <strong> · {msText(end - span.startedAtMs)}</strong>}
      </p>
      {span.endedAtMs === null && <p>running for {msText(Math.max(0, clockMs - span.startedAtMs))}</p>}
      {span.attempt > 1 && <p>attempt {span.attempt}</p>}
      {span.outcome === 'failed' && <p className="span-tip__failed">failed {why}</p>}
      {span.outcome !== 'failed' && why && <p>{why}</p>}
      <p className="span-tip__where">W: why?</p>
      {span.statements.length > 0 && (
        <ul className="span-tip__statements">
          {span.statements.map((statement) => (
            <li key={statement.startedAtMs}>
              <code>{statement.text}</code>
              <span>{msText(statement.endedAtMs - statement.startedAtMs)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
