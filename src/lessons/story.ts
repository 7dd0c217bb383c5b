// A story as data: scenes on runs, each with a moment to arrive at, what to look at, and perhaps a question to answer before
// looking. No number is written in a text: texts name figures, and figures are measured on the run itself.
import type { Command, LaneName, Sets } from '../scenario/run-spec.ts';

/** A built-in comparison with changes; the same run for all scenes that say the same. */
export interface SceneRun {
  comparison: string;
  sets?: Partial<Record<LaneName, Sets>>;
  commands?: Partial<Record<LaneName, readonly Command[]>>;
}

/** `a orders.customerMs.max`, `b queue email.order.confirmation ready`, `b component EmailWorker offered`; joined by `/`, `-` or `+`. */
export type Measure = string;

export type Unit = 'ms' | 'count' | 'decimal' | 'ratio' | 'percent' | 'perSecond';
export interface Figure {
  measure: Measure;
  unit: Unit;
}

/** The scene plays on until this is so. */
export type Until =
  | { atMs: number }
  | { measure: Measure; above: number }
  | { measure: Measure; below: number }
  | 'end';

/** What to look at: a component, or a queue of a broker. */
export interface Look {
  lane: LaneName;
  id: string;
  queue?: string;
}

export interface Choice {
  label: string;
  /** For a number: what this choice says. */
  value?: number;
  /** For "which one?": what is measured of this choice; the largest is right. */
  measure?: Measure;
}

export interface Question {
  ask: string;
  choices: readonly Choice[];
  /** What the run shows, for choices that are numbers: the nearest is right. */
  measure?: Measure;
}

export interface Scene {
  title: string;
  /** Before and while it plays; `{name}` is a figure, of this scene or another one of the story. */
  text: readonly string[];
  /** Once the moment has come. */
  after?: readonly string[];
  run: SceneRun;
  fromMs: number;
  until: Until;
  /** Follow the events, or a constant factor. */
  pace: 'follow' | number;
  lanes?: LaneName;
  tab?: 'waterfall' | 'charts' | 'load' | 'business' | 'monitoring' | 'retries' | 'dead-letters';
  /** The order that is followed; the newest where nothing is said. */
  follow?: number;
  look?: readonly Look[];
  question?: Question;
  /** Measured when the moment has come. */
  figures?: Readonly<Record<string, Figure>>;
  /** For whoever presents it. */
  notes?: string;
}

/** A change to try at the end, on the last scene's run from its start, and what to look for. */
export interface Try {
  label: string;
  lookFor: string;
  run: SceneRun;
  pace: 'follow' | number;
}

export interface Story {
  id: string;
  /** Of the lesson: which part of it this is. */
  part: string;
  title: string;
  summary: string;
  minutes: number;
  scenes: readonly Scene[];
  tries: readonly [Try, Try, Try];
}
