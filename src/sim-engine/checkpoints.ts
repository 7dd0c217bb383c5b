// Places of a run to which it can be put back: kept on the way, so that going anywhere replays little. They stay when the
// run goes back, and those of a future that a change has undone are dropped.
import type { Counted, Position } from '../protocol/position.ts';
import type { WorldSnapshot } from './model/world.ts';

export type { Position } from '../protocol/position.ts';

/** How far a run is, in everything that only counts up. */
export interface Counts {
  events: number;
  /** Events and commands. */
  steps: number;
  lanes: { facts: number; placed: number }[];
}

export interface Checkpoint extends Counts {
  atMs: number;
  lanes: { facts: number; placed: number; snapshot: WorldSnapshot; applied: number }[];
}

/** What a run has of what a position counts. */
export function countOf({ events, steps, lanes }: Counts, position: Counted): number {
  if ('events' in position) return events;
  if ('steps' in position) return steps;
  const lane = lanes[position.lane]!;
  return 'fact' in position ? lane.facts : lane.placed;
}

/** The count at which the position is reached. */
export function wantedOf(position: Counted): number {
  if ('events' in position) return position.events;
  if ('steps' in position) return position.steps;
  return 'fact' in position ? position.fact + 1 : position.placed;
}

/** At most so many events lie between two checkpoints, in runs of up to three million. */
export const CHECKPOINT_EVENTS = 250_000;
/** They are left closer together while there is room for them: going anywhere in a run of a million replays this much. */
const LEFT_EVERY_EVENTS = 100_000;
export const CHECKPOINTS_MAX = 24;

export class Checkpoints {
  private readonly kept: Checkpoint[];
  /** One shortly before where somebody steps back and forth, so that each step replays next to nothing. */
  private near: Checkpoint | null = null;
  private readonly forget: (checkpoint: Checkpoint) => void;

  /** The run's beginning, which stays for ever, and what is done with those that are thrown away. */
  constructor(beginning: Checkpoint, forget: (checkpoint: Checkpoint) => void) {
    this.kept = [beginning];
    this.forget = forget;
  }

  /** Whether a run that has handled so many events should leave one here. */
  isDue(events: number): boolean {
    return events - this.kept[this.kept.length - 1]!.events >= LEFT_EVERY_EVENTS;
  }

  keep(checkpoint: Checkpoint): void {
    this.kept.push(checkpoint);
    if (this.kept.length > CHECKPOINTS_MAX) this.kept.splice(this.leastMissed(), 1).forEach(this.forget);
  }

  /** The one whose neighbours are closest to each other; of equals the oldest. Neither the first nor the last. */
  private leastMissed(): number {
    let least = 1;
    const gap = (index: number) => this.kept[index + 1]!.events - this.kept[index - 1]!.events;
    for (let index = 2; index < this.kept.length - 1; index++) if (gap(index) < gap(least)) least = index;
    return least;
  }

  bookmark(checkpoint: Checkpoint): void {
    if (this.near) this.forget(this.near);
    this.near = checkpoint;
  }

  /** The last one from which a position can be reached: one at the very position may hold more than belongs to it. */
  nearest(position: Position): Checkpoint {
    const isBefore = (one: Checkpoint) =>
      'atMs' in position ? one.atMs < position.atMs : countOf(one, position) < wantedOf(position);
    const before = this.kept.filter(isBefore);
    const last = before[before.length - 1] ?? this.kept[0]!;
    return this.near && this.near.events > last.events && isBefore(this.near) ? this.near : last;
  }

  /** A change has been made here: what was kept of the time after it is of a run that no longer is. */
  dropAfter(events: number, atMs: number): void {
    const stays = (one: Checkpoint, index: number) => index === 0 || (one.events <= events && one.atMs <= atMs);
    const all = [...this.kept];
    this.kept.splice(0, all.length, ...all.filter(stays));
    for (const one of all) if (!this.kept.includes(one)) this.forget(one);
    if (this.near) this.forget(this.near);
    this.near = null;
  }
}
