// Which order is followed, and stepping along it: the same in the log, the sequence and the waterfall.
import { useState } from 'react';
import { viewStore } from '../../stores/view-store.ts';
import { useSession } from '../session-context.ts';
import { ChevronIcon } from '../shared/icons.tsx';
import { useSampled, useView } from '../shared/use-run.ts';
import { stepThread } from './stepping.ts';
import { followedId } from './thread.ts';
import './order-field.css';

export function ThreadSteps({ of }: { of: string }) {
  const session = useSession();
  return (
    <span className="thread-steps">
      <button
        type="button"
        className="button button--quiet button--icon button--small thread-steps__back"
        aria-label={`Previous step of ${of}`}
        title={`Previous step of ${of} (Shift ←)`}
        onClick={() => stepThread(session, -1)}
      >
        <ChevronIcon />
      </button>
      <button
        type="button"
        className="button button--quiet button--icon button--small thread-steps__on"
        aria-label={`Next step of ${of}`}
        title={`Next step of ${of} (Shift →)`}
        onClick={() => stepThread(session, 1)}
      >
        <ChevronIcon />
      </button>
    </span>
  );
}

export const follow = (order: number) => viewStore.setState({ follow: order });

export function OrderField() {
  const picked = useView((state) => state.follow);
  const shown = useSampled((state) => followedId(state, { follow: picked }), 200);
  const [draft, setDraft] = useState<string | null>(null);
  const number = picked === 'newest' ? shown : picked;
  const commit = () => {
    const typed = Number(draft?.replaceAll(',', ''));
    if (draft && Number.isInteger(typed) && typed > 0) follow(typed);
    setDraft(null);
  };
  return (
    <span className="order-field">
      <label className="order-field__label">
        order
        <input
          className="field order-field__number"
          inputMode="numeric"
          value={draft ?? number ?? ''}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
          }}
        />
      </label>
      <button
        type="button"
        className="button button--quiet button--small"
        aria-pressed={picked === 'newest'}
        onClick={() => viewStore.setState({ follow: picked === 'newest' ? (shown ?? 'newest') : 'newest' })}
      >
        newest
      </button>
    </span>
  );
}
