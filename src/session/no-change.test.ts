// What changes nothing is no change: it is neither on the way back nor on the timeline.
import { expect, test } from 'vitest';
import { runStore } from '../stores/run-store.ts';
import { openPlayer, settled } from './testing/player.ts';

const spec = () => runStore.getState().spec!;
const commands = () => spec().lanes.map((lane) => lane.commands.length);

async function paused() {
  const { view, play } = await openPlayer('rush');
  await play(500);
  view().pause();
  await settled();
  return { view, play };
}

test('a fault that is in force is not started again, and one that is not is not ended', async () => {
  const { view } = await paused();
  view().endFault('EmailService', { type: 'down' }, ['a', 'b']);
  await settled();
  expect(commands()).toEqual([0, 0]);
  for (let press = 0; press < 3; press += 1) {
    view().startFault('EmailService', { type: 'down' }, ['a', 'b']);
    await settled();
  }
  expect(commands()).toEqual([1, 1]);
  view().undo();
  await settled();
  expect(runStore.getState().canUndo).toBe(false);
});

test('the same fault in another degree is a change', async () => {
  const { view } = await paused();
  for (const factor of [2, 2, 3]) {
    view().startFault('EmailService', { type: 'slow', factor }, ['b']);
    await settled();
  }
  expect(commands()).toEqual([0, 2]);
});

test('a knob that is turned to where it stands stays as it is', async () => {
  const { view } = await paused();
  for (const value of [20, 20, 30]) {
    view().turn('EmailWorker.count', value, ['b']);
    await settled();
  }
  expect(commands()).toEqual([0, 2]);
  const before = spec();
  view().compareWith('b');
  await settled();
  const copied = spec();
  view().compareWith('b');
  await settled();
  expect(copied).not.toBe(before);
  expect(spec()).toBe(copied);
});

test('over, a fault is meant for the whole run: it starts with it, or never', async () => {
  const { view, play } = await openPlayer('one-order');
  await play(100);
  view().startFault('EmailService', { type: 'down' }, ['a', 'b']);
  await settled();
  view().setPace({ type: 'max' });
  await play(60_000, () => view().phase === 'finished');
  expect(view().phase).toBe('finished');
  view().endFault('EmailService', { type: 'down' }, ['a', 'b']);
  await settled();
  expect(commands()).toEqual([0, 0]);
  expect(runStore.getState().clockMs).toBe(0);
});
