// A queue as a row of its broker: how many cards, how many held, and whether the lesson's thresholds are passed. Pure.
import type { LaneFrame, QueueFrame } from '../../protocol/frame.ts';

/** More are not drawn as cards; the count says it. */
export const CARDS_MAX = { ready: 14, held: 6 } as const;

export type QueueLevel = 'empty' | 'some' | 'high' | 'over';

export interface QueueView {
  ready: number;
  held: number;
  level: QueueLevel;
}

/** `high` above the first threshold that is alerted, `over` above the tenfold one. */
export function queueView(frame: LaneFrame | null, name: string): QueueView {
  const queue: QueueFrame | undefined = frame?.queues.find((one) => one.name === name);
  if (!frame || !queue) return { ready: 0, held: 0, level: 'empty' };
  const above = Math.max(0, ...frame.alerts.filter((alert) => alert.queue === name).map((alert) => alert.above));
  const level = above >= 10_000 ? 'over' : above > 0 ? 'high' : queue.ready > 0 ? 'some' : 'empty';
  return { ready: queue.ready, held: queue.unacknowledged, level };
}
