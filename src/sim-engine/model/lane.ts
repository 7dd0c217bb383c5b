// One lane: a world, the scenario in force in it, and the loop that takes events in their total order. It goes to an
// instant and stops; how a run is cut into such advances changes nothing in it.
import { withKnob } from '../../scenario/knobs.ts';
import type { Command } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { onGrid } from '../kernel/grid.ts';
import { RunLimit, type Snapshot } from '../kernel/table.ts';
import { lookBefore } from './alerts.ts';
import { flushBatch } from './batches.ts';
import { failCall, timeOutCall } from './calls.ts';
import { crashWorker } from './crashes.ts';
import { dispatch } from './dispatch.ts';
import { EVENT, ORDER } from './events.ts';
import { expireHead } from './expiry.ts';
import { CONDITION, conditionOf, FACT, mixInstant, REFUSAL, tell } from './fact-log.ts';
import { endBackoff } from './failures.ts';
import { endFault, startFault } from './faults.ts';
import { endStep, goOn } from './flow.ts';
import { lookAtHolding, noticeSilence } from './hangs.ts';
import { compileModel, type Model } from './model.ts';
import { customerLeaves, orderAgain, placeOrder, timeOutRequest } from './orders.ts';
import { deriveParameters, deriveRates, takeParameters } from './parameters.ts';
import { replicate } from './products.ts';
import { endDelay, failPublish } from './publish.ts';
import { MESSAGE } from './queues.ts';
import { discard, replayNext, startReplay } from './replays.ts';
import { takeBack } from './returns.ts';
import { DISPATCH, nextTask } from './tasks.ts';
import { totalsOf } from './totals.ts';
import { orderTaken } from './traffic.ts';
import { comeBack } from './workers.ts';
import { AT_INSTANT, COMMANDS, EVENTS, LOOK_AT, NONE, NOW, World } from './world.ts';

/** Events at one instant after which the clock is said to stand still. */
const AT_INSTANT_MAX = 5_000_000;

export class Lane {
  readonly model: Model;
  readonly world: World;
  /** The scenario with all knobs as they are now. */
  scenario: Scenario;
  /** The scenario as it was at the start, before any command. */
  readonly first: Scenario;

  /** A checked scenario, with its sets already written into it. */
  constructor(scenario: Scenario, seed: number, ordersMax: number) {
    this.model = compileModel(scenario);
    this.world = new World(this.model, seed);
    this.world.ordersMax = ordersMax;
    this.first = scenario;
    this.scenario = scenario;
    takeParameters(this.world, scenario, null, NONE);
    this.settleInstant();
  }

  get nowMs(): number {
    return this.world.scalars[NOW];
  }

  /**
   * Handles events up to and including `untilMs`, at most `eventsMax`, and returns how many. The clock then stands at
   * `untilMs` if all were handled; but when nothing is left to happen it stays at the last event, where the work ended.
   */
  run(untilMs: number, eventsMax: number): number {
    const handled = takeEvents(this.world, untilMs, eventsMax);
    dropStale(this.world);
    const nextAtMs = this.world.agenda.nextAtMs();
    if (nextAtMs > untilMs && nextAtMs !== Infinity) this.passTime(untilMs);
    return handled;
  }

  /** Lets time pass to an instant up to which everything has been handled, even when nothing is left to happen. */
  passTo(untilMs: number): void {
    this.passTime(untilMs);
  }

  /** A command takes effect at the present instant, after its events. */
  apply(command: Command): void {
    const { world } = this;
    const serial = world.scalars[COMMANDS]++;
    switch (command.type) {
      case 'set': {
        const cause = tell(world, FACT.knobSet, NONE, NONE, 0, serial, 0, 0, 0);
        const before = this.scenario;
        const changed = withKnob(before, command.path, command.value);
        if (changed.ok) this.scenario = changed.value;
        takeParameters(world, this.scenario, before, cause);
        break;
      }
      case 'start-fault':
        startFault(world, this.model.indexOf.get(command.component)!, command.fault);
        break;
      case 'end-fault':
        endFault(world, this.model.indexOf.get(command.component)!, command.fault, command.replica);
        break;
      case 'crash-worker':
        crashByHand(world, this.model.indexOf.get(command.component)!, command.worker, command.restartAfterMs);
        break;
      case 'replay-dead-letters': {
        const cause = tell(world, FACT.knobSet, NONE, NONE, 0, serial, 0, 0, 0);
        startReplay(world, { ...command, queue: this.model.queueOf.get(command.queue)! }, cause);
        break;
      }
      case 'discard-dead-letters': {
        const cause = tell(world, FACT.knobSet, NONE, NONE, 0, serial, 0, 0, 0);
        discard(world, this.model.queueOf.get(command.queue)!, command.count, cause);
      }
    }
    this.settleInstant();
  }

  snapshot(): Snapshot {
    return this.world.registry.snapshot();
  }

  /** Back to a snapshot of this lane; `commands` are those of the whole run, of which the state knows how many it has taken. */
  restore(snapshot: Snapshot, commands: Command[]): void {
    const { world } = this;
    world.registry.restore(snapshot);
    this.scenario = commands.slice(0, world.scalars[COMMANDS]).reduce((scenario, command) => {
      const changed = command.type === 'set' ? withKnob(scenario, command.path, command.value) : null;
      return changed?.ok ? changed.value : scenario;
    }, this.first);
    deriveParameters(world, this.scenario);
    deriveRates(world, this.scenario);
  }

