// What a person can do with a session. The screen calls these and nothing else; each returns at once.
import type { Issue } from '../protocol/issue.ts';
import type { FactPlace, Position } from '../protocol/position.ts';
import type { AnswerOf, Query } from '../protocol/recall.ts';
import type { Command, KnobValue, LaneName, RunSpec } from '../scenario/run-spec.ts';
import type { ComponentId, FaultKind } from '../scenario/scenario.ts';
import type { Pace } from '../stores/run-store.ts';
import type { ViewState } from '../stores/view-store.ts';

export type Phase = 'loading' | 'ready' | 'running' | 'paused' | 'seeking' | 'finished' | 'failed';

/** What an operator does to a run besides turning knobs and causing faults; when is the session's to say. */
export type Deed = WithoutTime<
  Extract<Command, { type: 'crash-worker' | 'replay-dead-letters' | 'discard-dead-letters' }>
>;
type WithoutTime<T> = T extends unknown ? Omit<T, 'atMs'> : never;
/** A run as a link or a story's scene gives it: where to begin, and how to look at it. */
export interface RunToOpen {
  spec: RunSpec;
  comparisonId: string;
  pace: Pace;
  atMs: number;
  /** Within that instant, after so many steps of the run. */
  steps?: number;
  play: boolean;
  view: Partial<ViewState>;
}

export interface Controls {
  /** Opens a built-in comparison and plays it. */
  open(comparisonId: string): void;
  /** Opens any run, at any instant of it. */
  openRun(run: RunToOpen): void;
  play(): void;
  pause(): void;
  toggle(): void;
  /** Pauses and handles exactly one event, of the lane whose event is earlier. */
  nextEvent(): void;
  /** The same, backwards. */
  previousEvent(): void;
  /** Goes to any place of the run; plays on from there when it was playing. Of several asked at once the last one counts. */
  seek(position: Position): void;
  /** Pauses where a fact was just told. */
  goToFact(place: FactPlace): void;
  /** What was told of the run on the screen, however long ago. */
  recall<Q extends Query>(query: Q): Promise<AnswerOf<Q>>;
  restart(): void;
  setPace(pace: Pace): void;
  /** Turns a knob: recorded at the present instant, or as an initial value when the run has not begun or is over. Issues when refused. */
  turn(path: string, value: KnobValue, lanes: LaneName[]): Issue[];
  /** While a slider is dragged the clock holds; the last value is recorded when it ends. */
  holdClock(held: boolean): void;
  startFault(component: ComponentId, fault: FaultKind, lanes: LaneName[]): void;
  endFault(component: ComponentId, fault: FaultKind, lanes: LaneName[]): void;
  /** Kills a worker, replays or discards dead letters: at the present instant, undone like any change. */
  act(deed: Deed, lanes: LaneName[]): void;
  /** Makes the last change an initial value and plays from the start. */
  changeFromStart(): void;
  undo(): void;
  redo(): void;
  /** Copies this lane's run into the other lane, where it can then be changed alone. */
  compareWith(source: LaneName): void;
  /** Takes a run that was changed elsewhere, one that is known to be sound, to the instant that is shown; `text` says how it was changed. */
  edit(spec: RunSpec, text: string): void;
  /** Takes an edited diagram; the run starts over when it fits the flows, and stays as it is when it does not. */
  editDiagram(lane: LaneName, text: string): Promise<Issue[]>;
  /** After a failure: starts the worker anew and brings the run back. */
  retry(): void;
}

export interface SessionView extends Controls {
  phase: Phase;
  /** Why the session failed, in a sentence. */
  failure: string | null;
}
