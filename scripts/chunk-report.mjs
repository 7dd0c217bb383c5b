// A Vite plugin that writes down, beside each build, what went into every chunk: its static imports and the packages in
// it. The size check reads it; nothing of it is served.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} ChunkNote
 * @property {string[]} imports chunks that load together with this one
 * @property {string[]} packages npm packages with code in it
 *
 * @typedef {Record<string, ChunkNote>} ChunkReport by file name, relative to the build's folder
 */

/** The report's place: `.vite/chunks.json` in the project, whatever the working directory is. */
export const reportPath = fileURLToPath(new URL('../.vite/chunks.json', import.meta.url));

/**
 * The package a module belongs to, or null for our own code. The last `node_modules` counts: packages may nest.
 * @param {string} moduleId
 */
export function packageOf(moduleId) {
  const inside = moduleId.replaceAll('\\', '/').split('/node_modules/').at(-1);
  if (inside === undefined || inside === moduleId.replaceAll('\\', '/')) return null;
  const [first = '', second = ''] = inside.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** @returns {import('vite').Plugin} */
export function chunkReport() {
  return {
    name: 'queuescope:chunk-report',
    apply: 'build',
    generateBundle(_options, bundle) {
      /** @type {ChunkReport} */
      const report = {};
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const packages = new Set(chunk.moduleIds.map(packageOf).filter((name) => name !== null));
        report[chunk.fileName] = { imports: chunk.imports, packages: [...packages].sort() };
      }
      mkdirSync(dirname(reportPath), { recursive: true });
      writeFileSync(reportPath, `${JSON.stringify(report, null, 2)}\n`);
    },
  };
}
