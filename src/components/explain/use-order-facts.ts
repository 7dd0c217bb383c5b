// Everything told of the followed order in a lane, up to where the run stands: from the frame while it is still kept,
// recalled when it no longer is.
import { useEffect, useRef, useState } from 'react';
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

/** The same list as long as it tells the same: a frame comes sixty times a second, and mostly nothing is new for an order. */
function useSame(facts: Fact[], spec: RunSpec | null): Fact[] {
  const before = useRef({ facts, spec });
  const { facts: known } = before.current;
  const ends = (list: Fact[]) => `${list.length} ${list[0]?.id} ${list.at(-1)?.id}`;
  if (before.current.spec !== spec || ends(known) !== ends(facts)) before.current = { facts, spec };
  return before.current.facts;
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
      exists: state.frame?.lanes[index] !== undefined,
      orderId,
      kept,
      newest,
      whole,
      last: lastShown(state, index),
      spec: state.spec,
    };
  };
  const now = useSampled(read, 80);
  const { orderId, whole, spec, last } = now;
  // At a fast pace the newest order is another one before it could be told again.
  const mayAsk = now.exists && (picked !== 'newest' || session.phase !== 'running');
  const isRecalled = recalled.spec === spec && recalled.orderId === orderId;
  const lacks =
    mayAsk && orderId !== null && !whole && !(isRecalled && (recalled.facts.at(-1)?.id ?? -1) >= now.newest);
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
  const facts = useSame(
    all.filter(({ id }) => id <= last),
    spec,
  );
  return { orderId, facts, recalling: lacks && !isRecalled };
}
