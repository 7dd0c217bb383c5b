// Places of a run to which it can be put back: kept on the way, so that going anywhere replays little. They stay when the
// run goes back, and those of a future that a change has undone are dropped.
import type { Snapshot } from './kernel/table.ts';

export interface Checkpoint {
  events: number;
  atMs: number;
  lanes: { snapshot: Snapshot; applied: number }[];
}

/** A place in a run: an instant, after all its events and commands, or right after a number of events. */
export type Position = { atMs: number } | { events: number };

/** At most so many events lie between two checkpoints. */
export const CHECKPOINT_EVENTS = 250_000;
const CHECKPOINTS_MAX = 24;

export class Checkpoints {
  private readonly kept: Checkpoint[];

  /** The run's beginning, which stays for ever. */
  constructor(beginning: Checkpoint) {
    this.kept = [beginning];
  }

  /** Whether a run that has handled so many events should leave one here. */
  isDue(events: number): boolean {
    return events - this.kept[this.kept.length - 1]!.events >= CHECKPOINT_EVENTS / 2;
  }

  keep(checkpoint: Checkpoint): void {
    this.kept.push(checkpoint);
    // Old ones are thinned: every second one of the older half goes.
    if (this.kept.length <= CHECKPOINTS_MAX) return;
    const stay = this.kept.filter((_, index) => index === 0 || index > CHECKPOINTS_MAX / 2 || index % 2 === 0);
    this.kept.splice(0, this.kept.length, ...stay);
  }

  /** The last one from which a position can be reached: one at the very position may hold more than belongs to it. */
  nearest(position: Position): Checkpoint {
    const before = this.kept.filter((one) =>
      'atMs' in position ? one.atMs < position.atMs : one.events < position.events,
    );
    return before[before.length - 1] ?? this.kept[0]!;
  }

  /** A change has been made here: what was kept of the time after it is of a run that no longer is. */
  dropAfter(events: number, atMs: number): void {
    const stay = this.kept.filter((one, index) => index === 0 || (one.events <= events && one.atMs <= atMs));
    this.kept.splice(0, this.kept.length, ...stay);
  }
}
