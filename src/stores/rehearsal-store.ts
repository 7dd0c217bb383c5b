// The rehearsal that was last asked for, and what counts as noticing: kept while other things are looked at.
import { createStore } from 'zustand/vanilla';
import type { Rehearsal, RehearsalQuery } from '../protocol/rehearsal.ts';
import type { LaneName, RunSpec } from '../scenario/run-spec.ts';

export type Limits = Pick<RehearsalQuery, 'answerMs' | 'workMs'>;

/** The lesson wants processing below 5 s; a confirmation by e-mail is missed after a minute. */
export const USUAL: Limits = { answerMs: 5_000, workMs: 60_000 };

/** What was asked, of which run, and what came of it. */
export interface Rehearsed {
  spec: RunSpec;
  limits: Limits;
  came: 'not-yet' | 'lost' | { lane: LaneName; rehearsal: Rehearsal }[];
}

export interface RehearsalState {
  /** Whether it stands where the alerts stand otherwise. */
  isShown: boolean;
  limits: Limits;
  last: Rehearsed | null;
}

export const rehearsalStore = createStore<RehearsalState>()(() => ({ isShown: false, limits: USUAL, last: null }));
