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
import { events, giveEvent, messages, orders, restOfConsumer } from './memory';
import { placeOrder } from './orders';
import { closeIntervals, handleOther, lookBefore, standStill } from './outside';
import { intervalEndsAt } from './series';
import { DISPATCH, noTasks, taskAt, tasksAsked } from './tasks';
import { orderTaken } from './traffic';

/** So many at once are more than there ever are. */
const MANY: f64 = 9007199254740992;

/** Handles events up to and including `untilMs`, at most `eventsMax`, and returns how many. */
export function takeEvents(untilMs: f64, eventsMax: f64): f64 {
  if (!(untilMs >= 0)) return 0;
  // No time is negative: as whole numbers, their bits have the order of times, once -0 is 0.
  const until = reinterpret<u64>(untilMs + 0);
  return takeUntil(until, <i64>Math.ceil(min(eventsMax, MANY)));
}

/** Until an instant, given by its bits: written into its caller, it would make them anew for each event. */
function takeUntil(until: u64, most: i64): f64 {
  let handled: i64 = 0;
  while (handled < most) {
    const event = peek();
    if (event === NONE) break;
    const at = bitsOfDue(event);
    if (at > until) break;
    const kind = kindOf(event);
    drop(event);
    if (kind === EVENT.stepEnds) {
      endWait(event);
      reach(at);
      const job = endStep(event);
      if (job !== NONE) goOn(job);
    } else if (!handle(event, kind, at)) continue;
    if (tasksAsked() > 0) doTasks();
    handled++;
  }
  scalars[EVENTS] = scalars[EVENTS] + <f64>handled;
  return <f64>handled;
}

/** Handles an event that is no end of a step; false when what it was for is over. */
function handle(event: i32, kind: i32, at: u64): bool {
  let row = event;
  let generation = 0;
  if (isOfJob(kind)) endWait(event);
  else {
    row = events(event).row;
    generation = events(event).generation;
    giveEvent(event);
    if (isStale(kind, row, generation)) return false;
  }
  reach(at);
  if (kind === EVENT.orderArrives) arrive(row);
  else handleOther(kind, row, generation);
  return true;
}

function arrive(source: i32): void {
  const job = placeOrder(source);
  orderTaken(source);
  if (job !== NONE) goOn(job);
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
      return restOfConsumer(row).generation !== generation;
    case EVENT.silenceNoticed:
    case EVENT.channelTicks:
      return restOfConsumer(row).connection !== generation;
    default:
      return false;
  }
}

/** The clock comes to an instant, given by its bits. */
function reach(at: u64): void {
  if (at === bitsOf(NOW)) return stay();
  if (at >= intervalEnd()) lookAround(at);
  else if (at > bitsOf(LOOK_AT)) lookAround(at);
  scalars[NOW] = reinterpret<f64>(at);
  scalars[AT_INSTANT] = 0;
  mixInstant(at);
}

/** What stands between events: the ends of intervals, and looks at alerts. */
function lookAround(at: u64): void {
  const atMs = reinterpret<f64>(at);
  if (at >= intervalEnd()) closeIntervals(atMs);
  if (at > bitsOf(LOOK_AT)) lookBefore(atMs);
}

function intervalEnd(): u64 {
  return reinterpret<u64>(intervalEndsAt());
}

/** One event more at the same instant: a clock that stands still for too many of them ends the run. */
function stay(): void {
  const many = scalars[AT_INSTANT] + 1;
  scalars[AT_INSTANT] = many;
  if (many > <f64>AT_INSTANT_MAX) standStill(scalars[NOW]);
}

function bitsOf(place: i32): u64 {
  return reinterpret<u64>(scalars[place]);
}
function bitsOfDue(event: i32): u64 {
  return reinterpret<u64>(events(event).due);
}
