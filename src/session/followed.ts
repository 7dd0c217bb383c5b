// Which order the waterfall follows when nobody has picked one: the newest, kept until its work is done in every lane and
// there was time to read it. Whoever comes to a moment from elsewhere gets the last one that has all of its story to show.
import type { Frame } from '../protocol/frame.ts';

export interface Followed {
  orderId: number | null;
  sinceMs: number;
}

const READ_MS = 2_500;

/** `nowMs` is real time. */
export function nextFollowed(followed: Followed, frame: Frame, nowMs: number): Followed {
  const newest = Math.min(...frame.lanes.map(({ newestOrderId }) => newestOrderId ?? Infinity));
  if (newest === Infinity) return { orderId: null, sinceMs: nowMs };
  const { orderId, sinceMs } = followed;
  if (orderId === null || orderId > newest) {
    // A lane in which none is done says nothing against the order that is done in the other one: there it still waits.
    const settled = Math.min(...frame.lanes.map(({ newestSettledOrderId }) => newestSettledOrderId ?? Infinity));
    return { orderId: Math.min(settled, newest), sinceMs: nowMs };
  }
  const ofIt = frame.lanes.map((lane) => lane.followed.filter((fact) => 'orderId' in fact && fact.orderId === orderId));
  const lost = ofIt.some((facts) => facts.length === 0) && nowMs - sinceMs > READ_MS;
  const settled = ofIt.every((facts) => facts.some(({ type }) => type === 'order-settled'));
  return (settled && nowMs - sinceMs > READ_MS) || lost ? { orderId: newest, sinceMs: nowMs } : followed;
}
