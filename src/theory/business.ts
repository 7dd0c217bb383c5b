// What waiting costs: the share of customers who abandon a checkout that takes so long, and what that is in orders and
// money. The curve is an assumption drawn through two anchors, never a measurement; the panel says so beside it.

/** `exponential`: of those still there, the same share leaves in each further second. `linear`: a straight line. */
export type CurveFamily = 'exponential' | 'linear';

/** Two points that the curve goes through. Latencies in ms, shares from 0 to 1. */
export interface Anchors {
  fastMs: number;
  fastShare: number;
  slowMs: number;
  slowShare: number;
}

/** The lesson's two figures: 5 % at 110 ms, 15 % at 3,900 ms. */
export const LESSON_ANCHORS: Anchors = { fastMs: 110, fastShare: 0.05, slowMs: 3_900, slowShare: 0.15 };

export interface AnchorProblem {
  field: keyof Anchors;
  problem: string;
}

const LATENCY_MS_MAX = 3_600_000;

/** Everything that is wrong with two anchors, field by field; empty when a curve can be drawn through them. */
export function anchorProblems(anchors: Anchors): AnchorProblem[] {
  const problems: AnchorProblem[] = [];
  const latency = (field: 'fastMs' | 'slowMs') => {
    const value = anchors[field];
    if (!(value >= 0 && value <= LATENCY_MS_MAX)) problems.push({ field, problem: 'must be from 0 to 3,600,000 ms' });
  };
  const share = (field: 'fastShare' | 'slowShare') => {
    if (!(anchors[field] >= 0 && anchors[field] < 1))
      problems.push({ field, problem: 'must be from 0 to below 100 %' });
  };
  latency('fastMs');
  share('fastShare');
  latency('slowMs');
  share('slowShare');
  if (problems.length > 0) return problems;
  if (anchors.slowMs <= anchors.fastMs) problems.push({ field: 'slowMs', problem: 'must be more than the fast one' });
  if (anchors.slowShare < anchors.fastShare)
    problems.push({ field: 'slowShare', problem: 'must not be less than the fast one' });
  return problems;
}

export interface Curve {
  family: CurveFamily;
  /** Share of customers who leave, from 0 to 1, at a latency in ms. */
  leaves(latencyMs: number): number;
  /** Of the exponential: share(stays) = scale · exp(−latency / tauMs). */
  scale: number;
  tauMs: number;
  /** Of the line: share(leaves) = intercept + perMs · latency. */
  intercept: number;
  perMs: number;
}

const within01 = (share: number) => Math.min(1, Math.max(0, share));

/** The curve of a family through both anchors; exact at them, clamped to 0…1 elsewhere. Expects anchors without problems. */
export function curveThrough(family: CurveFamily, anchors: Anchors): Curve {
  const { fastMs, fastShare, slowMs, slowShare } = anchors;
  const perMs = (slowShare - fastShare) / (slowMs - fastMs);
  const intercept = fastShare - perMs * fastMs;
  const tauMs = (slowMs - fastMs) / Math.log((1 - fastShare) / (1 - slowShare));
  const scale = (1 - fastShare) * Math.exp(fastMs / tauMs);
  const leaves =
    family === 'linear'
      ? (latencyMs: number) => within01(intercept + perMs * latencyMs)
      : (latencyMs: number) => within01(1 - scale * Math.exp(-latencyMs / tauMs));
  return { family, leaves, scale, tauMs, intercept, perMs };
}

/** Mean of the curve over all orders of a histogram of (ms, orders); null while nobody has been answered. */
export function meanLeaves(curve: Curve, histogram: readonly (readonly [number, number])[]): number | null {
  let orders = 0;
  let leaving = 0;
  for (const [latencyMs, count] of histogram) {
    orders += count;
    leaving += count * curve.leaves(latencyMs);
  }
  return orders === 0 ? null : leaving / orders;
}

export interface Shop {
  /** Orders a month; started or placed, depending on the reading. */
  monthly: number;
  /** Value of one order, in dollars. */
  value: number;
}

export const LESSON_SHOP: Shop = { monthly: 150_000_000, value: 50 };

export interface Gain {
  before: number;
  after: number;
  more: number;
  revenue: number;
}

const gain = (before: number, after: number, value: number): Gain => ({
  before,
  after,
  more: after - before,
  revenue: (after - before) * value,
});

/** The lesson's arithmetic: 10 % more conversions × 150 M orders. It adds percentage points to a number of orders. */
export function lessonGain(shop: Shop, leavesBefore: number, leavesAfter: number): Gain {
  const more = shop.monthly * (leavesBefore - leavesAfter);
  return gain(shop.monthly, shop.monthly + more, shop.value);
}

/** `monthly` checkouts are started; (1 − p) of them become orders. */
export function gainIfStarted(shop: Shop, leavesBefore: number, leavesAfter: number): Gain {
  return gain(shop.monthly * (1 - leavesBefore), shop.monthly * (1 - leavesAfter), shop.value);
}

/** `monthly` orders are placed before, by the (1 − p) who stay; afterwards more of the same customers stay. */
export function gainIfPlaced(shop: Shop, leavesBefore: number, leavesAfter: number): Gain {
  return gain(shop.monthly, (shop.monthly * (1 - leavesAfter)) / (1 - leavesBefore), shop.value);
}

/** By how much a share fell, relative to itself: 15 % to 5 % is two thirds. */
export function relativeReduction(before: number, after: number): number {
  return before === 0 ? 0 : (before - after) / before;
}
