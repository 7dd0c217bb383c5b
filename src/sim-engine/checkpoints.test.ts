// However long a run gets, its checkpoints are few, and none of its places is far from the last one before it.
import { expect, test } from 'vitest';
import { CHECKPOINT_EVENTS, type Checkpoint, Checkpoints } from './checkpoints.ts';

const at = (events: number): Checkpoint => ({ events, steps: events, atMs: events, lanes: [] });

/** The farthest that a place lies behind its checkpoint, when one is left whenever it is due. */
function farthest(eventsMax: number): { behind: number; from: Set<number> } {
  const checkpoints = new Checkpoints(at(0));
  for (let events = 0; events <= eventsMax; events += 1_000)
    if (checkpoints.isDue(events)) checkpoints.keep(at(events));
  let behind = 0;
  const from = new Set<number>();
  for (let events = 500; events <= eventsMax; events += 1_000) {
    const { events: nearest } = checkpoints.nearest({ events });
    from.add(nearest);
    behind = Math.max(behind, events - nearest);
  }
  return { behind, from };
}

test('in a run of a million events none is more than a hundred thousand behind', () => {
  expect(farthest(1_000_000).behind).toBeLessThanOrEqual(101_000);
});

test.each([2_000_000, 3_000_000])('in a run of %i they stay within their distance, and are 24 at most', (eventsMax) => {
  const { behind, from } = farthest(eventsMax);
  expect(behind).toBeLessThanOrEqual(CHECKPOINT_EVENTS);
  expect(from.size).toBeLessThanOrEqual(24);
});

test('a bookmark is where somebody steps; a change forgets it', () => {
  const checkpoints = new Checkpoints(at(0));
  checkpoints.bookmark(at(900));
  expect(checkpoints.nearest({ steps: 1_000 }).steps).toBe(900);
  expect(checkpoints.nearest({ steps: 900 }).steps).toBe(0);
  checkpoints.dropAfter(2_000, 2_000);
  expect(checkpoints.nearest({ steps: 1_000 }).steps).toBe(0);
});
