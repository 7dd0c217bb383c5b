// Where messages are, at any instant. A hop takes no simulated time; it is drawn over a fixed window of simulated time
// after its instant, or, while the clock is held at its instant, over the hold. Where a token is depends on nothing
// but the clock and the hops near it, so that pausing and stepping back are exact. Knows no screen.
import { HOPS_MAX, type Hop, type HopKind } from '../../protocol/frame.ts';

/** Real milliseconds that a message is on its way, at any pace. */
export const HOP_REAL_MS = 450;
/**
 * More are not kept: the oldest go first. As many as one frame brings, so that an instant looks the same whether the run
 * was played to it or opened there.
 */
const HOPS_KEPT = HOPS_MAX;

/** What a hop is to the eye. `trip` is the customer's own way; `back` is an answer. */
export type TokenLook = 'trip' | 'work' | 'back' | 'failure' | 'retry' | 'death';

const LOOKS: Record<HopKind, TokenLook> = {
  request: 'trip',
  reply: 'back',
  call: 'work',
  publish: 'work',
  deliver: 'work',
  return: 'back',
  failure: 'failure',
  refusal: 'failure',
  redeliver: 'retry',
  retry: 'retry',
  death: 'death',
  replicate: 'work',
};
export const lookOf = (kind: HopKind): TokenLook => LOOKS[kind];

export interface Token {
  hop: Hop;
  /** Where on its way, from 0 to 1. */
  fraction: number;
}

export interface HopMotion {
  /** Takes the hops of a frame. Another run empties what was kept; an earlier instant forgets what came after it. */
  accept(frame: { run: number; atMs: number; hops: readonly Hop[] }): void;
  /**
   * Every token on its way at `clockMs`. Hops of this very instant are drawn at `holdProgress` while it is below 1;
   * a window of 0 draws no others.
   */
  tokensAt(clockMs: number, windowMs: number, holdProgress: number): Token[];
  /** How many hops are kept. */
  readonly size: number;
}

export function createHopMotion(kept = HOPS_KEPT): HopMotion {
  // A ring in order of time: `start` is the oldest, the newest is `count` places further.
  let ring: Hop[] = [];
  let start = 0;
  let run = -1;
  let atMs = Number.NEGATIVE_INFINITY;

  const push = (hop: Hop) => {
    if (ring.length < kept) ring.push(hop);
    else {
      ring[start] = hop;
      start = (start + 1) % kept;
    }
  };
  const newest = (age: number): Hop => ring[(start + ring.length - 1 - age + ring.length) % ring.length]!;

  return {
    accept(frame) {
      if (frame.run !== run || frame.atMs < atMs) {
        // What the frame brings itself is not kept twice.
        const [first] = frame.hops;
        const inOrder = [...ring.slice(start), ...ring.slice(0, start)];
        ring =
          frame.run === run ? inOrder.filter((hop) => (first ? hop.atMs < first.atMs : hop.atMs <= frame.atMs)) : [];
        start = 0;
      }
      run = frame.run;
      atMs = frame.atMs;
      for (const hop of frame.hops) push(hop);
    },
    tokensAt(clockMs, windowMs, holdProgress) {
      const moving: Token[] = [];
      const held: Hop[] = [];
      for (let age = 0; age < ring.length; age += 1) {
        const hop = newest(age);
        const sinceMs = clockMs - hop.atMs;
        if (sinceMs < 0) continue;
        if (sinceMs >= windowMs && sinceMs > 0) break;
        if (sinceMs === 0 && holdProgress < 1) held.push(hop);
        else if (sinceMs < windowMs) moving.push({ hop, fraction: sinceMs / windowMs });
      }
      return [...moving.reverse(), ...inTurn(held.reverse(), holdProgress)];
    },
    get size() {
      return ring.length;
    },
  };
}

/**
 * The hops of one instant one after another: what leaves from where another one of its order has just arrived waits for
 * it. Each turn gets an equal part of the hold.
 */
function inTurn(hops: readonly Hop[], holdProgress: number): Token[] {
  const arrivals = new Map<string, number>();
  const turns = hops.map((hop) => {
    const turn = arrivals.get(`${hop.orderId} ${hop.from}`) ?? 0;
    const place = `${hop.orderId} ${hop.to}`;
    arrivals.set(place, Math.max(arrivals.get(place) ?? 0, turn + 1));
    return turn;
  });
  const turnsAll = Math.max(0, ...turns) + 1;
  return hops.flatMap((hop, index) => {
    const fraction = holdProgress * turnsAll - turns[index]!;
    return fraction >= 0 && fraction < 1 ? [{ hop, fraction }] : [];
  });
}

/** Simulated ms a real ms at the pace that is as fast as it can be, before it has been measured. */
const FAST = 20;

/**
 * The window in simulated ms: real time on the way × simulated ms a real ms. At the pace that follows events the clock
 * is held instead, so there is none; a chosen factor counts even while paused, so that a paused picture stays as it is.
 * `measuredRate` is for the pace that is as fast as it can be.
 */
export function hopWindowMs(pace: { type: string; factor?: number }, measuredRate: number): number {
  if (pace.type === 'follow') return 0;
  return HOP_REAL_MS * (pace.factor ?? (measuredRate > 0 ? measuredRate : FAST));
}
