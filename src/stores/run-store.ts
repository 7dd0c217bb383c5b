// What is shown of the run: the newest frame, the spec it belongs to, and the presentation clock.
// Frames go from the worker to here; whether the session plays or is paused is the session machine's to know.
import { createStore } from 'zustand/vanilla';
import type { AlertTurn, Frame, LaneFrame, Series } from '../protocol/frame.ts';
import type { Issue } from '../protocol/issue.ts';
import type { FactPlace } from '../protocol/position.ts';
import type { LaneName, RunSpec } from '../scenario/run-spec.ts';

/** How simulated time follows real time. `follow` slows down while something happens. */
export type Pace = { type: 'follow' } | { type: 'factor'; factor: number } | { type: 'max' };

/** A change the person has just made, for the note that offers to undo it. */
export interface Change {
  /** Counts up, so that two equal changes are two notes. */
  serial: number;
  text: string;
  /** True when it cannot be made an initial value: it is one already, or it is about an instant. */
  fromStart: boolean;
}

/** The furthest that this run has been: going back forgets nothing of it. */
export interface Known {
  atMs: number;
  /** By lane, how many facts had been told there. */
  facts: number[];
  /** By lane, its course until then; null before it was first asked for. */
  series: (Series | null)[];
  /** By lane, which alerts began and ended. */
  alerts: AlertTurn[][];
}

export interface RunState {
  comparisonId: string;
  spec: RunSpec | null;
  /** So many runs have been loaded; a change made while one stands or plays is no other run up to then. */
  loads: number;
  frame: Frame | null;
  known: Known;
  /** The fact that was stepped to; null where the run stands after everything told. */
  cursor: FactPlace | null;
  /** Simulated time as drawn, between two frames too. */
  clockMs: number;
  /** Simulated ms a real ms, measured now; 0 while the clock is held. */
  rate: number;
  /** While the clock is held at an instant for its hops to be drawn: how far they are, 0 to 1; otherwise 1. */
  holdProgress: number;
  pace: Pace;
  canUndo: boolean;
  canRedo: boolean;
  lastChange: Change | null;
  /** What was wrong with the last thing asked for; empty when nothing was. */
  issues: Issue[];
}

export const runStore = createStore<RunState>()(() => ({
  comparisonId: '',
  spec: null,
  loads: 0,
  frame: null,
  known: { atMs: 0, facts: [], series: [], alerts: [] },
  cursor: null,
  clockMs: 0,
  rate: 0,
  holdProgress: 1,
  pace: { type: 'follow' },
  canUndo: false,
  canRedo: false,
  lastChange: null,
  issues: [],
}));

const INDEX: Record<LaneName, number> = { a: 0, b: 1 };
export const laneOf =
  (lane: LaneName) =>
  (state: RunState): LaneFrame | null =>
    state.frame?.lanes[INDEX[lane]] ?? null;
export const laneSpecOf = (lane: LaneName) => (state: RunState) => state.spec?.lanes[INDEX[lane]] ?? null;
