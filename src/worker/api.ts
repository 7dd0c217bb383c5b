// What the page may ask of the simulation, and what it answers. Every request carries an epoch and every frame gives
// it back; the page drops frames of an older epoch, so a late answer never overwrites a newer question.
import type { Frame, FrameWants } from '../protocol/frame.ts';
import type { Issue } from '../protocol/issue.ts';
import type { Position } from '../protocol/position.ts';
import type { AnswerOf, Query } from '../protocol/recall.ts';
import type { Command, LaneName, RunSpec } from '../scenario/run-spec.ts';

export type LoadAnswer = { ok: true; frame: Frame } | { ok: false; issues: Issue[] };

export interface SimulatorApi {
  /** Checks the spec, and puts the run at time 0 with nothing handled. The run before stays where the spec is bad. */
  load(epoch: number, spec: RunSpec, wants: FrameWants): LoadAnswer;
  /** Goes on to `untilMs`, but at most `eventsMax` events a lane; lanes are shown at the earlier of the two instants reached. */
  advance(epoch: number, untilMs: number, eventsMax: number, wants: FrameWants): Frame;
  /** Handles exactly one event, of the lane whose next event is earlier. */
  step(epoch: number, wants: FrameWants): Frame;
  /** Goes to the command's time, records it there in the lanes named, and lets it take effect. */
  apply(epoch: number, lanes: LaneName[], command: Command, wants: FrameWants): LoadAnswer;
  /** Goes to any place of the run, back or forth. */
  seek(epoch: number, position: Position, wants: FrameWants): Frame;
  /** What was told, however long ago. It moves the run about, so it is asked of a worker that shows none. */
  recall<Q extends Query>(query: Q): Promise<AnswerOf<Q>>;
}
