// What an operator does by hand goes the way of all changes: it takes effect now, is undone and done again.
import { expect, test } from 'vitest';
import { runStore } from '../stores/run-store.ts';
import { openPlayer, settled } from './testing/player.ts';

const workersOf = (lane: number) =>
  runStore.getState().frame!.lanes[lane]!.components.find(({ id }) => id === 'EmailWorker')!.workers;

test('a worker killed by hand is down at once, up again after undo, and down again after redo', async () => {
  const player = await openPlayer('month');
  await player.play(2_000, () => runStore.getState().clockMs > 1_000);
  player.view().pause();
  player.view().act({ type: 'crash-worker', component: 'EmailWorker', worker: 2, restartAfterMs: 60_000 }, ['b']);
  await settled();
  expect(workersOf(1).map(({ state }) => state === 'crashed')).toEqual([false, false, true, false, false]);
  expect(runStore.getState().lastChange?.text).toBe('E-mail workers: worker 3 was killed in B');
  player.view().undo();
  await settled();
  expect(workersOf(1).every(({ state }) => state !== 'crashed')).toBe(true);
  player.view().redo();
  await settled();
  expect(workersOf(1)[2]!.state).toBe('crashed');
});
