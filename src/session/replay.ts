// A run once more, instant by instant, on a worker of its own: whoever wants pictures of what has passed gets them without
// moving the run on the screen. The worker ends with the last picture, or when nobody asks for more.
import type { Frame, FrameWants } from '../protocol/frame.ts';
import type { RunSpec } from '../scenario/run-spec.ts';
import { type Client, createClient } from '../worker/client.ts';

/** So many events at once, so that no answer is waited for too long, and all that moved is told. */
const EVENTS_AT_ONCE = 5_000;

const together = (before: Frame, frame: Frame): Frame => ({
  ...frame,
  lanes: frame.lanes.map((lane, index) => ({ ...lane, hops: [...(before.lanes[index]?.hops ?? []), ...lane.hops] })),
});

/** Frames at these instants (whole ms, in order), each with what moved since the one before. */
export async function* replay(
  spec: RunSpec,
  instantsMs: readonly number[],
  wants: FrameWants,
  client: Client = createClient(),
): AsyncGenerator<Frame> {
  try {
    const loaded = await client.load(0, spec, {});
    if (!loaded.ok) throw new Error('queuescope: the run on the screen was refused');
    const [first = 0, ...later] = instantsMs;
    let frame = await client.seek(0, { atMs: first }, wants);
    yield frame;
    for (const atMs of later) {
      let told: Frame | null = null;
      do {
        frame = await client.advance(0, atMs, EVENTS_AT_ONCE, wants);
        told = told ? together(told, frame) : frame;
      } while (frame.atMs < atMs && !frame.finished);
      yield told;
    }
  } finally {
    client.close();
  }
}
