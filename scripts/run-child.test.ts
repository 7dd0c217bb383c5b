// A stage that hangs must end all the same, as a failure.

import { expect, test } from 'vitest';
import { runNode } from './run-child.mjs';

test('what ends with 0 in time has passed; another code, or no end, has failed', async () => {
  expect(await runNode(['-e', ''], 10_000)).toBe(true);
  expect(await runNode(['-e', 'process.exit(3)'], 10_000)).toBe(false);
  expect(await runNode(['-e', 'setInterval(() => {}, 1000)'], 300)).toBe(false);
});
