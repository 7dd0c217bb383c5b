// The drawing: an axis, a row per place where something is done for the order, and the cursor of simulated time.
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { runStore } from '../../../stores/run-store.ts';
import { arrowSteps } from '../../shared/arrow-steps.ts';
import { laneLetter } from '../../shared/labels.ts';
import { useClock } from '../../topology/use-clock.ts';
import { SpanTip, type TipAt } from './span-tip.tsx';
import { roundUp, ticksFor, tickText } from './time-axis.ts';
import type { LaneOrder } from './use-followed.ts';
import { WaterfallRow } from './waterfall-row.tsx';

const PX_PER_TICK = 90;
const steps = arrowSteps('.span-bar');

/** The last instant that any bar of these orders reaches or is known to reach, since the order was placed. */
function lastMs(orders: readonly LaneOrder[]): number {
  let last = 1;
  for (const { order } of orders) {
    for (const row of order.rows) {
      for (const span of row.spans)
        last = Math.max(last, (span.endedAtMs ?? span.endsAtMs ?? span.startedAtMs) - order.placedAtMs);
      last = Math.max(last, (row.endedAtMs ?? 0) - order.placedAtMs);
    }
  }
  return last;
}

const isOpen = ({ order }: LaneOrder) => order.workMs === null;

export function WaterfallChart({ orders }: { orders: readonly LaneOrder[] }) {
  const track = useRef<HTMLDivElement>(null);
  const cursor = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  const [tip, setTip] = useState<TipAt | null>(null);
  const originMs = orders[0]?.order.placedAtMs ?? 0;
  const known = lastMs(orders);
  const open = orders.some(isOpen);
  const [endMs, setEndMs] = useState(() => roundUp(known));

  useLayoutEffect(() => {
    const element = track.current;
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 600));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  useClock((clockMs) => {
    const sinceMs = Math.max(0, clockMs - originMs);
    const wanted = roundUp(open ? Math.max(known, sinceMs) : known);
    if (wanted !== endMs) setEndMs(wanted);
    if (!cursor.current) return;
    cursor.current.style.visibility = sinceMs <= wanted ? 'visible' : 'hidden';
    cursor.current.style.transform = `translateX(${(sinceMs / wanted) * width}px)`;
  });

  const ticks = useMemo(() => ticksFor(endMs, Math.max(2, Math.floor(width / PX_PER_TICK))), [endMs, width]);
  const scale = { endMs, width };
  return (
    <div className="waterfall" onPointerLeave={() => setTip(null)}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form */}
      <div
        className="waterfall__field"
        role="group"
        aria-label="Bars of the order; up and down go from one to the next"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the bars are too small and too many to be a stop each
        tabIndex={0}
        onKeyDown={steps}
      >
        <div ref={track} className="waterfall__track" aria-hidden="true">
          {ticks.map((ms) => (
            <span key={ms} className="waterfall__line" style={{ left: `${(ms / endMs) * 100}%` }} />
          ))}
        </div>
        {orders.map((one) =>
          one.order.rows.map((row, index) => (
            <WaterfallRow
              key={`${one.lane} ${row.id}`}
              lane={one.lane}
              order={one.order}
              row={row}
              heading={headingOf(one, index)}
              scale={scale}
              onTip={setTip}
            />
          )),
        )}
        <div className="waterfall__overlay" aria-hidden="true">
          <div ref={cursor} className="waterfall__cursor" />
        </div>
      </div>
      <div className="waterfall__axis" aria-hidden="true">
        <div className="waterfall__ticks">
          {ticks.map((ms) => (
            <span key={ms} className="waterfall__tick" style={{ left: `${(ms / endMs) * 100}%` }}>
              {tickText(ms, endMs)}
            </span>
          ))}
        </div>
      </div>
      {tip && <SpanTip tip={tip} clockMs={runStore.getState().clockMs} />}
    </div>
  );
}

/** What stands left of a row: the customer's own, and once for all that happens behind the scenes. */
function headingOf({ lane }: LaneOrder, index: number): string {
  if (index === 0) return `${laneLetter(lane)} customer`;
  return index === 1 ? `${laneLetter(lane)} behind the scenes` : '';
}
