// Everything told of the followed order in a lane, up to where the run stands: from the frame while it is still kept,
// recalled when it no longer is.
import { useEffect, useMemo, useState } from 'react';
import type { Fact } from '../../protocol/fact.ts';
import { LANES, type LaneName, type RunSpec } from '../../scenario/run-spec.ts';
import { type RunState, runStore } from '../../stores/run-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { useSession } from '../session-context.ts';
import { useSampled, useView } from '../shared/use-run.ts';
import { followedId } from './thread.ts';

interface Recalled {
  spec: RunSpec | null;
  orderId: number | null;
  facts: Fact[];
}

const NOTHING: Recalled = { spec: null, orderId: null, facts: [] };
const isWhole = (facts: readonly Fact[], orderId: number) =>
  facts.some((fact) => fact.type === 'order-placed' && fact.orderId === orderId);

/** What the frame brings of an order; empty where it brings another's. */
function keptOf({ frame }: RunState, index: number, orderId: number | null): Fact[] {
  const facts = frame?.lanes[index]?.followed ?? [];
  return facts.some((fact) => 'orderId' in fact && fact.orderId === orderId) ? facts : [];
}

/** The last fact that counts: where a fact was stepped to, that one. */
function lastShown({ frame, cursor }: RunState, index: number): number {
  if (cursor?.lane === index) return cursor.fact;
  return (frame?.lanes[index]?.facts ?? 0) - 1;
}

export interface OrderFacts {
  orderId: number | null;
  facts: Fact[];
  /** Whether they are being told again just now. */
  recalling: boolean;
}

export function useOrderFacts(lane: LaneName): OrderFacts {
  const session = useSession();
  const index = LANES.indexOf(lane);
  const picked = useView((state) => state.follow);
  const [recalled, setRecalled] = useState(NOTHING);
  const read = (state: RunState) => {
    const orderId = followedId(state, { follow: picked });
    const kept = keptOf(state, index, orderId);
    const newest = kept.at(-1)?.id ?? -1;
    const whole = orderId !== null && isWhole(kept, orderId);
    return {
      orderId,
      kept,
      newest,
      whole,
      last: lastShown(state, index),
      spec: state.spec,
      known: state.known.facts[index] ?? 0,
    };
  };
  const now = useSampled(read, 80);
  const { orderId, whole, spec, last } = now;
  const isRecalled = recalled.spec === spec && recalled.orderId === orderId;
  const lacks = orderId !== null && !whole && !(isRecalled && (recalled.facts.at(-1)?.id ?? -1) >= now.newest);
  const { recall } = session;
  useEffect(() => {
    if (!lacks || orderId === null) return;
    let dropped = false;
    const until = runStore.getState().known.facts[index] ?? 0;
    recall({ ask: 'order', lane: index, orderId, until }).then(
      ({ facts }) => !dropped && viewStore.getState().follow === picked && setRecalled({ spec, orderId, facts }),
      () => undefined,
    );
    return () => {
      dropped = true;
    };
  }, [lacks, orderId, index, spec, picked, recall]);
  const all = whole ? now.kept : isRecalled ? recalled.facts : [];
  const facts = useMemo(() => all.filter(({ id }) => id <= last), [all, last]);
  return { orderId, facts, recalling: lacks && !isRecalled };
}
