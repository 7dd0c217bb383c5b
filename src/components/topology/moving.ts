// What is on its way in each lane now, for the layers that draw it and for pictures of it. Fed by every frame, whoever is
// looking: a lane that is drawn anew, elsewhere or in a file, shows the same instant in the same way.
import { LANES, type LaneName } from '../../scenario/run-spec.ts';
import { laneOf, type RunState, runStore } from '../../stores/run-store.ts';
import { createHopMotion, hopWindowMs, type Token } from './hop-motion.ts';

const motions = { a: createHopMotion(), b: createHopMotion() };
const reads = { a: laneOf('a'), b: laneOf('b') };

function take(state: RunState): void {
  const { frame, loads } = state;
  if (!frame) return;
  for (const lane of LANES)
    motions[lane].accept({ run: loads, atMs: frame.atMs, hops: reads[lane](state)?.hops ?? [] });
}

take(runStore.getState());
runStore.subscribe((state, before) => {
  if (state.frame !== before.frame) take(state);
});

export interface Movement {
  tokens: readonly Token[];
  /** How far streams have flowed. */
  phase: number;
}

export function movementNow(lane: LaneName): Movement {
  const { clockMs, frame, holdProgress, pace, rate } = runStore.getState();
  // Once nothing more will happen, nothing is on its way, however fast the run went by.
  const isOver = frame?.nextEventAtMs === null && holdProgress === 1;
  const windowMs = hopWindowMs(pace, rate);
  return {
    tokens: isOver ? [] : motions[lane].tokensAt(clockMs, windowMs, holdProgress),
    phase: windowMs > 0 ? (clockMs / windowMs) % 1_000 : 0,
  };
}

/** Changes whenever a message may have come or gone. */
export const movementKey = (lane: LaneName): string => {
  const { clockMs, holdProgress, loads, frame, pace } = runStore.getState();
  const factor = pace.type === 'factor' ? pace.factor : pace.type;
  return `${clockMs} ${holdProgress} ${loads} ${frame?.steps} ${motions[lane].size} ${factor}`;
};
