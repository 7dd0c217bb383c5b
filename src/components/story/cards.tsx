// What came out of a run, for one order or for traffic. Loaded when a run stands still for the first time.
import { useLayoutEffect, useRef } from 'react';
import { ResultCard } from './result-card.tsx';
import { TrafficCard } from './traffic-card.tsx';

/** `inView`: who has watched the run to its end is shown what came out; a story that is opened begins at its top. */
export default function Cards({ inView }: { inView: boolean }) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (inView) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [inView]);
  return (
    <div ref={ref} className="story__cards">
      <ResultCard />
      <TrafficCard />
    </div>
  );
}
