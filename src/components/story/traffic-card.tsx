// Where a run under traffic stands when it is paused or over: what customers waited, and what is still to be done.
import type { LaneFrame } from '../../protocol/frame.ts';
import { LANES } from '../../scenario/run-spec.ts';
import { useSession } from '../session-context.ts';
import { countText, msText } from '../shared/format.ts';
import { laneLetter } from '../shared/labels.ts';
import { useRun } from '../shared/use-run.ts';
import { TryNext, useOpening, usePoolSuggestion, useProviderSuggestions } from './try-next.tsx';

const waitText = ({ orders }: LaneFrame, key: 'p50' | 'p95') =>
  orders.customerMs.count > 0 ? msText(orders.customerMs[key]) : '–';

interface Row {
  name: string;
  read: (frame: LaneFrame) => string;
  isBig?: boolean;
  /** Where it is given: only where it has happened in some lane. */
  has?: (frame: LaneFrame) => boolean;
}

const ROWS: readonly Row[] = [
  { name: 'Median wait', read: (frame) => waitText(frame, 'p50'), isBig: true },
  { name: 'p95 wait', read: (frame) => waitText(frame, 'p95') },
  { name: 'Failed', read: ({ orders }) => countText(orders.failed + orders.gone) },
  {
    name: 'Ordered twice',
    read: ({ orders }) => countText(orders.storedTwice),
    has: ({ orders }) => orders.again > 0,
  },
  { name: 'Still open', read: ({ orders }) => countText(orders.open) },
  { name: 'Oldest open', read: ({ orders }) => (orders.open > 0 ? msText(orders.oldestOpenMs) : '–') },
];

function Figures({ lanes }: { lanes: readonly LaneFrame[] }) {
  return (
    <table className="standing">
      <thead>
        <tr>
          <td />
          {lanes.map((_, index) => (
            <th key={LANES[index]} scope="col">
              <span className={`badge badge--${LANES[index]}`}>{laneLetter(LANES[index] ?? 'a')}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.filter(({ has }) => !has || lanes.some(has)).map(({ name, read, isBig = false }) => (
          <tr key={name} className={isBig ? 'standing__row standing__row--big' : 'standing__row'}>
            <th scope="row">{name}</th>
            {lanes.map((frame, index) => (
              <td key={LANES[index]} className={isBig ? `result__value--${LANES[index]}` : ''}>
                {read(frame)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Next() {
  const pool = usePoolSuggestion();
  const { fail } = useProviderSuggestions();
  const one = useOpening('one-order');
  const workers = useOpening('115-or-116');
  return <TryNext suggestions={[...pool, ...fail, ...workers, ...one].slice(0, 4)} />;
}

const NONE: readonly LaneFrame[] = [];

export function TrafficCard() {
  const { phase } = useSession();
  const isStill = phase === 'paused' || phase === 'finished';
  const lanes = useRun(({ frame }) =>
    isStill && frame?.lanes.some(({ orders }) => orders.placed > 1) ? frame.lanes : NONE,
  );
  if (lanes.length === 0) return null;
  return (
    <section className="result" aria-label="Result">
      <h3 className="story__overline">{phase === 'finished' ? 'In the end' : 'So far'}</h3>
      <Figures lanes={lanes} />
      <Next />
    </section>
  );
}
