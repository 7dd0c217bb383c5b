// What came out of the one-order run, computed from its frames: how long each customer waited, and when all was done.
import type { Frame, LaneFrame } from '../../protocol/frame.ts';
import { countText, msText, ratioText } from '../shared/format.ts';

export interface LaneResult {
  /** Null when the customer got no answer. */
  customerMs: number | null;
  workMs: number | null;
  lost: boolean;
}

export interface OneOrderResult {
  lanes: LaneResult[];
  /** The longer wait by the shorter one; null where there is nothing to compare. */
  ratio: number | null;
}

const laneResult = ({ orders }: LaneFrame): LaneResult => ({
  customerMs: orders.replied > 0 ? orders.lastCustomerMs : null,
  workMs: orders.lastWorkMs,
  lost: orders.settledWithLoss > 0,
});

/** Null while an order is still open, and under traffic. */
export function oneOrderResult(frame: Frame): OneOrderResult | null {
  const isOver = frame.lanes.length > 0 && frame.lanes.every(({ orders }) => orders.placed === 1 && orders.open === 0);
  if (!isOver || frame.nextEventAtMs !== null) return null;
  const lanes = frame.lanes.map(laneResult);
  const waits = lanes.flatMap(({ customerMs }) => (customerMs === null ? [] : [customerMs]));
  const shorter = Math.min(...waits);
  const ratio = waits.length === 2 && shorter > 0 ? Math.max(...waits) / shorter : null;
  return { lanes, ratio };
}

/** One line for where there is no room for more: "3,900 vs 110 ms · 35.5×". */
export function resultText(frame: Frame): string | null {
  const result = oneOrderResult(frame);
  if (!result) return null;
  const waits = result.lanes.map(({ customerMs }) => customerMs);
  if (waits.some((wait) => wait === null))
    return waits.map((wait) => (wait === null ? 'failed' : msText(wait))).join(' vs ');
  const [a = 0, b] = waits as number[];
  if (b === undefined) return msText(a);
  const both = a < 10_000 && b < 10_000 ? `${countText(a)} vs ${msText(b)}` : `${msText(a)} vs ${msText(b)}`;
  return result.ratio === null || result.ratio === 1 ? both : `${both} · ${ratioText(result.ratio)}`;
}
