// A challenge as data: a shop that breaks its contract as shipped, and can be made to keep it by changes that a person finds.
import type { Measure, SceneRun, Unit } from './story.ts';

export interface Term {
  text: string;
  measure: Measure;
  unit: Unit;
  atMost?: number;
  atLeast?: number;
}

export interface Challenge {
  id: string;
  title: string;
  brief: string;
  run: SceneRun;
  pace: number;
  /** The contract is judged at this instant; until then it is checked live. */
  judgedAtMs: number;
  terms: readonly Term[];
}

export const isKept = ({ atMost = Infinity, atLeast = -Infinity }: Term, value: number | null): boolean =>
  value !== null && value <= atMost && value >= atLeast;
