// Text with the clock in it, written straight into the page as the clock moves, and a bar that fills with it.
import { useEffect, useReducer, useRef } from 'react';
import { runStore } from '../../../stores/run-store.ts';
import { type NodeView, viewText, wholeText } from '../node-view.ts';
import { useClock } from '../use-clock.ts';

/** The aside, the word and the number, in the order in which they are dropped where there is no room. */
export function ClockText({
  view,
  className,
  hasAside = false,
}: {
  view: NodeView;
  className: string;
  hasAside?: boolean;
}) {
  const ref = useRef<HTMLSpanElement>(null);
  useClock((clockMs) => {
    const text = viewText(view, clockMs);
    if (ref.current && ref.current.textContent !== text) ref.current.textContent = text;
  });
  return (
    <span className={`tp-text ${className}`}>
      {hasAside && view.aside && (
        <span className="tp-node__aside" data-alarming={view.isAlarming}>
          {view.aside}
        </span>
      )}
      {view.word && <span className="tp-text__word">{view.word}</span>}
      {/* This text is the clock's; React renders none, and so never writes over it. */}
      <span ref={ref} className="tp-text__main" />
    </span>
  );
}

/** How far what is under way has come; a bar of unknown length is drawn full and hatched. */
export function ClockBar({ view }: { view: NodeView }) {
  const ref = useRef<HTMLSpanElement>(null);
  const { fromMs, toMs } = view;
  useClock((clockMs) => {
    if (!ref.current || fromMs === null) return;
    const share = toMs === null ? 1 : Math.min(1, Math.max(0, (clockMs - fromMs) / (toMs - fromMs)));
    ref.current.style.transform = `scaleX(${share})`;
  });
  if (fromMs === null) return null;
  return (
    <span className="tp-bar" data-open={toMs === null} aria-hidden="true">
      <span ref={ref} className="tp-bar__fill" />
    </span>
  );
}

/** A share that changes with frames only. */
export function ShareBar({ busy, capacity, tone }: { busy: number; capacity: number; tone: string }) {
  const share = capacity > 0 ? Math.min(1, busy / capacity) : 0;
  return (
    <span className="tp-bar" data-tone={tone} aria-hidden="true">
      <span className="tp-bar__fill" style={{ transform: `scaleX(${share})` }} />
    </span>
  );
}

/** A label is written anew so often while the clock runs: nobody hears sixty a second. */
const HEARD_EVERY_MS = 500;

/** The whole of what a node says, for its label: at most a moment old, and right once the clock stands. */
export function useHeard(view: NodeView): string {
  const [, writeAgain] = useReducer((times: number) => times + 1, 0);
  const text = wholeText(view, runStore.getState().clockMs);
  const written = useRef({ view, text });
  written.current = { view, text };
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      if (wholeText(written.current.view, runStore.getState().clockMs) !== written.current.text) writeAgain();
    };
    const stop = runStore.subscribe(() => {
      timer ??= setTimeout(look, HEARD_EVERY_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return text;
}
