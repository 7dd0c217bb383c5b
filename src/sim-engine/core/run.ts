// The loop: events in their total order, up to an instant; how a run is cut into such advances changes nothing in it.
import { drop, kindOf, peek } from './agenda';
import { dispatch } from './dispatch';
import { mixInstant } from './facts';
import { endStep, goOn } from './flow';
import { endWait } from './jobs';
import {
  AT_INSTANT,
  AT_INSTANT_MAX,
  EVENT,
  EVENTS,
  LOOK_AT,
  MESSAGE,
  NONE,
  NOW,
  ORDER,
  queues,
  scalars,
  sources,
} from './layout';
import { consumers, events, giveEvent, messages, orders } from './memory';
import { placeOrder } from './orders';
import { closeIntervals, handleOther, lookBefore, standStill } from './outside';
import { intervalEndsAt } from './series';
import { DISPATCH, noTasks, taskAt, tasksAsked } from './tasks';
import { orderTaken } from './traffic';

/** Handles events up to and including `untilMs`, at most `eventsMax`, and returns how many. */
export function takeEvents(untilMs: f64, eventsMax: f64): f64 {
  let handled: f64 = 0;
  while (handled < eventsMax) {
    const event = peek();
    if (event === NONE) break;
    const e = events(event);
    const atMs = e.due;
    if (atMs > untilMs) break;
    const kind = kindOf(event);
    drop(event);
    let row = event;
    let generation = 0;
    if (isOfJob(kind)) endWait(event);
    else {
      row = e.row;
      generation = e.generation;
      giveEvent(event);
      if (isStale(kind, row, generation)) continue;
    }
    if (atMs !== scalars[NOW]) beginInstant(atMs);
    else {
      const many = scalars[AT_INSTANT] + 1;
      scalars[AT_INSTANT] = many;
      if (many > <f64>AT_INSTANT_MAX) standStill(atMs);
    }
    let job = NONE;
    if (kind === EVENT.stepEnds) job = endStep(event);
    else if (kind === EVENT.orderArrives) {
      job = placeOrder(row);
      orderTaken(row);
    } else handleOther(kind, row, generation);
    if (job !== NONE) goOn(job);
    if (tasksAsked() > 0) doTasks();
    handled++;
  }
  scalars[EVENTS] = scalars[EVENTS] + handled;
  return handled;
}

export function doTasks(): void {
  for (let place = 0; place < tasksAsked(); place++) {
    const task = taskAt(place);
    if ((task & 1) === DISPATCH) dispatch(task >> 1);
    else goOn(task);
  }
  noTasks();
}

/** Takes away what comes first and is stale, so that the next event is one that will happen, and the last one the end. */
export function dropStale(): void {
  for (let event = peek(); event !== NONE; event = peek()) {
    const e = events(event);
    const kind = kindOf(event);
    if (isOfJob(kind) || !isStale(kind, e.row, e.generation)) return;
    drop(event);
    giveEvent(event);
  }
}

/** Time of the next event; Infinity when there is none. */
export function nextAtMs(): f64 {
  const event = peek();
  return event === NONE ? Infinity : events(event).due;
}

/** The event is a job that has waited. */
function isOfJob(kind: i32): bool {
  return <u32>(kind - EVENT.stepEnds) <= <u32>(EVENT.backoffEnds - EVENT.stepEnds);
}

/** What it was scheduled for is over: the row belongs to something else by now. */
function isStale(kind: i32, row: i32, generation: i32): bool {
  switch (kind) {
    case EVENT.orderArrives:
      return sources.generation[row] !== generation;
    case EVENT.customerLeaves:
      return orders(row).generation !== generation || orders(row).state !== ORDER.waiting;
    case EVENT.messageReturns: {
      const m = messages(row);
      return m.id !== <f64>generation || !(m.state === MESSAGE.returning || m.state === MESSAGE.crashed);
    }
    case EVENT.headExpires:
      return queues.timer[row] !== generation;
    case EVENT.batchFlushes:
    case EVENT.workerRejoins:
      return consumers(row).generation !== generation;
    case EVENT.silenceNoticed:
    case EVENT.channelTicks:
      return consumers(row).connection !== generation;
    default:
      return false;
  }
}

function beginInstant(atMs: f64): void {
  if (atMs >= intervalEndsAt()) closeIntervals(atMs);
  if (atMs > scalars[LOOK_AT]) lookBefore(atMs);
  scalars[NOW] = atMs;
  scalars[AT_INSTANT] = 0;
  mixInstant(atMs);
}
