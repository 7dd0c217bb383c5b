// The followed order of each lane as bars. A frame comes sixty times a second and mostly tells the same facts, so the
// bars are made anew only when a fact or a known end is new.
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { LaneFrame } from '../../../protocol/frame.ts';
import type { LaneName } from '../../../scenario/run-spec.ts';
import { laneOf, type RunState, runStore } from '../../../stores/run-store.ts';
import { useOrderFacts } from '../../explain/use-order-facts.ts';
import { useLanes } from '../../shared/use-run.ts';
import { withKnownEnds } from './known-ends.ts';
import type { OrderSpans } from './span.ts';
import { spansOf } from './spans-of.ts';

export interface LaneOrder {
  lane: LaneName;
  order: OrderSpans;
}

const endsOf = (order: OrderSpans) =>
  order.rows.map((row) => row.spans.map((span) => span.endsAtMs ?? '').join()).join(';');

/** A selector with a memory of one: the same object for the same facts and ends. */
function followedOrder(lane: LaneName): (state: RunState) => OrderSpans | null {
  const select = laneOf(lane);
  let key = '';
  let bare: OrderSpans | null = null;
  let shown: OrderSpans | null = null;
  return (state) => {
    const frame: LaneFrame | null = select(state);
    if (!frame) return null;
    const last = frame.followed.at(-1);
    const nextKey = `${state.frame?.epoch} ${frame.followed.length} ${last?.id ?? ''}`;
    if (nextKey !== key) {
      key = nextKey;
      bare = spansOf(frame.followed);
      shown = null;
    }
    if (!bare) return null;
    const ended = withKnownEnds(bare, frame);
    if (!shown || endsOf(shown) !== endsOf(ended)) shown = ended;
    return shown;
  };
}

/** From the frame while it brings the order's beginning; recalled where that was too long ago. */
function useLaneOrder(lane: LaneName): OrderSpans | null {
  const select = useMemo(() => followedOrder(lane), [lane]);
  const kept = useStore(runStore, select);
  const { facts, orderId } = useOrderFacts(lane);
  const isKept = kept !== null && kept.orderId === orderId;
  const recalled = useMemo(() => (isKept ? null : spansOf(facts)), [isKept, facts]);
  return recalled ?? kept;
}

export function useFollowed(): LaneOrder[] {
  const lanes = useLanes();
  const a = useLaneOrder('a');
  const b = useLaneOrder('b');
  return useMemo(() => {
    const orders = { a, b };
    return lanes.flatMap((lane) => (orders[lane] ? [{ lane, order: orders[lane] }] : []));
  }, [lanes, a, b]);
}
