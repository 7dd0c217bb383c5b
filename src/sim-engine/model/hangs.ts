// Workers whose process has stopped, and channels that the broker closes. A hung worker handles nothing and is given messages
// all the same; the broker notices by heartbeats, at the second check without a sign of life, or never. A worker that holds
// a message for too long is cut off: amqplib says so and subscribes to nothing again, until the process is started anew.
import { forgetFlush } from './batches.ts';
import { isMessage, orphan } from './brokers.ts';
import { killJobs, loseMessages } from './crashes.ts';
import { CONSUMER, EVENT, MESSAGE } from './events.ts';
import { CLOSING, FACT } from './fact-log.ts';
import { scheduleTick } from './ticks.ts';
import { NONE, NOW, type World } from './world.ts';

const brokerOf = (w: World, lead: number): number => w.model.queues[w.consumers.queue.at(lead)].broker;

/** Every process of a pool stops. What they were doing is lost, what they hold they go on holding. */
export function hangPool(w: World, pool: number, cause: number): void {
  const { pools, consumers } = w;
  for (let lead = pools.first[pool]; lead !== NONE; lead = consumers.poolNext.at(lead))
    if (consumers.state.at(lead) === CONSUMER.active || consumers.state.at(lead) === CONSUMER.leaving)
      hang(w, lead, cause);
}

function hang(w: World, lead: number, cause: number): void {
  const { consumers } = w;
  const fact = w.core.tell(FACT.workerHung, NONE, cause, 0, consumers.pool.at(lead), consumers.index.at(lead), 0, 0);
  for (let one = lead; one !== NONE; one = consumers.sibling.at(one)) {
    consumers.state.put(one, CONSUMER.hung);
    consumers.fact.put(one, fact);
    killJobs(w, one);
    forgetFlush(w, one);
  }
  consumers.job.put(lead, NONE);
  const everyMs = w.heartbeatMs[brokerOf(w, lead)]!;
  if (everyMs === 0) return;
  // The next check still finds what came since the one before; the two after it find nothing.
  const checks = Math.ceil((w.scalars[NOW] - consumers.connectedAt.at(lead)) / everyMs) + 2;
  const noticedMs = consumers.connectedAt.at(lead) + checks * everyMs;
  w.core.schedule(noticedMs, EVENT.silenceNoticed, lead, consumers.connection.at(lead));
}

/** The broker has heard nothing of a worker for two checks. */
export function noticeSilence(w: World, lead: number): void {
  if (w.consumers.state.at(lead) === CONSUMER.hung) closeChannel(w, lead, CLOSING.heartbeat);
}

/** The stopped processes of a pool are started again; they come back as `rejoin` brings them. */
export function restartHung(w: World, pool: number, cause: number): void {
  const { pools, consumers } = w;
  for (let lead = pools.first[pool]; lead !== NONE; lead = consumers.poolNext.at(lead)) {
    const state = consumers.state.at(lead);
    if (state !== CONSUMER.hung && state !== CONSUMER.cutOff) continue;
    for (let one = lead; one !== NONE; one = consumers.sibling.at(one)) {
      consumers.state.put(one, CONSUMER.crashed);
      w.core.leaveRing(one);
      killJobs(w, one);
      loseMessages(w, one, cause);
    }
    consumers.job.put(lead, NONE);
  }
}

/** Looks at how long a worker has held what it holds, and again after an interval while it holds anything. */
export function lookAtHolding(w: World, lead: number): void {
  const { consumers } = w;
  const broker = brokerOf(w, lead);
  consumers.ticks.put(lead, 0);
  if (consumers.state.at(lead) === CONSUMER.cutOff || consumers.state.at(lead) === CONSUMER.crashed) return;
  const held = heldSince(w, lead);
  if (held === Infinity) return;
  if (w.scalars[NOW] - held >= w.holdMsMax[broker]!) closeChannel(w, lead, CLOSING.consumerTimeout);
  else scheduleTick(w, lead, broker);
}

/** When a worker was given the oldest message that it holds; Infinity when it holds none. */
function heldSince(w: World, lead: number): number {
  const { messages, consumers } = w;
  let since = Infinity;
  for (const message of w.rowsOf('message')) {
    const consumer = messages.consumer.at(message);
    if (messages.state.at(message) !== MESSAGE.held || consumer === NONE || consumers.lead.at(consumer) !== lead)
      continue;
    since = Math.min(since, messages.since.at(message));
  }
  return since;
}

/** All that a worker holds goes back; what it has in hand it goes on with, and nobody is told of its end. */
function closeChannel(w: World, lead: number, reason: number): void {
  const { consumers, jobs } = w;
  const fact = w.core.tell(
    FACT.channelClosed,
    NONE,
    NONE,
    0,
    consumers.pool.at(lead),
    consumers.index.at(lead),
    0,
    reason,
  );
  for (const job of w.rowsOf('job')) {
    const consumer = jobs.consumer.at(job);
    const message = jobs.message.at(job);
    const isOwn = consumer !== NONE && consumers.lead.at(consumer) === lead && isMessage(message);
    if (isOwn && w.messages.state.at(message) === MESSAGE.held) orphan(w, job);
  }
  for (let one = lead; one !== NONE; one = consumers.sibling.at(one)) {
    consumers.state.put(one, CONSUMER.cutOff);
    consumers.fact.put(one, fact);
    w.core.leaveRing(one);
    forgetFlush(w, one);
    loseMessages(w, one, fact);
  }
}
