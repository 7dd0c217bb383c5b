// What the simulator says beside what was recorded, run by run: every comparison is counted, the worst one kept, and each
// that lies beyond its tolerance said in a sentence. Tests ask for no such sentence; `docs/validation.md` tells the rest.
import { assert } from '../../assert.ts';
import { recorded } from './recordings.ts';

export interface Apart {
  what: string;
  apart: number;
  tolerance: number;
  unit: string;
}

export class Comparison {
  readonly faults: string[] = [];
  compared = 0;
  worst: Apart | null = null;

  /** A time or a number that may be a little off. */
  near(what: string, simulated: number, wanted: number, tolerance: number, unit = 'ms'): void {
    const apart = Math.abs(simulated - wanted);
    this.compared++;
    if (!this.worst || apart / tolerance > this.worst.apart / this.worst.tolerance)
      this.worst = { what, apart, tolerance, unit };
    if (!(apart <= tolerance)) this.faults.push(`${what}: ${simulated} ${unit}, recorded ${wanted}, ±${tolerance}`);
  }

  /** Names, orders and counts, which are to be the same. */
  same(what: string, simulated: unknown, wanted: unknown): void {
    this.compared++;
    const [mine, theirs] = [JSON.stringify(simulated), JSON.stringify(wanted)];
    if (mine !== theirs) this.faults.push(`${what}: ${mine}, recorded ${theirs}`);
  }

  /** Numbers in the order of a list, and as many. */
  nearAll(
    what: string,
    simulated: readonly number[],
    wanted: readonly number[],
    tolerance: (k: number) => number,
  ): void {
    this.same(`how many: ${what}`, simulated.length, wanted.length);
    for (const [k, value] of wanted.entries())
      if (k < simulated.length) this.near(`${what}, ${k + 1}.`, simulated[k]!, value, tolerance(k));
  }
}

/** A recorded run with whatever its experiment wrote down. */
export interface RunOf<Config, Facts> {
  id: string;
  config: Config;
  facts: Facts;
}

export interface Case {
  id: string;
  compare: (comparison: Comparison) => void;
}

export interface Experiment {
  file: string;
  title: string;
  /** What of each run is compared, and how near it has to be. */
  compares: string;
  cases: Case[];
}

/** One case for each run of a file whose id matches; there is at least one. */
export function casesOf<Config, Facts>(
  file: string,
  ids: RegExp,
  compare: (run: RunOf<Config, Facts>, comparison: Comparison) => void,
): Case[] {
  const runs = (recorded(file) as unknown as RunOf<Config, Facts>[]).filter(({ id }) => ids.test(id));
  assert(runs.length > 0, `${file} has no run like ${ids}`);
  return runs.map((run) => ({ id: run.id, compare: (comparison) => compare(run, comparison) }));
}
