// Replaying and discarding: how many, how fast, and whether a replayed message keeps its count of retries. A broker hands
// out the oldest first, so "some" are always the oldest ones.
import { useState } from 'react';
import { useSession } from '../session-context.ts';
import { countText } from '../shared/format.ts';
import { Segmented } from '../shared/segmented.tsx';
import { Stepper } from '../shared/stepper.tsx';
import type { Desk } from './use-desk.ts';
import { replayCount, type Which } from './which.ts';

const RATES = [
  { value: 0, label: 'all at once' },
  { value: 1, label: '1 a second' },
  { value: 5, label: '5 a second' },
  { value: 20, label: '20 a second' },
  { value: 100, label: '100 a second' },
] as const;

interface ActionsProps {
  desk: Desk;
  /** The place of the message that is open: all up to it can be meant. */
  upTo: number | null;
}

export function DeskActions({ desk, upTo }: ActionsProps) {
  const session = useSession();
  const [which, setWhich] = useState<Which>('all');
  const [some, setSome] = useState(10);
  const [perSecond, setPerSecond] = useState(0);
  const [keeps, setKeeps] = useState(false);
  const { ready, name } = desk.queue;
  const { count, sent } = replayCount(which, upTo === null ? some : upTo + 1, ready);
  const cannot = desk.isOver ? 'The run has come to its end.' : ready === 0 ? 'There is nothing to replay.' : null;
  const lanes = [desk.lane];
  const replay = () =>
    session.act({ type: 'replay-dead-letters', queue: name, count: sent, perSecond, keepRetryCount: keeps }, lanes);
  const discard = () => session.act({ type: 'discard-dead-letters', queue: name, count: sent }, lanes);
  return (
    <fieldset className="desk__actions">
      <legend className="only-heard">Replay or discard</legend>
      <Segmented
        label="Which dead letters"
        value={which}
        small
        choices={[
          { value: 'one', label: 'oldest' },
          { value: 'some', label: upTo === null ? 'some' : 'up to this' },
          { value: 'all', label: 'all' },
        ]}
        onChange={setWhich}
      />
      {which === 'some' && upTo === null && (
        <span className="desk__some">
          <Stepper
            label="How many of the oldest"
            value={some}
            min={1}
            max={1_000_000}
            onChange={(value) => {
              if (typeof value === 'number' && Number.isInteger(value) && value >= 1) setSome(value);
            }}
            onHold={session.holdClock}
          />
        </span>
      )}
      <select
        className="select select--small"
        aria-label="How fast they are replayed"
        value={perSecond}
        onChange={(event) => setPerSecond(Number(event.currentTarget.value))}
      >
        {RATES.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <label
        className="desk__keep"
        title="Kept: a message that has had all its retries is rejected at its next failure. Cleared: it is retried as if it were new."
      >
        <input type="checkbox" checked={keeps} onChange={(event) => setKeeps(event.currentTarget.checked)} />
        keep x-retry-count
      </label>
      <button type="button" className="button button--small" disabled={cannot !== null} onClick={replay}>
        Replay {count > 0 ? countText(count) : ''}
      </button>
      <button
        type="button"
        className="button button--quiet button--small desk__discard"
        disabled={cannot !== null}
        onClick={discard}
      >
        Discard {count > 0 ? countText(count) : ''}
      </button>
      {desk.isOver && <span className="desk__cannot">{cannot}</span>}
    </fieldset>
  );
}
