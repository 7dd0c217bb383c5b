// Runs something at every change of the simulated clock without rendering anything: what only moves is moved directly.
import { useLayoutEffect, useRef } from 'react';
import { runStore } from '../../stores/run-store.ts';

export function useClock(paint: (clockMs: number) => void): void {
  const latest = useRef(paint);
  latest.current = paint;
  useLayoutEffect(() => {
    latest.current(runStore.getState().clockMs);
  });
  useLayoutEffect(
    () =>
      runStore.subscribe((state, before) => {
        if (state.clockMs !== before.clockMs) latest.current(state.clockMs);
      }),
    [],
  );
}
