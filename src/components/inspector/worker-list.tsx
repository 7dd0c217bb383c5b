// Who of a pool holds which message and what it waits for, worker by worker; each can be killed by hand.
import { useState } from 'react';
import { WORKERS_SHOWN, type WorkerFrame } from '../../protocol/frame.ts';
import type { LaneName } from '../../scenario/run-spec.ts';
import { FAULTS_LOCK } from '../../scenario/task.ts';
import { laneOf } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { useSession } from '../session-context.ts';
import { clockText, countOf, countText, msText } from '../shared/format.ts';
import { useLock } from '../shared/locked.tsx';
import { Stepper } from '../shared/stepper.tsx';
import { useSampled } from '../shared/use-run.ts';

const SECONDS_MAX = 3_600;
const RESTART_S = 5;

/** "1,240 of 2,000 ms", "until 00:14.050": how far it is, or when it goes on. */
function whyText({ state, startedAtMs, endsAtMs, held, orderId }: WorkerFrame, nowMs: number): string {
  const more = held > 1 ? `, holds ${countText(held)}` : '';
  switch (state) {
    case 'idle':
      return held > 0 ? `waits with ${countOf(held, 'message')}` : 'idle';
    case 'crashed':
      return 'killed, not back yet';
    case 'hung':
      return `stopped${held > 0 ? `, holds ${countText(held)}` : ''}`;
    case 'cut-off':
      return 'cut off by the broker';
    case 'backing-off':
      return `backs off until ${endsAtMs === null ? '–' : clockText(endsAtMs)}${more}`;
    default: {
      const sinceMs = Math.max(0, nowMs - startedAtMs);
      const far =
        endsAtMs === null
          ? `waits for an answer since ${msText(sinceMs)}`
          : `${countText(Math.min(sinceMs, endsAtMs - startedAtMs))} of ${msText(endsAtMs - startedAtMs)}`;
      return `${state === 'leaving' ? 'last message, ' : ''}${orderId === null ? '' : far}${more}`;
    }
  }
}

export function WorkerList({ lane, id, lanes }: { lane: LaneName; id: string; lanes: LaneName[] }) {
  const session = useSession();
  const why = useLock(FAULTS_LOCK);
  const [seconds, setSeconds] = useState(RESTART_S);
  const read = useSampled((state) => {
    const frame = laneOf(lane)(state);
    const pool = frame?.components.find((one) => one.id === id);
    return frame && pool ? { workers: pool.workers, atMs: frame.atMs, capacity: pool.capacity ?? 0 } : null;
  }, 200);
  if (!read) return null;
  const kill = (worker: number) =>
    session.act({ type: 'crash-worker', component: id, worker, restartAfterMs: seconds * 1_000 }, lanes);
  return (
    <section className="inspector__section" aria-label="Workers one by one">
      <h3 className="inspector__overline">Who holds what</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard scrolls what has focus */}
      <ul className="worker-list" tabIndex={0}>
        {read.workers.map((worker) => (
          <li key={worker.index} className="worker-list__one" data-state={worker.state}>
            <span className="worker-list__index figures">{worker.index + 1}</span>
            <span className="worker-list__what">
              {worker.orderId !== null && (
                <button
                  type="button"
                  className="figure-button waiting__order figures"
                  title="Follow this order"
                  onClick={() => viewStore.setState({ follow: worker.orderId ?? 'newest' })}
                >
                  {worker.orderId}
                </button>
              )}{' '}
              {whyText(worker, read.atMs)}
            </span>
            <button
              type="button"
              className="button button--quiet button--small worker-list__kill"
              disabled={worker.state === 'crashed' || why !== null}
              title={why === null ? undefined : `Killing a worker ${why}.`}
              aria-label={`Kill worker ${worker.index + 1}`}
              onClick={() => kill(worker.index)}
            >
              Kill
            </button>
          </li>
        ))}
      </ul>
      {read.capacity > WORKERS_SHOWN && (
        <p className="waiting__more">
          the first {WORKERS_SHOWN} of {countText(read.capacity)}
        </p>
      )}
      <p className="worker-list__restart">
        A killed worker is back after
        <span className="worker-list__seconds">
          <Stepper
            label="Seconds until a killed worker is back"
            value={seconds}
            min={1}
            max={SECONDS_MAX}
            onChange={(value) => {
              if (typeof value === 'number' && value >= 1 && value <= SECONDS_MAX) setSeconds(value);
            }}
            onHold={() => {}}
          />
        </span>
        s
      </p>
    </section>
  );
}
