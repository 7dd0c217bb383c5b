// Pictures of what has passed are those that the run itself had, and whoever turns away ends the worker.
import { expect, test } from 'vitest';
import type { Frame, Hop } from '../protocol/frame.ts';
import { comparisonById, comparisonSpec } from '../scenario/library/library.ts';
import { replay } from './replay.ts';
import { engineClient } from './testing/player.ts';

const rush = comparisonSpec(comparisonById('rush')!);
const wants = { follow: [null, null] };

async function framesAt(instantsMs: number[]): Promise<Frame[]> {
  const frames: Frame[] = [];
  for await (const frame of replay(rush, instantsMs, wants, engineClient())) frames.push(frame);
  return frames;
}

test('every instant asked for comes, in order, with the state that a seek finds there', async () => {
  const frames = await framesAt([2_000, 2_040, 4_000]);
  expect(frames.map(({ atMs }) => atMs)).toEqual([2_000, 2_040, 4_000]);
  const client = engineClient();
  await client.load(0, rush, {});
  const sought = await client.seek(0, { atMs: 4_000 }, wants);
  expect(frames.at(-1)!.lanes.map(({ digest }) => digest)).toEqual(sought.lanes.map(({ digest }) => digest));
});

test('what moved is told once, however many instants it is cut into', async () => {
  const all = (frames: Frame[]): Hop[] => frames.slice(1).flatMap(({ lanes }) => lanes[1]!.hops);
  const fine = await framesAt(Array.from({ length: 26 }, (_, index) => 3_000 + index * 20));
  const coarse = await framesAt([3_000, 3_250, 3_500]);
  expect(all(fine).length).toBeGreaterThan(100);
  expect(all(fine)).toEqual(all(coarse));
});

test('a run that is over stays at its end', async () => {
  const order = comparisonSpec(comparisonById('one-order')!);
  const frames: Frame[] = [];
  for await (const frame of replay(order, [3_800, 3_900, 9_000], wants, engineClient())) frames.push(frame);
  expect(frames.map(({ finished }) => finished)).toEqual([false, true, true]);
});

test('who asks for no more closes the worker', async () => {
  let closed = 0;
  const client = { ...engineClient(), close: () => (closed += 1) };
  for await (const _ of replay(rush, [1_000, 2_000, 3_000], wants, client as never)) break;
  expect(closed).toBe(1);
});
