// The shape of the source, held by a test: who imports whom, that the page never loads the engine, what the engine may
// not say, and how long a file may be. The rules and their reasons are in scripts/architecture.

import { expect, test } from 'vitest';
import { chainsInto, runsWith } from '../scripts/architecture/chains.ts';
import { checkTable } from '../scripts/architecture/check-table.ts';
import { checkArithmetic, checkEngineFile } from '../scripts/architecture/engine-rules.ts';
import { importTable } from '../scripts/architecture/import-table.ts';
import { isTest } from '../scripts/architecture/source.ts';
import { readSources } from '../scripts/architecture/sources.ts';

const sources = readSources('src');
const shipped = sources.filter((source) => !isTest(source.path));
const engine = shipped.filter((source) => source.path.startsWith('src/sim-engine/'));

/** A red flag at 200 lines, the limit here; generated data is as long as it is. */
const linesMax = 300;

test('every import is one that the table allows', () => {
  expect(checkTable(sources, importTable)).toEqual([]);
});

test('no chain of values leads from the page to the engine', () => {
  expect(chainsInto(sources, importTable, 'src/main.tsx', 'src/sim-engine')).toEqual([]);
});

test('the engine has no luck, clock, locale or state but its own', () => {
  expect(engine.flatMap(checkEngineFile)).toEqual([]);
});

test('what the engine runs elsewhere computes the same in every browser', () => {
  const enginePaths = engine.map((source) => source.path);
  const running = runsWith(shipped, importTable, enginePaths);
  // Theory is shown beside a run and never feeds back into it.
  const elsewhere = shipped.filter(
    ({ path }) => running.has(path) && !enginePaths.includes(path) && !path.startsWith('src/theory/'),
  );
  expect(elsewhere.flatMap(checkArithmetic)).toEqual([]);
});

test(`no file is longer than ${linesMax} lines`, () => {
  const lengths = sources
    .filter((source) => !/\.generated\.tsx?$/.test(source.path))
    .map((source) => ({ path: source.path, lines: source.text.trimEnd().split('\n').length }));
  expect(lengths.filter(({ lines }) => lines > linesMax)).toEqual([]);
});
