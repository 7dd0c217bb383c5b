// A queue as a row of its broker: how many cards, how many held, what it is for, and whether the lesson's thresholds are
// passed. Pure.
import type { LaneFrame, QueueFrame } from '../../protocol/frame.ts';
import { type QueueRole, roleAmong } from '../shared/queue-role.ts';

/** More are not drawn as cards; the count says it. */
export const CARDS_MAX = { ready: 14, held: 6 } as const;

export type QueueLevel = 'empty' | 'some' | 'high' | 'over';

export interface QueueView {
  ready: number;
  held: number;
  level: QueueLevel;
  role: QueueRole;
  isDeleted: boolean;
  /** The threshold that is passed; null where none is. */
  above: number | null;
}

/** From so many on a threshold is the lesson's second one. */
const OVER = 10_000;

/** `high` above a threshold of ready messages that is alerted, `over` above the lesson's tenfold one. */
export function queueView(frame: LaneFrame | null, name: string, consumed: readonly string[] = [name]): QueueView {
  const queue: QueueFrame | undefined = frame?.queues.find((one) => one.name === name);
  if (!frame || !queue) return { ready: 0, held: 0, level: 'empty', role: 'work', isDeleted: false, above: null };
  const passed = frame.alerts
    .filter((alert) => alert.queue === name && alert.measure === 'ready')
    .map((alert) => alert.above);
  const above = passed.length > 0 ? Math.max(...passed) : null;
  const level = above === null ? (queue.ready > 0 ? 'some' : 'empty') : above >= OVER ? 'over' : 'high';
  const role = roleAmong(queue, consumed);
  return { ready: queue.ready, held: queue.unacknowledged, level, role, isDeleted: queue.deleted, above };
}
