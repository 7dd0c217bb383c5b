// What has been done for an order, by pool: a second time is a duplicate (two e-mails), unless the worker remembers.
import { FACT, tell } from './fact-log.ts';
import type { World } from './world.ts';

const place = (w: World, root: number, pool: number): number =>
  root * w.model.program.purposes.length + w.model.handled[pool];

/** Whether the pool has already handled this order to its end. */
export function alreadyHandled(w: World, root: number, pool: number): boolean {
  return w.starts.count[place(w, root, pool)] > 0;
}

/** The message has been handled: a second time for the same order is told, and counted. */
export function countHandled(w: World, consumer: number, message: number, cause: number): void {
  const { messages, consumers, stations } = w;
  const root = messages.root[message];
  const pool = consumers.pool[consumer];
  const times = ++w.starts.count[place(w, root, pool)];
  if (times === 1) return;
  stations.duplicates[pool]++;
  const where = messages.queue[message] | (pool << 8);
  tell(w, FACT.duplicateHandled, root, cause, 0, where, consumers.index[consumer], messages.id[message], times);
}
