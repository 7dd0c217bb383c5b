// The lines of the followed order's messages in one lane. Frames come sixty times a second and mostly tell the same facts,
// so lives are told anew only when a fact is new.
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { linesOf, livesOf, type MessageLine } from '../../message-life/lives.ts';
import type { Fact } from '../../protocol/fact.ts';
import type { LaneName } from '../../scenario/run-spec.ts';
import { laneOf, type RunState, runStore } from '../../stores/run-store.ts';

export interface FollowedLines {
  orderId: number | null;
  facts: readonly Fact[];
  lines: readonly MessageLine[];
}

const NOTHING: FollowedLines = { orderId: null, facts: [], lines: [] };

function followedLines(lane: LaneName): (state: RunState) => FollowedLines {
  const select = laneOf(lane);
  let key = '';
  let shown = NOTHING;
  return (state) => {
    const facts = select(state)?.followed ?? [];
    const next = `${state.frame?.epoch} ${facts.length} ${facts[0]?.id ?? ''} ${facts.at(-1)?.id ?? ''}`;
    if (next !== key) {
      key = next;
      const first = facts.find((fact) => 'orderId' in fact);
      const orderId = first && 'orderId' in first ? first.orderId : null;
      shown = facts.length === 0 ? NOTHING : { orderId, facts, lines: linesOf(livesOf(facts)) };
    }
    return shown;
  };
}

export function useLines(lane: LaneName): FollowedLines {
  const select = useMemo(() => followedLines(lane), [lane]);
  return useStore(runStore, select);
}
