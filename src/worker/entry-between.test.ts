// What the worker does of its own accord is done between questions, and ends nothing that is shown.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { between } from './entry-between.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('one piece at a time, and none at once: who asks comes between any two', () => {
  const said: string[] = [];
  function* pieces() {
    for (const piece of ['first', 'second', 'third']) {
      said.push(piece);
      yield;
    }
  }
  between(pieces());
  expect(said).toEqual([]);
  for (const done of [1, 2, 3]) {
    vi.advanceTimersToNextTimer();
    expect(said).toHaveLength(done);
  }
  vi.advanceTimersToNextTimer();
  expect(vi.getTimerCount()).toBe(0);
});

test('a piece that fails is the last one, and is heard by nobody', () => {
  let begun = 0;
  // biome-ignore lint/correctness/useYield: it fails before there is anything to yield
  function* pieces(): Generator<void> {
    begun += 1;
    throw new Error('no');
  }
  between(pieces());
  expect(() => vi.runAllTimers()).not.toThrow();
  expect(begun).toBe(1);
});
