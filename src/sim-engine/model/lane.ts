// One lane: a world and the scenario in force in it. It goes to an instant and stops; how a run is cut into such advances
// changes nothing in it. The loop that takes its events is the core's.
import { withKnob } from '../../scenario/knobs.ts';
import type { Command } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { onGrid } from '../kernel/grid.ts';
import { lookBefore } from './alerts.ts';
import { crashWorker } from './crashes.ts';
import { FACT } from './fact-log.ts';
import { endFault, startFault } from './faults.ts';
import { compileModel, type Model } from './model.ts';
import { closeIntervals, outsideOf } from './outside.ts';
import { deriveParameters, deriveRates, takeParameters } from './parameters.ts';
import { discard, startReplay } from './replays.ts';
import { ARRIVAL } from './traffic.ts';
import { AT_INSTANT, COMMANDS, NONE, NOW, World, type WorldSnapshot } from './world.ts';

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
    this.world = new World(this.model, seed, outsideOf);
    this.world.core.endTrafficAfter(ordersMax);
    this.world.core.setTrafficOf(ARRIVAL, scenario.traffic.length);
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
    const { core } = this.world;
    const handled = core.takeEvents(untilMs, eventsMax);
    core.dropStale();
    const nextAtMs = core.nextAtMs();
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
        const cause = world.core.tell(FACT.knobSet, NONE, NONE, 0, serial, 0, 0, 0);
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
        const cause = world.core.tell(FACT.knobSet, NONE, NONE, 0, serial, 0, 0, 0);
        startReplay(world, { ...command, queue: this.model.queueOf.get(command.queue)! }, cause);
        break;
      }
      case 'discard-dead-letters': {
        const cause = world.core.tell(FACT.knobSet, NONE, NONE, 0, serial, 0, 0, 0);
        discard(world, this.model.queueOf.get(command.queue)!, command.count, cause);
      }
    }
    this.settleInstant();
  }

  snapshot(): WorldSnapshot {
    return this.world.snapshot();
  }

  forget(snapshot: WorldSnapshot): void {
    this.world.forget(snapshot);
  }

  /** Back to a snapshot of this lane; `commands` are those of the whole run, of which the state knows how many it has taken. */
  restore(snapshot: WorldSnapshot, commands: Command[]): void {
    const { world } = this;
    world.restore(snapshot);
    const present = this.scenario;
    this.scenario = commands.slice(0, world.scalars[COMMANDS]).reduce((scenario, command) => {
      const changed = command.type === 'set' ? withKnob(scenario, command.path, command.value) : null;
      return changed?.ok ? changed.value : scenario;
    }, this.first);
    // What is kept beside the columns says what the scenario in force says.
    if (this.scenario === present) return;
    deriveParameters(world, this.scenario);
    deriveRates(world, this.scenario);
  }

  private passTime(untilMs: number): void {
    const { world } = this;
    if (untilMs <= world.scalars[NOW]) return;
    closeIntervals(world, untilMs, false);
    lookBefore(world, untilMs);
    world.scalars[NOW] = untilMs;
    world.scalars[AT_INSTANT] = 0;
  }

  private settleInstant(): void {
    this.world.core.doTasks();
    this.world.core.dropStale();
  }
}

function crashByHand(w: World, pool: number, worker: number, restartMs: number): void {
  const { pools, consumers } = w;
  for (let lead = pools.first[pool]; lead !== NONE; lead = consumers.poolNext.at(lead))
    if (consumers.index.at(lead) === worker) crashWorker(w, lead, onGrid(restartMs), NONE);
}
