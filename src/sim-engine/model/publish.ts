// Publishing with confirm: it takes the broker's publish time in the publisher, whose slot is held; then a copy enters
// every matched queue, the confirm comes, and delivery begins, all at the same instant. Other endings: a full queue
// refuses (the others have their copy all the same), nothing is bound, or the broker is stopped.
import { onGrid } from '../kernel/grid.ts';
import { bury } from './dead-letters.ts';
import { durationOf } from './durations.ts';
import { EVENT, HEALTH } from './events.ts';
import { ENTRY, FACT, REFUSAL, REMOVAL, tell } from './fact-log.ts';
import { fail, step, succeed } from './jobs.ts';
import { enterQueue, MESSAGE, newMessage } from './messages.ts';
import { NOW, type World } from './world.ts';

export function beginPublish(w: World, job: number, op: number): void {
  const { jobs, stations, model } = w;
  const root = jobs.root[job];
  const broker = model.target[op];
  jobs.fact[job] = tell(w, FACT.publishStarted, root, jobs.fact[job], 0, jobs.component[job], op, jobs.unit[job], 0);
  const durationMs = durationOf(w, op, root);
  if ((stations.health[broker] & HEALTH.down) !== 0) return failSoon(w, job, broker);
  const gapMs = w.publishGapMs[broker]!;
  if (gapMs === 0) return step(w, job, durationMs);
  // One after the other at the broker's capacity: the confirm comes when its turn is over, if that is later.
  const nowMs = w.scalars[NOW];
  stations.freeAt[broker] = Math.max(stations.freeAt[broker], nowMs) + gapMs;
  step(w, job, Math.max(durationMs, onGrid(stations.freeAt[broker] - nowMs)));
}

function failSoon(w: World, job: number, broker: number): void {
  const { jobs, scalars } = w;
  jobs.startedAt[job] = scalars[NOW];
  jobs.endsAt[job] = scalars[NOW] + w.stations.failAfterMs[broker];
  w.agenda.schedule(jobs.endsAt[job], EVENT.publishFails, job, jobs.generation[job]);
}

export function endPublish(w: World, job: number, op: number): void {
  const { jobs, model } = w;
  const queues = routed(w, model.exchange[op], model.key[op]);
  jobs.generation[job]++;
  if (queues.length === 0 && model.program.ops[op].mandatory) {
    failPublish(w, job, REFUSAL.unroutable);
    return;
  }
  for (let i = 0; i < queues.length; i++) if (isFull(w, queues[i])) return endRefused(w, job, op, queues);
  const root = jobs.root[job];
  const component = jobs.component[job];
  const confirmed = tell(
    w,
    FACT.publishConfirmed,
    root,
    jobs.fact[job],
    0,
    component | (queues.length << 8),
    op,
    jobs.unit[job],
    jobs.startedAt[job],
  );
  jobs.fact[job] = confirmed;
  jobs.refusals[job] = 0;
  // The publisher goes on with the confirm before anything is delivered.
  succeed(w, job);
  if (queues.length === 0) loseUnroutable(w, root, confirmed, component, op);
  for (let i = 0; i < queues.length; i++) enter(w, queues[i], root, confirmed, op);
}

/** Queues that are bound for a key now, those left out that went with their owner. */
function routed(w: World, exchange: number, key: number): number[] {
  const found = w.routes[exchange]![key]!;
  for (let i = 0; i < found.length; i++)
    if (w.queues.deleted[found[i]!] === 1) return found.filter((queue) => w.queues.deleted[queue] === 0);
  return found;
}

/** A quorum queue is soft: it takes one more than its limit. */
function isFull(w: World, queue: number): boolean {
  return (
    w.dropsHead[queue] === false &&
    w.queues.ready[queue] >= w.lengthMax[queue]! + (w.model.queues[queue].quorum ? 1 : 0)
  );
}

/** A copy enters one queue; with the delayed-message plug-in, after its delay. */
function enter(w: World, queue: number, root: number, cause: number, op: number): void {
  const { messages, model } = w;
  const message = newMessage(w, queue, root, model.key[op]);
  if (model.special[op] === 0) return enterQueue(w, message, cause, ENTRY.publish, Infinity);
  const { transient, priority, expirationMs, delayMs, exchange } = model.program.ops[op];
  messages.marked[message] = 1;
  messages.transient[message] = transient ? 1 : 0;
  messages.priority[message] = priority;
  if (delayMs === 0 || !w.delays[exchange]) return enterQueue(w, message, cause, ENTRY.publish, expirationMs);
  messages.state[message] = MESSAGE.delayed;
  const untilMs = w.scalars[NOW] + onGrid(delayMs);
  messages.fact[message] = tell(w, FACT.messageDelayed, root, cause, 0, queue, op, messages.id[message], untilMs);
  w.agenda.schedule(untilMs, EVENT.delayEnds, message, op);
}

/** The plug-in lets a message go. */
export function endDelay(w: World, message: number, op: number): void {
  enterQueue(w, message, w.messages.fact[message], ENTRY.publish, w.model.program.ops[op].expirationMs);
}

function loseUnroutable(w: World, root: number, cause: number, component: number, op: number): void {
  w.roots.lost[root]++;
  tell(w, FACT.messageUnroutable, root, cause, 0, component, op, 0, 0);
}

/** Those with room have their copy; the publisher is told no all the same, and may publish to them again. */
function endRefused(w: World, job: number, op: number, queues: number[]): void {
  const { jobs, messages } = w;
  const root = jobs.root[job];
  const refused = failPublish(w, job, REFUSAL.refused);
  for (const queue of queues) {
    if (!isFull(w, queue)) enter(w, queue, root, refused, op);
    else if (w.buriesRefused[queue]) {
      const message = newMessage(w, queue, root, w.model.key[op]);
      messages.fact[message] = refused;
      bury(w, message, REMOVAL.maxlen, refused);
    }
  }
}

/** The publish has failed: it is tried again, or passed over, or the flow fails, as its step says. Returns the fact. */
export function failPublish(w: World, job: number, reason: number): number {
  const { jobs, model } = w;
  const op = jobs.op[job];
  const { retries, continues } = model.program.ops[op];
  const subject = jobs.component[job] | (reason << 8);
  const fact = tell(
    w,
    FACT.publishFailed,
    jobs.root[job],
    jobs.fact[job],
    0,
    subject,
    op,
    jobs.unit[job],
    jobs.startedAt[job],
  );
  jobs.fact[job] = fact;
  if (jobs.refusals[job]++ < retries) beginPublish(w, job, op);
  else {
    jobs.refusals[job] = 0;
    if (continues) succeed(w, job);
    else fail(w, job);
  }
  return fact;
}
