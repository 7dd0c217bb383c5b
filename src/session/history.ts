// What was done to a run, as a list of run specs: undo and redo go along it. A spec is a value, so nothing is ever lost.
import type { RunSpec } from '../scenario/run-spec.ts';

export interface History {
  readonly specs: readonly RunSpec[];
  readonly at: number;
}

const KEPT = 200;

export const startHistory = (spec: RunSpec): History => ({ specs: [spec], at: 0 });

/** A change made after an undo takes the place of what was undone. */
export function record(history: History, spec: RunSpec): History {
  const specs = [...history.specs.slice(0, history.at + 1), spec].slice(-KEPT);
  return { specs, at: specs.length - 1 };
}

export const canUndo = ({ at }: History): boolean => at > 0;
export const canRedo = ({ at, specs }: History): boolean => at < specs.length - 1;
export const undone = (history: History): History => (canUndo(history) ? { ...history, at: history.at - 1 } : history);
export const redone = (history: History): History => (canRedo(history) ? { ...history, at: history.at + 1 } : history);
export const present = ({ specs, at }: History): RunSpec => specs[at] as RunSpec;