  private passTime(untilMs: number): void {
    const { world } = this;
    if (untilMs <= world.scalars[NOW]) return;
    while (world.series.endsAtMs < untilMs) world.series.close(totalsOf(world, world.series.endsAtMs));
    lookBefore(world, untilMs);
    world.scalars[NOW] = untilMs;
    world.scalars[AT_INSTANT] = 0;
  }

  private settleInstant(): void {
    doTasks(this.world);
    dropStale(this.world);
  }
}

/** The loop. Small, so that it is compiled once and stays compiled; rare things are out of line. */
function takeEvents(w: World, untilMs: number, eventsMax: number): number {
  const { agenda, scalars } = w;
  const { events } = agenda;
  let handled = 0;
  while (handled < eventsMax) {
    const event = agenda.peek();
    if (event === NONE) break;
    const atMs = events.at[event];
    if (atMs > untilMs) break;
    const kind = events.kind[event];
    const row = events.row[event];
    const generation = events.generation[event];
    agenda.drop(event);
    if (isStale(w, kind, row, generation)) continue;
    if (atMs !== scalars[NOW]) beginInstant(w, atMs);
    else if (++scalars[AT_INSTANT] > AT_INSTANT_MAX) standStill(atMs);
    handle(w, kind, row, generation);
    doTasks(w);
    handled++;
  }
  scalars[EVENTS] += handled;
  return handled;
}

/** Takes away what comes first and is stale, so that the next event is one that will happen, and the last one the end. */
function dropStale(w: World): void {
  const { events } = w.agenda;
  for (let event = w.agenda.peek(); event !== NONE; event = w.agenda.peek()) {
    if (!isStale(w, events.kind[event], events.row[event], events.generation[event])) return;
    w.agenda.drop(event);
  }
}

/** What it was scheduled for is over: the row belongs to something else by now. */
function isStale(w: World, kind: number, row: number, generation: number): boolean {
  switch (kind) {
    case EVENT.orderArrives:
      return w.sources.generation[row] !== generation;
    case EVENT.customerLeaves:
      return w.roots.generation[row] !== generation || w.roots.state[row] !== ORDER.waiting;
    case EVENT.messageReturns:
      return w.messages.id[row] !== generation || !isUnderWay(w.messages.state[row]);
    case EVENT.headExpires:
      return w.queues.timer[row] !== generation;
    case EVENT.batchFlushes:
    case EVENT.workerRejoins:
      return w.consumers.generation[row] !== generation;
    case EVENT.silenceNoticed:
    case EVENT.channelTicks:
      return w.consumers.connection[row] !== generation;
    case EVENT.delayEnds:
    case EVENT.replays:
    case EVENT.replicates:
    case EVENT.ordersAgain:
      return false;
    default:
      return w.jobs.generation[row] !== generation;
  }
}

function beginInstant(w: World, atMs: number): void {
  if (atMs >= w.series.endsAtMs) closeIntervals(w, atMs);
  if (atMs > w.scalars[LOOK_AT]) lookBefore(w, atMs);
  w.scalars[NOW] = atMs;
  w.scalars[AT_INSTANT] = 0;
  mixInstant(w, atMs);
}

/** Guards against a scenario in which something goes round without time passing. */
function standStill(atMs: number): never {
  throw new RunLimit(`The clock stands still: more than ${AT_INSTANT_MAX} events happened at ${atMs} ms.`);
}

function closeIntervals(w: World, atMs: number): void {
  while (w.series.endsAtMs <= atMs) w.series.close(totalsOf(w, w.series.endsAtMs));
}

function handle(w: World, kind: number, row: number, generation: number): void {
  switch (kind) {
    case EVENT.orderArrives:
      placeOrder(w, row, NONE);
      return orderTaken(w, row);
    case EVENT.stepEnds:
      return endStep(w, row);
    case EVENT.callFailsDown:
      return failCall(w, row, conditionOf(CONDITION.down, w.model.target[w.jobs.op[row]]));
    case EVENT.callFailsInError:
      return failCall(w, row, conditionOf(CONDITION.errors, w.model.target[w.jobs.op[row]]));
    case EVENT.callFailsLimited:
      return failCall(w, row, conditionOf(CONDITION['rate-limit'], w.model.target[w.jobs.op[row]]));
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
      return comeBack(w, row, w.consumers.fact[row]);
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
      w.jobs.generation[row]++;
      failPublish(w, row, REFUSAL.connectionLost);
      return;
    default:
      return takeBack(w, row);
  }
}

const isUnderWay = (state: number): boolean => state === MESSAGE.returning || state === MESSAGE.crashed;

function crashByHand(w: World, pool: number, worker: number, restartMs: number): void {
  const { pools, consumers } = w;
  for (let lead = pools.first[pool]; lead !== NONE; lead = consumers.poolNext[lead])
    if (consumers.index[lead] === worker) crashWorker(w, lead, onGrid(restartMs), NONE);
}

function doTasks(w: World): void {
  for (let task = nextTask(w); task >= 0; task = nextTask(w)) {
    if ((task & 1) === DISPATCH) dispatch(w, task >> 1);
    else goOn(w, task >> 1);
  }
}
