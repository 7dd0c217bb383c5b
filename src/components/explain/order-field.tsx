// Which order is followed, and stepping along it: the same in the log, the sequence, the waterfall and the laboratory.
import { useState } from 'react';
import { viewStore } from '../../stores/view-store.ts';
import { useSession } from '../session-context.ts';
import { ChevronIcon } from '../shared/icons.tsx';
import { useView } from '../shared/use-run.ts';
import { stepThread } from './stepping.ts';
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

interface OrderFieldProps {
  /** What is on the screen now: one order, or one of each lane. */
  orders: readonly number[];
  /** Where the dock is narrow, the number alone. */
  folds?: boolean;
}

export function OrderField({ orders, folds = false }: OrderFieldProps) {
  const picked = useView((state) => state.follow);
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const typed = Number(draft?.replaceAll(',', ''));
    if (draft && Number.isInteger(typed) && typed > 0) viewStore.setState({ follow: typed });
    setDraft(null);
  };
  return (
    <span className={folds ? 'order-field order-field--folds' : 'order-field'}>
      <label className="order-field__label">
        <span>order</span>
        <input
          className="field order-field__number"
          inputMode="numeric"
          aria-label="order"
          value={draft ?? (picked === 'newest' ? orders.join(', ') : picked)}
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
        onClick={() => viewStore.setState({ follow: picked === 'newest' ? (orders[0] ?? 'newest') : 'newest' })}
      >
        newest
      </button>
    </span>
  );
}
