// However long a run gets, its checkpoints are few, and none of its places is far from the last one before it.
import { expect, test } from 'vitest';
import { CHECKPOINT_EVENTS, type Checkpoint, Checkpoints } from './checkpoints.ts';

const at = (events: number): Checkpoint => ({ events, steps: events, atMs: events, lanes: [] });

/** The farthest that a place lies behind its checkpoint, when one is left whenever it is due. */
function farthest(eventsMax: number): { behind: number; from: Set<number> } {
  const checkpoints = new Checkpoints(at(0), () => undefined);
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
  const checkpoints = new Checkpoints(at(0), () => undefined);
  checkpoints.bookmark(at(900));
  expect(checkpoints.nearest({ steps: 1_000 }).steps).toBe(900);
  expect(checkpoints.nearest({ steps: 900 }).steps).toBe(0);
  checkpoints.dropAfter(2_000, 2_000);
  expect(checkpoints.nearest({ steps: 1_000 }).steps).toBe(0);
});

test('what can no longer be gone to is forgotten, once, and nothing else is', () => {
  const left: number[] = [];
  const forgotten: number[] = [];
  const checkpoints = new Checkpoints(at(0), ({ events }) => forgotten.push(events));
  for (let events = 0; events <= 5_000_000; events += 1_000)
    if (checkpoints.isDue(events)) {
      checkpoints.keep(at(events));
      left.push(events);
    }
  checkpoints.bookmark(at(1_500));
  checkpoints.bookmark(at(2_500));
  expect(forgotten).toContain(1_500);
  checkpoints.dropAfter(2_000_000, 2_000_000);
  expect(forgotten).toContain(2_500);
  const reached = new Set(left.map((events) => checkpoints.nearest({ events: events + 1 }).events));
  expect(forgotten.filter((events) => reached.has(events))).toEqual([]);
  const all = [...forgotten, ...reached].sort((a, b) => a - b);
  expect(all).toEqual(
    [0, 1_500, 2_500, ...left].filter((events) => events > 0 || reached.has(0)).sort((a, b) => a - b),
  );
});
