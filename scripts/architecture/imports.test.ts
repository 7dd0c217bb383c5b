// What counts as an import, and what only looks like one.

import { expect, test } from 'vitest';
import { importsOf } from './imports.ts';

const known = new Set(['src/session/machine.ts', 'src/stores/run-store.ts', 'src/components/dock/index.tsx']);

const found = (text: string, path = 'src/session/start.tsx') =>
  importsOf({ path, text }, known).map(({ kind, to, line }) => `${line} ${kind} ${to}`);

test('every way to bring in a file is found, with its line', () => {
  const text = `import { a } from './machine.ts';
import type { B } from '../stores/run-store.ts';
export { c } from './machine.ts';
export type { D } from './machine.ts';
export * from './machine.ts';
import './side-effect.ts';
type E = import('./machine.ts').E;
const f = () => import('./machine.ts');
new Worker(new URL('../worker/entry.ts', import.meta.url));`;
  expect(found(text)).toEqual([
    '1 value src/session/machine.ts',
    '2 type src/stores/run-store.ts',
    '3 value src/session/machine.ts',
    '4 type src/session/machine.ts',
    '5 value src/session/machine.ts',
    '6 value src/session/side-effect.ts',
    '7 type src/session/machine.ts',
    '8 dynamic src/session/machine.ts',
    '9 url src/worker/entry.ts',
  ]);
});

test('an import of types alone, written name by name, still runs the file', () => {
  expect(found("import { type A } from './machine.ts';")).toEqual(['1 value src/session/machine.ts']);
});

test('names without an extension mean the file that Vite would take', () => {
  expect(found("import './machine'; import '../components/dock';")).toEqual([
    '1 value src/session/machine.ts',
    '1 value src/components/dock/index.tsx',
  ]);
});

test('a query after the name does not hide the file', () => {
  expect(found("import W from './machine.ts?worker';")).toEqual(['1 value src/session/machine.ts']);
});

test('packages keep their names', () => {
  expect(found("import { createStore } from 'zustand/vanilla';")).toEqual(['1 value zustand/vanilla']);
});

test('an import by a computed name is found too', () => {
  expect(found('const load = (name: string) => import(name);')).toEqual(['1 dynamic (a computed name)']);
});

test('comments, strings, markup and other addresses are no imports', () => {
  const text = `// import './machine.ts';
const a = "import './machine.ts'";
const b = <p title="import('./machine.ts')">import './machine.ts'</p>;
new URL('https://example.org/', location.href);`;
  expect(found(text)).toEqual([]);
});

test('a file that does not parse is an error, not a file without imports', () => {
  expect(() => found('import from from;')).toThrow('src/session/start.tsx');
});
