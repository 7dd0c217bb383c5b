// The end of handling: acknowledge what was handled, or do what the pool's failure policy says.
import { failsAtItsEnd, giveUpMessage } from './failures.ts';
import { countHandled } from './handled.ts';
import { openHand } from './hands.ts';
import { freeJob } from './jobs.ts';
import { acknowledge } from './queues.ts';
import { discharge } from './settle.ts';
import { goOnWith } from './taking.ts';
import { NONE, ORPHAN, type World } from './world.ts';

/** The flow for a message, or for a batch of them, has ended. */
export function finishHandling(w: World, job: number): void {
  const { jobs, stations, messages } = w;
  const consumer = jobs.consumer[job];
  const pool = jobs.component[job];
  let message = jobs.message[job];
  if (message === ORPHAN) return finishUnheard(w, job);
  const failed = failsAtItsEnd(w, job, message);
  const fact = jobs.fact[job];
  if (failed && jobs.batch[job] === 0 && giveUpMessage(w, job, message, fact)) return;
  openHand(w, job);
  freeJob(w, job);
  while (message !== NONE) {
    const next = messages.next[message];
    if (!failed) {
      stations.served[pool]++;
      countHandled(w, consumer, message, fact);
      acknowledge(w, message, fact);
    } else if (jobs.batch[job] > 0) {
      giveUpMessage(w, job, message, fact);
    }
    message = next;
  }
  goOnWith(w, consumer);
}

/** The worker went on with a message that the broker had already taken back: what it did is done, and nobody is told. */
function finishUnheard(w: World, job: number): void {
  const { jobs } = w;
  const consumer = jobs.consumer[job];
  const root = jobs.root[job];
  const fact = jobs.fact[job];
  openHand(w, job);
  if (jobs.failed[job] === 0)
    w.starts.count[root * w.model.program.purposes.length + w.model.handled[jobs.component[job]]]++;
  freeJob(w, job);
  discharge(w, root, fact);
  goOnWith(w, consumer);
}
