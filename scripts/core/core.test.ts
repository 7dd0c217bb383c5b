// What is generated of the core is that of its sources: otherwise the engine would run something that nobody can read.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileCore } from './compile.ts';
import { layoutText } from './generate.ts';
import { bytesPath, bytesText, layoutPath } from './written.ts';

const advice = 'it is written anew by: npm run core';

test('the layout that the core is compiled with is the one that the rest of the engine reads by', () => {
  expect(
    readFileSync(layoutPath, 'utf8') === layoutText(),
    `core/layout.ts is not of memory/layout.ts; ${advice}`,
  ).toBe(true);
});

test('the bytes that run are compiled from the sources that are read', async () => {
  const bytes = bytesText(await compileCore());
  expect(readFileSync(bytesPath, 'utf8') === bytes, `memory/core-bytes.ts is not of core; ${advice}`).toBe(true);
});
