// A clip of what has just passed: the recorded seconds are run once more and drawn, picture by picture, at an even pace.
import type { Frame } from '../../protocol/frame.ts';
import { LANES, type LaneName, type RunSpec } from '../../scenario/run-spec.ts';
import { replay } from '../../session/replay.ts';
import { createHopMotion, HOP_REAL_MS } from '../topology/hop-motion.ts';
import type { Drawing } from './drawing.ts';
import type { RunPicture } from './run-picture.ts';
import type { Moving } from './topology-shapes.ts';

export interface ClipPlan {
  /** Simulated instants of the pictures, whole ms. */
  instantsMs: number[];
  /** Simulated ms a real ms. */
  speed: number;
  /** Real ms between two pictures. */
  pauseMs: number;
}

/** The last `spanMs` of simulated time before `untilMs`, shown within `lengthMs` of real time. */
export function clipPlan(untilMs: number, spanMs: number, lengthMs: number, pauseMs: number): ClipPlan {
  const fromMs = Math.max(0, untilMs - spanMs);
  const steps = Math.max(1, Math.round(lengthMs / pauseMs));
  const at = (step: number) => Math.round(fromMs + ((untilMs - fromMs) * step) / steps);
  const instantsMs = Array.from({ length: steps + 1 }, (_, step) => at(step));
  return { instantsMs, speed: (untilMs - fromMs) / (steps * pauseMs), pauseMs };
}

/** Messages of the first picture set out before it: so long before, in pictures. */
const beforeOf = ({ instantsMs, speed }: ClipPlan): number =>
  Math.max(0, (instantsMs[0] ?? 0) - Math.ceil(HOP_REAL_MS * speed));

/** One drawing after the other. Whoever stops asking ends the work. */
export async function* clipDrawings(
  spec: RunSpec,
  plan: ClipPlan,
  picture: RunPicture,
  follow: (number | null)[],
): AsyncGenerator<Drawing> {
  const windowMs = HOP_REAL_MS * plan.speed;
  const motions = spec.lanes.map(() => createHopMotion());
  const [first = 0] = plan.instantsMs;
  let isBefore = first > 0;
  const instants = isBefore ? [beforeOf(plan), ...plan.instantsMs] : plan.instantsMs;
  for await (const frame of replay(spec, instants, { follow })) {
    frame.lanes.forEach(({ hops }, index) => {
      motions[index]?.accept({ run: 0, atMs: frame.atMs, hops: isBefore ? [] : hops });
    });
    if (isBefore) {
      isBefore = false;
      continue;
    }
    yield picture.at({ frame, clockMs: frame.atMs, moving: movingAt(frame, motions, windowMs) });
  }
}

function movingAt(
  frame: Frame,
  motions: ReturnType<typeof createHopMotion>[],
  windowMs: number,
): Record<LaneName, Moving> {
  const moving: Record<LaneName, Moving> = { a: { tokens: [], phase: 0 }, b: { tokens: [], phase: 0 } };
  const phase = windowMs > 0 ? (frame.atMs / windowMs) % 1_000 : 0;
  // Once nothing more will happen, nothing is on its way.
  if (frame.nextEventAtMs === null) return moving;
  LANES.forEach((lane, index) => {
    const tokens = motions[index]?.tokensAt(frame.atMs, windowMs, 1) ?? [];
    moving[lane] = { tokens, phase };
  });
  return moving;
}
