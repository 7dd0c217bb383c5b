// Which order is followed: the newest that has something to show, or one by its number.
import { useState } from 'react';
import { viewStore } from '../../../stores/view-store.ts';
import { useRun, useView } from '../../shared/use-run.ts';
import type { LaneOrder } from './use-followed.ts';

const isSingle = (placed: number) => placed <= 1;

export function FollowedOrder({ orders }: { orders: readonly LaneOrder[] }) {
  const follow = useView((state) => state.follow);
  const single = useRun((state) =>
    isSingle(Math.max(0, ...(state.frame?.lanes ?? []).map((lane) => lane.orders.placed))),
  );
  const [draft, setDraft] = useState<string | null>(null);
  const shown = [...new Set(orders.map(({ order }) => order.orderId))];
  if (single && follow === 'newest')
    return shown.length > 0 ? <span className="followed">order {shown.join(', ')}</span> : null;

  const commit = () => {
    const number = Number(draft?.replaceAll(',', ''));
    if (draft && Number.isInteger(number) && number > 0) viewStore.setState({ follow: number });
    setDraft(null);
  };
  return (
    <span className="followed">
      <label className="followed__field">
        order
        <input
          className="field followed__number"
          inputMode="numeric"
          value={draft ?? shown.join(', ')}
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
        onClick={() => viewStore.setState({ follow: follow === 'newest' ? (shown[0] ?? 'newest') : 'newest' })}
      >
        newest
      </button>
    </span>
  );
}
