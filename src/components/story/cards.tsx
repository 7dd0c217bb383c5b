// What came out of a run, for one order or for traffic. Loaded when a run stands still for the first time.
import { ResultCard } from './result-card.tsx';
import { TrafficCard } from './traffic-card.tsx';

export default function Cards() {
  return (
    <>
      <ResultCard />
      <TrafficCard />
    </>
  );
}
