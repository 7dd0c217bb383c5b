// Publishes that end otherwise than with every queue taking its copy: a full queue refuses (the others have their copy all
// the same), nothing is bound, or the broker is stopped. And what a message may say of itself: how long it lives, how much
// it matters, when it may go.
import { onGrid } from '../kernel/grid.ts';
import { bury } from './dead-letters.ts';
import { EVENT, MESSAGE } from './events.ts';
import { ENTRY, FACT, REFUSAL, REMOVAL } from './fact-log.ts';
import { NOW, type World } from './world.ts';

/** The broker is stopped: the publisher learns of it after a while. */
export function failSoon(w: World, job: number, broker: number): void {
  w.core.wait(job, w.stations.failAfterMs[broker], EVENT.publishFails);
}

/** A copy of which its publish says more than where it goes; with the delayed-message plug-in it enters after its delay. */
export function enterSpecial(w: World, message: number, cause: number, op: number): void {
  const { messages, headers, model } = w;
  const { transient, priority, expirationMs, delayMs, exchange } = model.program.ops[op];
  if (transient || priority > 0) {
    const header = w.core.ownHeader(message);
    headers.transient.put(header, transient ? 1 : 0);
    headers.priority.put(header, priority);
  }
  if (delayMs === 0 || !w.delays[exchange]) return w.core.enterQueue(message, cause, ENTRY.publish, expirationMs);
  messages.state.put(message, MESSAGE.delayed);
  const untilMs = w.scalars[NOW] + onGrid(delayMs);
  messages.fact.put(
    message,
    w.core.tell(
      FACT.messageDelayed,
      messages.root.at(message),
      cause,
      0,
      messages.queue.at(message),
      op,
      messages.id.at(message),
      untilMs,
    ),
  );
  w.core.schedule(untilMs, EVENT.delayEnds, message, op);
}

/** The plug-in lets a message go. */
export function endDelay(w: World, message: number, op: number): void {
  w.core.enterQueue(message, w.messages.fact.at(message), ENTRY.publish, w.model.program.ops[op].expirationMs);
}

/** Those with room have their copy; the publisher is told no all the same, and may publish to them again. */
export function endRefused(w: World, job: number, op: number): void {
  const { jobs, messages, model } = w;
  const root = jobs.root.at(job);
  const refused = failPublish(w, job, REFUSAL.refused);
  for (const queue of w.routes[model.exchange[op]]![model.key[op]]!) {
    if (w.queues.deleted[queue] === 1) continue;
    if (!w.core.isFull(queue)) w.core.enterAs(queue, root, refused, op);
    else if (w.buriesRefused[queue]) {
      const message = w.core.newMessage(queue, root, w.model.key[op]);
      messages.fact.put(message, refused);
      bury(w, message, REMOVAL.maxlen, refused);
    }
  }
}

/** The publish has failed: it is tried again, or passed over, or the flow fails, as its step says. Returns the fact. */
export function failPublish(w: World, job: number, reason: number): number {
  const { jobs, model } = w;
  const op = jobs.op.at(job);
  const { retries, continues } = model.program.ops[op];
  const subject = jobs.component.at(job) | (reason << 8);
  const fact = w.core.tell(
    FACT.publishFailed,
    jobs.root.at(job),
    jobs.fact.at(job),
    0,
    subject,
    op,
    jobs.unit.at(job),
    jobs.startedAt.at(job),
  );
  jobs.fact.put(job, fact);
  const refusals = jobs.refusals.at(job) + 1;
  jobs.refusals.put(job, refusals);
  if (refusals <= retries) w.core.beginPublish(job, op);
  else {
    jobs.refusals.put(job, 0);
    if (continues) w.core.succeed(job);
    else w.core.fail(job);
  }
  return fact;
}
