// The thin picture of a run says what its series say: the same scales for all lanes, and nothing where nothing was.
import { expect, test } from 'vitest';
import type { Series } from '../../protocol/frame.ts';
import { coursesOf, readingAt } from './overview.ts';

const series = (ready: Series['ready'], customerP95: (number | null)[]): Series => ({
  intervalMs: 100,
  count: customerP95.length,
  placed: [],
  replied: [],
  customerP50: [],
  customerP95,
  ready,
  utilisation: {},
});

test('backlog is the sum of all queues, and lanes share their scales', () => {
  const one = series({ mail: [0, 10], parcel: [0, 10] }, [null, 50]);
  const other = series({ mail: [0, 5] }, [100, 100]);
  const [a, b] = coursesOf([one, other], 200);
  expect(a!.backlog).toBe('M0 1L0.25 1L0.75 0L0.75 1Z');
  expect(b!.backlog).toBe('M0 1L0.25 1L0.75 0.75L0.75 1Z');
  expect(a!.latency).toBe('');
  expect(b!.latency).toBe('M0.25 0L0.75 0');
});

test('a reading is what was counted at that instant, and between two counts on the line from one to the other', () => {
  const one = series({ mail: [3, 7] }, [null, 50]);
  const backlogAt = (atMs: number, knownMs = 200) => {
    const reading = readingAt(one, atMs, knownMs);
    return reading && [reading.backlog, reading.isCounted];
  };
  expect(backlogAt(0)).toEqual([0, true]);
  expect(backlogAt(100)).toEqual([3, true]);
  expect(backlogAt(150)).toEqual([5, false]);
  expect(backlogAt(150, 150)).toEqual([7, true]);
  expect(backlogAt(250)).toBeNull();
});

test('waiting is read by the interval, also where nothing can stand in line', () => {
  expect(readingAt(series({ mail: [3, 7] }, [null, 50]), 150, 200)?.p95).toBe(50);
  expect(readingAt(series({}, [20]), 10, 100)).toEqual({ backlog: null, isCounted: true, p95: 20 });
});
