// What the core asks of the rest of the engine (src/sim-engine/core/outside.ts): the rare things, each done where it
// belongs. Closing intervals and looking at alerts happen between events, and change none.
import { limitText } from '../../scenario/wording.ts';
import { RunLimit } from '../kernel/table.ts';
import type { Outside } from '../memory/core.ts';
import { lookBefore } from './alerts.ts';
import { flushBatch, startBatch } from './batches.ts';
import { failCall, hang, refuses, timeOutCall } from './calls.ts';
import { countStored, forgetOrder, mayOrderAgain } from './customers.ts';
import { AT_INSTANT_MAX, EVENT } from './events.ts';
import { buryExpired, expireHead, watchHead } from './expiry.ts';
import { CONDITION, conditionOf, REFUSAL } from './fact-log.ts';
import { endBackoff, failsAtItsEnd, giveUpMessage } from './failures.ts';
import { besides, fork } from './flow.ts';
import { lookAtHolding, noticeSilence } from './hangs.ts';
import { leaveIfIdle } from './leaving.ts';
import { customerLeaves, orderAgain, timeOutRequest } from './orders.ts';
import { shorten } from './overflow.ts';
import { doDeed, replicate } from './products.ts';
import { endDelay, endRefused, enterSpecial, failPublish, failSoon } from './publish.ts';
import { replayNext } from './replays.ts';
import { takeBack } from './returns.ts';
import { watchHolding } from './ticks.ts';
import { totalsOf } from './totals.ts';
import { reachProfile } from './traffic.ts';
import { comeBack } from './workers.ts';
import type { World } from './world.ts';

export const outsideOf = (w: World): Omit<Outside, 'memoryGrew' | 'tooMany'> => ({
  standStill: (atMs) => {
    throw new RunLimit(`The clock stands still: more than ${limitText(AT_INSTANT_MAX)} events happened at ${atMs} ms.`);
  },
  closeIntervals: (atMs) => closeIntervals(w, atMs, true),
  lookBefore: (atMs) => lookBefore(w, atMs),
  handleOther: (kind, row, generation) => handleOther(w, kind, row, generation),
  reachProfile: (source, wanted) => reachProfile(w, source, wanted),
  sampleAt: (duration, place) => w.samples.get(duration)![place]!,
  refuses: (job, op, callee) => refuses(w, job, op, callee),
  hang: (job, callee) => hang(w, job, callee),
  doDeed: (job, op, unheard) => doDeed(w, job, op, unheard !== 0),
  storedAgain: (job, store) => countStored(w, job, store),
  besides: (job, op) => besides(w, job, op),
  fork: (job, op) => fork(w, job, op),
  failSoon: (job, broker) => failSoon(w, job, broker),
  failUnroutable: (job) => {
    failPublish(w, job, REFUSAL.unroutable);
  },
  endRefused: (job, op) => endRefused(w, job, op),
  enterSpecial: (message, cause, op) => enterSpecial(w, message, cause, op),
  buryExpired: (queue) => buryExpired(w, queue),
  watchHead: (queue) => watchHead(w, queue),
  shorten: (queue) => shorten(w, queue),
  watchHolding: (consumer, message) => watchHolding(w, consumer, message),
  startBatch: (consumer) => startBatch(w, consumer),
  leaveIfIdle: (consumer) => leaveIfIdle(w, consumer),
  failsAtItsEnd: (job, message) => failsAtItsEnd(w, job, message),
  giveUpMessage: (job, message, cause) => giveUpMessage(w, job, message, cause),
  mayOrderAgain: (root, cause) => mayOrderAgain(w, root, cause),
  forgetOrder: (root) => forgetOrder(w, root),
});

/** Closes intervals that end before an instant, or at it as well. */
export function closeIntervals(w: World, atMs: number, atItToo: boolean): void {
  while (w.series.endsAtMs < atMs || (atItToo && w.series.endsAtMs === atMs))
    w.series.close(totalsOf(w, w.series.endsAtMs));
}

/** Events that the core does not handle itself: most runs have few of them, or none. */
function handleOther(w: World, kind: number, row: number, generation: number): void {
  const failFor = (condition: number) => failCall(w, row, conditionOf(condition, w.model.target[w.jobs.op.at(row)]!));
  switch (kind) {
    case EVENT.callFailsDown:
      return failFor(CONDITION.down);
    case EVENT.callFailsInError:
      return failFor(CONDITION.errors);
    case EVENT.callFailsLimited:
      return failFor(CONDITION['rate-limit']);
    case EVENT.callTimesOut:
      return timeOutCall(w, row);
    case EVENT.customerLeaves:
      return customerLeaves(w, row);
    case EVENT.lineTimesOut:
      return timeOutRequest(w, row);
    case EVENT.headExpires:
      return expireHead(w, row);
    case EVENT.backoffEnds:
      return endBackoff(w, row);
    case EVENT.batchFlushes:
      return flushBatch(w, row);
    case EVENT.workerRejoins:
      return comeBack(w, row, w.consumers.fact.at(row));
    case EVENT.delayEnds:
      return endDelay(w, row, generation);
    case EVENT.replays:
      return replayNext(w, row);
    case EVENT.replicates:
      return replicate(w, row);
    case EVENT.ordersAgain:
      return orderAgain(w, row);
    case EVENT.silenceNoticed:
      return noticeSilence(w, row);
    case EVENT.channelTicks:
      return lookAtHolding(w, row);
    case EVENT.publishFails:
      failPublish(w, row, REFUSAL.connectionLost);
      return;
    default:
      return takeBack(w, row);
  }
}
