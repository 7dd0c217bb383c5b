// A run of one or two lanes: advanced in lockstep of simulated time, cut wherever the caller likes, sent to any place
// back or forth by checkpoints and replay. A pure function of its run spec; the caller owns the clock.

import type { Frame, FrameWants } from '../protocol/frame.ts';
import { type Issue, ok, type Result } from '../protocol/issue.ts';
import type { Counted, Position } from '../protocol/position.ts';
import { commandIssues, type PreparedLane, prepare } from '../scenario/prepare.ts';
import type { Command, RunSpec } from '../scenario/run-spec.ts';
import { type Checkpoint, Checkpoints, type Counts, countOf, wantedOf } from './checkpoints.ts';
import { buildFrame } from './frame.ts';
import { onGridBelow } from './kernel/grid.ts';
import { RunLimit } from './kernel/table.ts';
import { Lane } from './model/lane.ts';
import { EVENTS, FACTS, PLACED } from './model/world.ts';
import { SLICE_EVENTS, Slices } from './slices.ts';

export { CHECKPOINT_EVENTS } from './checkpoints.ts';

export interface LaneRun {
  lane: Lane;
  commands: Command[];
  /** How many of the commands have been applied. */
  applied: number;
  /** Facts told when the last frame was built. */
  factsShown: number;
}

export interface Options {
  /** Keep the newest facts of each lane, for hops, traces and followed orders. */
  keepFacts: boolean;
  /** Checkpoints make seeking back fast; a run that is never sent back can do without. On unless said otherwise. */
  checkpoints?: boolean;
}

export class Simulation {
  readonly runs: LaneRun[];
  readonly untilMs: number;
  /** Why the run cannot go on; null while it can. */
  stopped: string | null = null;
  /** Events replayed by the last seek, for those who want to know its price. */
  replayed = 0;
  private reachedMs = 0;
  private readonly slices = new Slices();
  private readonly checkpoints: Checkpoints;
  private readonly keepFacts: boolean;
  private readonly keepsCheckpoints: boolean;

  private constructor(
    lanes: PreparedLane[],
    spec: RunSpec,
    untilMs: number,
    { keepFacts, checkpoints = true }: Options,
  ) {
    this.untilMs = onGridBelow(untilMs);
    this.keepFacts = keepFacts;
    this.keepsCheckpoints = checkpoints;
    this.runs = lanes.map(({ scenario, commands }) => {
      const lane = new Lane(scenario, spec.seed, spec.ordersMax ?? Infinity);
      if (keepFacts) lane.world.keepFacts();
      return { lane, commands: [...commands], applied: 0, factsShown: lane.world.scalars[FACTS] };
    });
    this.checkpoints = new Checkpoints(this.checkpoint(), (checkpoint) => this.forget(checkpoint));
    this.applyDue(0);
  }

  /** A run at time 0, or all that is wrong with its spec. */
  static create(spec: RunSpec, options: Options): Result<Simulation> {
    const prepared = prepare(spec);
    return prepared.ok ? ok(new Simulation(prepared.value.lanes, spec, prepared.value.untilMs, options)) : prepared;
  }

  /** The instant that every lane has reached. */
  get atMs(): number {
    return this.reachedMs;
  }

  /** Events handled so far, of all lanes. */
  get events(): number {
    return this.runs.reduce((sum, { lane }) => sum + lane.world.scalars[EVENTS], 0);
  }

  /** Events and commands so far, of all lanes: where the run is in its one sequence of steps. */
  get steps(): number {
    return this.runs.reduce((sum, { applied }) => sum + applied, this.events);
  }

  /** The earliest event or command still to come; null when nothing more will happen before the end. */
  get nextEventAtMs(): number | null {
    const next = Math.min(...this.runs.map((run) => nextOf(run)));
    return this.stopped === null && next <= this.untilMs ? next : null;
  }

  /** Nothing is left to do: all work has ended, or the end of the run is reached. */
  get finished(): boolean {
    if (this.stopped !== null) return true;
    return this.nextEventAtMs === null && (this.quiet || this.reachedMs >= this.untilMs);
  }

  /**
   * Goes on to `untilMs` (or the end of the run), but after about `eventsMax` events a lane stops at the instant reached.
   * How a run is cut into advances changes nothing in it.
   */
  advance(untilMs: number, eventsMax: number): void {
    const target = Math.min(onGridBelow(untilMs), this.untilMs);
    let left = eventsMax;
    while (left > 0 && !this.finished && (this.reachedMs < target || (this.nextEventAtMs ?? Infinity) <= target))
      left -= this.advanceSlice(this.slices.endMs(this, target));
  }

  /** Handles exactly one event, of the lane whose next one is earlier (the first lane where they are equal). */
  step(): void {
    const next = this.nextEventAtMs;
    // What is left of the run is time in which nothing happens.
    if (next === null) return this.advance(this.untilMs, Infinity);
    const run = this.runs.find((one) => nextOf(one) === next)!;
    this.guarded(() => {
      if (run.lane.world.core.nextAtMs() > next) applyTo(run, next);
      else run.lane.run(next, 1);
      for (const other of this.runs) if (nextOf(other) > next) other.lane.run(next, 0);
    });
    this.reachedMs = next;
    this.endEarly();
    this.checkpointIfDue();
  }

