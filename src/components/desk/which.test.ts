import { expect, test } from 'vitest';
import { replayCount } from './which.ts';

test('the button says how many it will move, the command means all that are there when it takes effect', () => {
  expect(replayCount('all', 10, 112)).toEqual({ count: 112, sent: 0 });
  expect(replayCount('one', 10, 112)).toEqual({ count: 1, sent: 1 });
  expect(replayCount('some', 10, 112)).toEqual({ count: 10, sent: 10 });
  expect(replayCount('some', 10, 4)).toEqual({ count: 4, sent: 10 });
  expect(replayCount('one', 10, 0)).toEqual({ count: 0, sent: 1 });
});
