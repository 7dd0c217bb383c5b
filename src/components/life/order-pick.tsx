// Which order's messages are looked at: one by its number, or the newest that has something to show.
import { useState } from 'react';
import type { LaneName } from '../../scenario/run-spec.ts';
import { viewStore } from '../../stores/view-store.ts';
import { useView } from '../shared/use-run.ts';
import { useLines } from './use-lines.ts';

export function OrderPick({ lane }: { lane: LaneName }) {
  const follow = useView((state) => state.follow);
  const { orderId } = useLines(lane);
  const [draft, setDraft] = useState<string | null>(null);
  const shown = follow === 'newest' ? orderId : follow;
  const commit = () => {
    const number = Number(draft?.replaceAll(',', ''));
    if (draft && Number.isInteger(number) && number > 0) viewStore.setState({ follow: number });
    setDraft(null);
  };
  return (
    <span className="order-pick">
      <label className="order-pick__field">
        <span className="order-pick__name">order</span>
        <input
          className="field order-pick__number figures"
          inputMode="numeric"
          aria-label="Order that is followed"
          value={draft ?? shown ?? ''}
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
        aria-pressed={follow === 'newest'}
        onClick={() => viewStore.setState({ follow: follow === 'newest' ? (orderId ?? 'newest') : 'newest' })}
      >
        newest
      </button>
    </span>
  );
}
