// What sentences about traffic have in common: what one is, whether something is too small for what comes, and by how much.
import type { ComponentFrame, LaneFrame } from '../../protocol/frame.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { countOf, countText, decimalText } from '../shared/format.ts';
import type { NarratedLane } from './narration.ts';

/** A sentence, and what it is about: while that stays, only its numbers have changed. */
export interface Said {
  about: string;
  text: string;
}

export const tooFew = ({ capacity, offered }: ComponentFrame) => capacity !== null && offered > capacity;

/** With a fault in force its harm is the cause, and has been told; no rate that is known beforehand holds. */
export const isHarmed = ({ components }: LaneFrame) => components.some(({ faults }) => faults.length > 0);

/** Whether anything but orders is done in this shop; then not every second that is held is held for an order. */
export const hasOtherWork = ({ traffic }: Scenario): boolean => traffic.some(({ background }) => background === true);

/**
 * "600 slots ÷ 3.9 s = 153.8 orders a second": what can be carried, and what comes; how many would be needed where there is
 * other work, too. Empty without traffic.
 */
export function causeText(
  { scenario, frame }: NarratedLane,
  { capacity, offered }: ComponentFrame,
  noun: string,
): string {
  const { orders } = frame;
  if (capacity === null || offered <= 0 || orders.perSecond <= 0) return '';
  if (hasOtherWork(scenario))
    return `${decimalText(offered)} ${noun}s would be busy, and there are ${countText(capacity)}.`;
  const heldSeconds = offered / orders.perSecond;
  const carried = `${countOf(capacity, noun)} ÷ ${decimalText(heldSeconds, 2)} s = ${decimalText(capacity / heldSeconds)} orders a second`;
  return `${carried}; ${decimalText(orders.perSecond)} come.`;
}
