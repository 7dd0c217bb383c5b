// Type-checks every project: the whole repository, the page more strictly, and the engine without a browser's types.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const projects = ['tsconfig.json', 'src/tsconfig.json', 'src/sim-engine/tsconfig.json'];

for (const project of projects) {
  const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
  const { status } = spawnSync(process.execPath, [compiler, '--project', project], { cwd: root, stdio: 'inherit' });
  console.log(`${status === 0 ? '✓' : '✗'} ${project}`);
  if (status !== 0) process.exitCode = 1;
}
