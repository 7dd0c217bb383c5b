// The run as nodes show it: the newest state, but at most a dozen times a second. What is written in a node cannot be
// read faster, and one commit for all nodes keeps the picture of one instant. What moves with the clock is moved
// directly instead (see use-clock.ts).
import { createStore } from 'zustand/vanilla';
import { type RunState, runStore } from '../../stores/run-store.ts';

const EVERY_MS = 80;

export const calmStore = createStore<{ run: RunState }>()(() => ({ run: runStore.getState() }));

let timer: ReturnType<typeof setTimeout> | undefined;
let shownAtMs = Number.NEGATIVE_INFINITY;

function show(): void {
  timer = undefined;
  shownAtMs = performance.now();
  calmStore.setState({ run: runStore.getState() });
}

runStore.subscribe((state, before) => {
  if (timer !== undefined || (state.frame === before.frame && state.spec === before.spec)) return;
  const waitMs = shownAtMs + EVERY_MS - performance.now();
  if (waitMs <= 0) show();
  else timer = setTimeout(show, waitMs);
});