  /** Records a command in the lanes named, at the present instant, and lets it take effect. */
  apply(lanes: number[], command: Command): Issue[] {
    const due = { ...command, atMs: this.reachedMs };
    const issues = lanes.flatMap((index) => {
      const run = this.runs[index];
      return run
        ? commandIssues(run.lane.scenario, due)
        : [{ path: 'lanes', problem: `there is no lane ${'ab'[index] ?? index}` }];
    });
    if (issues.length > 0) return issues;
    this.checkpoints.dropAfter(this.events, this.reachedMs);
    this.guarded(() => {
      for (const index of lanes) {
        const run = this.runs[index]!;
        // What else is due at this instant comes first: a new command is the last of its time.
        runTo(run, this.reachedMs);
        run.lane.passTo(this.reachedMs);
        run.commands.splice(run.applied, 0, due);
        run.lane.apply(due);
        run.applied++;
      }
    });
    return [];
  }

  /** Goes to any place of the run, back or forth. */
  seek(position: Position): void {
    this.replayed = 0;
    const nearest = this.checkpoints.nearest(position);
    const passed = 'atMs' in position ? position.atMs < this.reachedMs : this.lacking(position) <= 0;
    if (passed || this.stopped !== null || nearest.events > this.events) this.restore(nearest);
    if ('atMs' in position) this.replaying(() => this.advance(position.atMs, Infinity));
    else this.seekCounted(position);
  }

  frame(epoch: number, wants: FrameWants): Frame {
    return buildFrame(this, epoch, wants);
  }

  /** Slice by slice while the place is far, then step by step: a slice may hold more than one thought. */
  private seekCounted(position: Counted): void {
    let near = 2 * SLICE_EVENTS;
    while (this.lacking(position) > near && !this.finished) {
      this.replaying(() => this.advance(this.untilMs, 1));
      if (this.lacking(position) > 0) continue;
      near *= 8;
      this.restore(this.checkpoints.nearest(position));
    }
    if ('steps' in position && this.replayed > near) this.checkpoints.bookmark(this.checkpoint());
    this.replaying(() => {
      while (this.lacking(position) > 0 && !this.finished) this.step();
    });
  }

  /** How much of what a position counts is still to come. */
  private lacking(position: Counted): number {
    return wantedOf(position) - countOf(this.counts(), position);
  }

  private counts(): Counts {
    const lanes = this.runs.map(({ lane: { world } }) => ({
      facts: world.scalars[FACTS],
      placed: world.scalars[PLACED],
    }));
    return { events: this.events, steps: this.steps, lanes };
  }

  private replaying(work: () => void): void {
    const before = this.events;
    work();
    this.replayed += this.events - before;
  }

  private get quiet(): boolean {
    return this.runs.every((run) => nextOf(run) === Infinity);
  }

  private advanceSlice(untilMs: number): number {
    let handled = 0;
    this.guarded(() => {
      for (const run of this.runs) handled = Math.max(handled, runTo(run, untilMs));
    });
    this.reachedMs = untilMs;
    this.slices.learn(handled);
    this.endEarly();
    this.checkpointIfDue();
    return handled;
  }

  /** Nothing is left to happen at all: the run has ended with its last event, not with the slice. */
  private endEarly(): void {
    if (this.stopped !== null || this.quiet) this.reachedMs = Math.max(0, ...this.runs.map(({ lane }) => lane.nowMs));
  }

  private applyDue(atMs: number): void {
    this.guarded(() => {
      for (const run of this.runs)
        while (run.commands[run.applied] && run.commands[run.applied]!.atMs <= atMs) runTo(run, atMs);
    });
  }

  /** A run that cannot go on stops with a sentence; anything else is a bug and goes to whoever watches over us. */
  private guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof RunLimit)) throw error;
      this.stopped = error.message;
    }
  }

  private checkpointIfDue(): void {
    if (this.keepsCheckpoints && this.checkpoints.isDue(this.events)) this.checkpoints.keep(this.checkpoint());
  }

  private checkpoint(): Checkpoint {
    const counts = this.counts();
    const lanes = this.runs.map(({ lane, applied }, index) => ({
      ...counts.lanes[index]!,
      snapshot: lane.snapshot(),
      applied,
    }));
    return { ...counts, atMs: this.reachedMs, lanes };
  }

  private forget({ lanes }: Checkpoint): void {
    this.runs.forEach(({ lane }, index) => {
      lane.forget(lanes[index]!.snapshot);
    });
  }

  private restore(checkpoint: Checkpoint): void {
    this.stopped = null;
    this.reachedMs = checkpoint.atMs;
    this.runs.forEach((run, index) => {
      const { snapshot, applied } = checkpoint.lanes[index]!;
      run.lane.restore(snapshot, run.commands);
      run.applied = applied;
      const facts = run.lane.world.scalars[FACTS];
      if (this.keepFacts) run.lane.world.keepFacts();
      run.factsShown = facts;
    });
    if (checkpoint.events === 0) this.applyDue(0);
  }
}

/** The next event or command of a lane; Infinity when there is none. */
function nextOf({ lane, commands, applied }: LaneRun): number {
  return Math.min(lane.world.core.nextAtMs(), commands[applied]?.atMs ?? Infinity);
}

/** Events and commands up to and including an instant; a command comes after the events of its time. */
function runTo(run: LaneRun, untilMs: number): number {
  let handled = 0;
  for (
    let command = run.commands[run.applied];
    command && command.atMs <= untilMs;
    command = run.commands[run.applied]
  ) {
    handled += run.lane.run(command.atMs, Infinity);
    run.lane.passTo(command.atMs);
    run.lane.apply(command);
    run.applied++;
  }
  return handled + run.lane.run(untilMs, Infinity);
}

function applyTo(run: LaneRun, atMs: number): void {
  run.lane.passTo(atMs);
  const command = run.commands[run.applied];
  if (!command) return;
  run.lane.apply(command);
  run.applied++;
}
