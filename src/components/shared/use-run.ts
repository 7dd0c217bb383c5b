// Small readers of the stores for components: one number, one lane's scenario, or a value sampled a few times a second.
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { LANES, type LaneName } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { laneSpecOf, type RunState, runStore } from '../../stores/run-store.ts';
import { type ViewState, viewStore } from '../../stores/view-store.ts';
import { commandsInForce, currentScenario } from './current-scenario.ts';
import { laneIndex, laneTitle } from './labels.ts';

export const useRun = <T>(select: (state: RunState) => T): T => useStore(runStore, select);
export const useView = <T>(select: (state: ViewState) => T): T => useStore(viewStore, select);

const turnedOf = (lane: LaneName) => (state: RunState) => {
  const spec = laneSpecOf(lane)(state);
  return spec ? commandsInForce(spec, state.frame?.atMs ?? 0) : 0;
};

/** The lane's scenario with every knob as it stands now; null while there is no such lane. */
export function useLaneScenario(lane: LaneName): Scenario | null {
  const spec = useRun(laneSpecOf(lane));
  const turned = useRun(turnedOf(lane));
  return useMemo(() => (spec ? currentScenario(spec, turned) : null), [spec, turned]);
}

/** The same, outside of rendering. */
export function laneScenario(state: RunState, lane: LaneName): Scenario | null {
  const spec = laneSpecOf(lane)(state);
  return spec ? currentScenario(spec, turnedOf(lane)(state)) : null;
}

export const useLaneTitle = (lane: LaneName): string =>
  useRun((state) => {
    const spec = laneSpecOf(lane)(state);
    return spec ? laneTitle(spec, state.comparisonId, laneIndex(lane)) : '';
  });

const LANES_NONE: readonly LaneName[] = [];
const LANES_ONE: readonly LaneName[] = ['a'];
export const useLanes = (): readonly LaneName[] =>
  useRun(({ spec }) => (!spec ? LANES_NONE : spec.lanes.length > 1 ? LANES : LANES_ONE));

/**
 * Reads the run at most every so many ms: text that changes sixty times a second cannot be read, and need not be drawn.
 * The last state is always shown in the end. Only the run is sampled: another `read` has its answer at once, so it may use
 * whatever its component knows, but no other store than through that.
 */
export function useSampled<T>(read: (state: RunState) => T, everyMs: number): T {
  const [sampled, setSampled] = useState(() => runStore.getState());
  const shown = useRef({ read, sampled });
  shown.current = { read, sampled };
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shownAtMs = 0;
    const show = () => {
      timer = undefined;
      shownAtMs = performance.now();
      const state = runStore.getState();
      const before = shown.current;
      if (!Object.is(before.read(before.sampled), before.read(state))) setSampled(state);
    };
    show();
    const stop = runStore.subscribe(() => {
      if (timer !== undefined) return;
      timer = setTimeout(show, Math.max(0, shownAtMs + everyMs - performance.now()));
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [everyMs]);
  return read(sampled);
}
