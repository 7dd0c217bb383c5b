// Where the person is beside the run itself: in a story, on a stage, at a link that does not open, in somebody else's page.
import { createStore } from 'zustand/vanilla';
import type { Issue } from '../protocol/issue.ts';
import type { Answer, Task } from '../scenario/task.ts';

/** What a link said besides its run. */
export interface Arrived {
  caption: string;
  /** The version and the digests that the link was made with, and the instant they were seen at. */
  seen: { engine: string; digests: string[]; atMs: number } | null;
}

/** A link that does not open: what is wrong with it, and the nearest ones that do. */
export interface BadLink {
  issues: Issue[];
  /** The same link without its bad parts. */
  without: string | null;
  nearest: string;
}

/** One thing to show in a row of them: a run at a moment, what is said about it, and what only the speaker reads. */
export interface Slide {
  id: string;
  title: string;
  text: string;
  notes: string;
  link: string;
}

/** In real time. */
export interface Attempt {
  beganAtMs: number;
  /** Null where there is no limit. */
  endsAtMs: number | null;
  isOver: boolean;
}

export interface PlaceState {
  arrived: Arrived | null;
  badLink: BadLink | null;
  /** The story that is told, and the scene it is at. */
  story: { id: string; scene: number } | null;
  /** The challenge that is being met. */
  challenge: Task | null;
  /** While one that somebody posed is worked on; nothing may be changed before it. */
  attempt: Attempt | null;
  /** Somebody's answer, that is being read. */
  answer: Answer | null;
  dialog: 'gallery' | 'share' | 'export' | 'scenes' | 'scenarios' | 'faults' | 'pose' | 'hand-in' | 'report' | null;
  /** A file that was not taken, and why. */
  refusedFile: { name: string; issues: readonly Issue[] } | null;
  /** Scenes shown to a room, one after the other. */
  stage: { title: string; slides: readonly Slide[]; at: number } | null;
  embed: boolean;
}

export const NOWHERE: PlaceState = {
  arrived: null,
  badLink: null,
  story: null,
  challenge: null,
  attempt: null,
  answer: null,
  dialog: null,
  refusedFile: null,
  stage: null,
  embed: false,
};

export const placeStore = createStore<PlaceState>()(() => NOWHERE);
