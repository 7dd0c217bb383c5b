// Offered load, from the frame's own figures: orders a second times the time that each keeps someone busy.
import type { ComponentFrame, OrdersFrame } from '../../protocol/frame.ts';
import { serversNeeded } from '../../theory/queueing.ts';
import { countText, decimalText, msText } from '../shared/format.ts';

export interface Theory {
  /** λ × S with its numbers. */
  formula: string;
  offered: number;
  needed: number;
  /** Null where there is no limit. */
  enough: boolean | null;
}

export function theoryOf({ offered, capacity, products }: ComponentFrame, { perSecond }: OrdersFrame): Theory | null {
  // What pages ask of caches and replicas is no matter of orders a second.
  if (offered <= 0 || perSecond <= 0 || (products !== null && products.as !== 'primary')) return null;
  // Rounding in the last digit is no further worker.
  const needed = serversNeeded(offered - 1e-9, false);
  const perOrder = msText((1_000 * offered) / perSecond);
  return {
    formula: `${decimalText(perSecond, 2)} orders/s × ${perOrder} = ${decimalText(offered, 1)}`,
    offered,
    needed,
    enough: capacity === null ? null : capacity >= needed,
  };
}

export function theoryVerdict({ needed, enough }: Theory, capacity: number | null): string {
  if (enough === null) return 'It has no limit: this many are under way on average.';
  const has = `needs ${countText(needed)} or more, has ${countText(capacity ?? 0)}`;
  return enough ? `It keeps up: ${has}.` : `It falls behind without end: ${has}.`;
}
