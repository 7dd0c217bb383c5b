// The page must not reach the engine, however long the way; a chain is told from end to end.

import { expect, test } from 'vitest';
import { chainsInto, runsWith } from './chains.ts';
import { importTable } from './import-table.ts';

const sourcesOf = (files: Record<string, string>) => Object.entries(files).map(([path, text]) => ({ path, text }));

const chains = (files: Record<string, string>) =>
  chainsInto(sourcesOf(files), importTable, 'src/main.tsx', 'src/sim-engine');

test('a chain through other folders is found, lazy links included, and told as the shortest', () => {
  expect(
    chains({
      'src/main.tsx': "import './components/app.tsx';",
      'src/components/app.tsx': "const later = import('../share/link.ts'); import './deep.tsx';",
      'src/components/deep.tsx': "import '../share/link.ts';",
      'src/share/link.ts': "export { hash } from '../sim-engine/kernel/grid.ts';",
      'src/sim-engine/kernel/grid.ts': "import './columns.ts';",
      'src/sim-engine/kernel/columns.ts': '',
    }),
  ).toEqual(['src/main.tsx -> src/components/app.tsx -> src/share/link.ts -> src/sim-engine/kernel/grid.ts']);
});

test('types are gone after compiling, and make no chain', () => {
  expect(
    chains({
      'src/main.tsx': "import './session/machine.ts';",
      'src/session/machine.ts': "import type { Run } from '../sim-engine/run.ts';",
      'src/sim-engine/run.ts': '',
    }),
  ).toEqual([]);
});

test('a worker started by its address is the one way, and only from where the table says', () => {
  const worker = {
    'src/worker/entry.ts': "import '../sim-engine/run.ts';",
    'src/sim-engine/run.ts': '',
    'src/worker/client.ts': "new Worker(new URL('./entry.ts', import.meta.url));",
  };
  expect(chains({ ...worker, 'src/main.tsx': "import './worker/client.ts';" })).toEqual([]);
  expect(chains({ ...worker, 'src/main.tsx': "new Worker(new URL('./worker/entry.ts', import.meta.url));" })).toEqual([
    'src/main.tsx -> src/worker/entry.ts -> src/sim-engine/run.ts',
  ]);
});

test('files that import one another end the search too', () => {
  expect(chains({ 'src/main.tsx': "import './a.ts';", 'src/a.ts': "import './main.tsx';" })).toEqual([]);
});

test('what runs with the engine is found beyond its folder', () => {
  const sources = sourcesOf({
    'src/sim-engine/run.ts': "import '../scenario/read.ts';",
    'src/scenario/read.ts': "import type { G } from '../topology/graph.ts';",
    'src/topology/graph.ts': '',
  });
  expect([...runsWith(sources, importTable, ['src/sim-engine/run.ts'])]).toEqual([
    'src/sim-engine/run.ts',
    'src/scenario/read.ts',
  ]);
});
