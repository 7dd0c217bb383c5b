// Fewer workers: one that was taken away takes no more, and is gone once it holds nothing on any of its queues.

import { CONSUMER } from './events.ts';
import { FACT } from './fact-log.ts';
import { NONE, type World } from './world.ts';

export function leaveIfIdle(w: World, consumer: number): void {
  const { consumers } = w;
  const lead = consumers.lead[consumer];
  if (consumers.inHand[lead] > 0) return;
  for (let one = lead; one !== NONE; one = consumers.sibling[one]) if (consumers.held[one] > 0) return;
  for (let one = lead; one !== NONE; one = consumers.sibling[one]) consumers.state[one] = CONSUMER.gone;
  w.core.tell(FACT.workerLeft, NONE, NONE, 0, consumers.pool[lead], consumers.index[lead], 0, 0);
}
