// Fewer workers: one that was taken away takes no more, and is gone once it holds nothing on any of its queues.

import { CONSUMER } from './events.ts';
import { FACT } from './fact-log.ts';
import { NONE, type World } from './world.ts';

export function leaveIfIdle(w: World, consumer: number): void {
  const { consumers } = w;
  const lead = consumers.lead.at(consumer);
  if (consumers.inHand.at(lead) > 0) return;
  for (let one = lead; one !== NONE; one = consumers.sibling.at(one)) if (consumers.held.at(one) > 0) return;
  for (let one = lead; one !== NONE; one = consumers.sibling.at(one)) consumers.state.put(one, CONSUMER.gone);
  w.core.tell(FACT.workerLeft, NONE, NONE, 0, consumers.pool.at(lead), consumers.index.at(lead), 0, 0);
}
