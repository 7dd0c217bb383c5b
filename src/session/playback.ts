// How simulated time follows real time: a pure plan for one animation frame. Following events, the clock holds while a
// message is drawn on its way (a hop takes no simulated time), then runs to the next event: slow where events are near,
// fast where nothing happens.
import type { Frame } from '../protocol/frame.ts';
import type { Pace } from '../stores/run-store.ts';

/** Where the presentation stands between two frames of the simulation. */
export interface Playhead {
  clockMs: number;
  /** Real ms for which the clock has been held at this instant; null while it runs. */
  heldForMs: number | null;
}

export interface Ahead {
  /** The instant that the simulation has reached; its state holds until the next event. */
  reachedMs: number;
  nextEventAtMs: number | null;
  /** Whether anything moved at the instant reached. */
  moved: boolean;
  untilMs: number;
}

export interface Plan {
  playhead: Playhead;
  /** Simulated ms a real ms; 0 while the clock is held. */
  rate: number;
  holdProgress: number;
  /** Ask the simulation to go on to here; null when it need not. */
  askUntilMs: number | null;
  /** Nothing more will happen, and the last hop has been drawn. */
  over: boolean;
}

/** How long a hop is drawn at an instant, in real ms. */
export const HOLD_MS = 680;
/** A gap between two events takes this long at least and at most, and in between grows with the gap. */
const GAP_MS_MIN = 140;
const GAP_MS_MAX = 1_500;
const GAP_STRETCH = 1.15;
/** Real time that one animation frame may stand for: a page that was hidden does not catch up. */
const FRAME_MS_MAX = 100;
export const EVENTS_A_FRAME = 30_000;

export function plan(pace: Pace, playhead: Playhead, ahead: Ahead, elapsedMs: number): Plan {
  const passedMs = Math.min(elapsedMs, FRAME_MS_MAX);
  if (pace.type === 'follow') return follow(playhead, ahead, passedMs);
  const clockMs = ahead.reachedMs;
  const over = ahead.nextEventAtMs === null || clockMs >= ahead.untilMs;
  const rate = pace.type === 'factor' ? pace.factor : Infinity;
  const askUntilMs = over
    ? null
    : rate === Infinity
      ? ahead.untilMs
      : Math.min(clockMs + passedMs * rate, ahead.untilMs);
  return { playhead: { clockMs, heldForMs: null }, rate, holdProgress: 1, askUntilMs, over };
}

function follow(playhead: Playhead, ahead: Ahead, passedMs: number): Plan {
  const held = playhead.heldForMs;
  if (held !== null && ahead.moved && held < HOLD_MS) {
    const heldForMs = held + passedMs;
    const holdProgress = Math.min(heldForMs / HOLD_MS, 1);
    return { playhead: { clockMs: playhead.clockMs, heldForMs }, rate: 0, holdProgress, askUntilMs: null, over: false };
  }
  const next = Math.min(ahead.nextEventAtMs ?? Infinity, ahead.untilMs);
  if (ahead.nextEventAtMs === null || playhead.clockMs >= ahead.untilMs) {
    return { playhead: { ...playhead, heldForMs: null }, rate: 0, holdProgress: 1, askUntilMs: null, over: true };
  }
  const gapMs = next - ahead.reachedMs;
  const rate = gapMs / gapRealMs(gapMs);
  const clockMs = Math.min(playhead.clockMs + passedMs * rate, next);
  const arrived = clockMs >= next;
  return {
    playhead: { clockMs, heldForMs: null },
    rate,
    holdProgress: 1,
    askUntilMs: arrived ? next : null,
    over: false,
  };
}

/** Real ms for a gap of simulated ms without an event. */
export function gapRealMs(gapMs: number): number {
  return Math.min(Math.max(GAP_MS_MIN + gapMs * GAP_STRETCH, GAP_MS_MIN), GAP_MS_MAX);
}

/** Whether anything moved at the instant that a frame shows. */
export const movedNow = (frame: Frame): boolean =>
  frame.lanes.some((lane) => lane.hops.some(({ atMs }) => atMs === frame.atMs));

/** What lies ahead of the clock when this frame is the newest. */
export const aheadOf = (frame: Frame): Ahead => ({
  reachedMs: frame.atMs,
  nextEventAtMs: frame.nextEventAtMs,
  untilMs: frame.untilMs,
  moved: movedNow(frame),
});
