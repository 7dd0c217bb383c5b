// What is stepped through and listed, as a filter of facts. Pure but for the followed order, which the frame knows.
import { KINDS } from '../../explain/filter.ts';
import type { FactFilter } from '../../protocol/recall.ts';
import type { RunState } from '../../stores/run-store.ts';
import type { Thread, ViewState } from '../../stores/view-store.ts';

/** The order on the screen: the one that was picked, else the one whose facts the frame brings. */
export function followedId({ frame }: Pick<RunState, 'frame'>, { follow }: Pick<ViewState, 'follow'>): number | null {
  if (follow !== 'newest') return follow;
  for (const lane of frame?.lanes ?? []) for (const fact of lane.followed) if ('orderId' in fact) return fact.orderId;
  return frame?.lanes[0]?.newestOrderId ?? null;
}

export function filterOf({ order, queue, component, worker, kind, text }: Thread, followed: number | null): FactFilter {
  const number = order === 'followed' ? followed : order;
  const types = kind === null ? undefined : KINDS[kind]?.types;
  return {
    ...(number === null ? {} : { order: number }),
    ...(queue === null ? {} : { queue }),
    ...(component === null ? {} : { component }),
    ...(worker === null || component === null ? {} : { worker }),
    ...(types ? { types } : {}),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
  };
}
