// The lines of the followed order's messages in one lane, told anew only when a fact is new; what is no longer kept is
// recalled.
import { useMemo } from 'react';
import { linesOf, livesOf, type MessageLine } from '../../message-life/lives.ts';
import type { LaneName } from '../../scenario/run-spec.ts';
import { useOrderFacts } from '../explain/use-order-facts.ts';

export interface FollowedLines {
  orderId: number | null;
  lines: readonly MessageLine[];
  /** They are being told again just now. */
  recalling: boolean;
}

export function useLines(lane: LaneName): FollowedLines {
  const { orderId, facts, recalling } = useOrderFacts(lane);
  const lines = useMemo(() => linesOf(livesOf(facts)), [facts]);
  return { orderId, lines, recalling };
}
