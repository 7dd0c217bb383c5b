// The table is only worth what its checker reports: here it is shown breaches, each of which it must find.

import { expect, test } from 'vitest';
import { checkTable } from './check-table.ts';
import { importTable } from './import-table.ts';

/** Checks made-up files, given as path and text. */
const check = (files: Record<string, string>) =>
  checkTable(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    importTable,
  );

test('a breach is told with file, line, what is allowed, and why', () => {
  const [breach] = check({ 'src/components/app.tsx': "\nimport { run } from '../sim-engine/run.ts';" });
  expect(breach).toMatch(
    /^src\/components\/app\.tsx:2 imports src\/sim-engine\/run\.ts: components may import session, /,
  );
  expect(breach).toContain('it never sees the engine');
});

test.each([
  ['the screen, the engine lazily', 'src/components/a.tsx', "const e = import('../sim-engine/run.ts');"],
  ['the screen, a type of the engine', 'src/components/a.tsx', "import type { E } from '../sim-engine/run.ts';"],
  ['the screen, comlink', 'src/components/a.tsx', "import { wrap } from 'comlink';"],
  ['the screen, the worker', 'src/components/a.tsx', "import { start } from '../worker/client.ts';"],
  ['the kernel, the shared leaf of formulas', 'src/sim-engine/kernel/a.ts', "import { b } from '../../theory/b.ts';"],
  ['the kernel, the model', 'src/sim-engine/kernel/a.ts', "import { b } from '../model/b.ts';"],
  ['statistics, the model', 'src/sim-engine/stats/a.ts', "import { b } from '../model/b.ts';"],
  ['the model, the facade above it', 'src/sim-engine/model/a.ts', "import { b } from '../run.ts';"],
  ['the engine, a package', 'src/sim-engine/a.ts', "import fc from 'fast-check';"],
  ['scenarios, a value of topology', 'src/scenario/a.ts', "import { parse } from '../topology/parse.ts';"],
  ['built-in scenarios, the parser', 'src/scenario/library/a.ts', "import { parse } from '../../topology/parse.ts';"],
  ['stores, React by the back door', 'src/stores/a.ts', "import { create } from 'zustand';"],
  ["the session, the worker's entry", 'src/session/a.ts', "import { b } from '../worker/entry.ts';"],
  ['the session, the address of the entry', 'src/session/a.ts', "new URL('../worker/entry.ts', import.meta.url);"],
  ['the client, its worker not by address', 'src/worker/client.ts', "import { b } from './entry.ts';"],
  ['a leaf, anything of ours', 'src/protocol/a.ts', "import type { S } from '../scenario/scenario.ts';"],
  ['the page, Node', 'src/main.tsx', "import { readFileSync } from 'node:fs';"],
  ['a computed name', 'src/session/a.ts', 'const load = (name: string) => import(name);'],
])('%s: reported', (_what, path, text) => {
  expect(check({ [path]: text })).toHaveLength(1);
});

test.each([
  ['the client, the address of its worker', 'src/worker/client.ts', "new URL('./entry.ts', import.meta.url);"],
  ['the entry, the engine', 'src/worker/entry.ts', "import { run } from '../sim-engine/run.ts';"],
  ['scenarios, types of topology', 'src/scenario/a.ts', "import type { G } from '../topology/graph.ts';"],
  ['the screen, a part of React', 'src/components/a.tsx', "import { flushSync } from 'react-dom';"],
  ['the command line, Node', 'src/cli/main.ts', "import { argv } from 'node:process';"],
  ['a test, what it tests', 'src/lessons/a.test.ts', "import { run } from '../sim-engine/run.ts';"],
])('%s: allowed', (_what, path, text) => {
  expect(check({ [path]: text })).toEqual([]);
});

test('what ships may not lean on a test', () => {
  expect(check({ 'src/sim-engine/run.ts': "import { any } from './laws/any-scenario.ts';" })).toEqual([
    'src/sim-engine/run.ts:1 imports src/sim-engine/laws/any-scenario.ts: only tests may import tests',
  ]);
});

test('a folder without a row is reported', () => {
  expect(check({ 'src/helpers/misc.ts': 'export {};' })).toEqual([
    'src/helpers/misc.ts: no row of the import table speaks about it',
  ]);
});

test('every row gives its reason', () => {
  expect(importTable.filter((row) => row.because.length < 20)).toEqual([]);
});
