// A Vite plugin that writes the service worker beside the built page: its text, with the list of the build's files and a
// version made of their contents.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { filesOf } from './files.mjs';

const text = new URL('./service-worker.js', import.meta.url);

/** @param {string} folder */
function builtIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: path.slice(folder.length + 1).replaceAll('\\', '/'), bytes: readFileSync(path) }));
}

/** @returns {import('vite').Plugin} */
export function serviceWorker() {
  let folder = '';
  return {
    name: 'queuescope:service-worker',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir);
    },
    // By now the page and the public files are where they will be served from.
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        const { version, files } = filesOf(builtIn(folder));
        const known = `var VERSION = ${JSON.stringify(version)};\nvar FILES = ${JSON.stringify(files)};\n`;
        writeFileSync(join(folder, 'sw.js'), known + readFileSync(text, 'utf8'));
      },
    },
  };
}
