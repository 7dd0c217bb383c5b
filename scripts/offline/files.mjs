// What a service worker must know of a build: its files, and a name for all of their contents. Pure, for a test to try.

import { createHash } from 'node:crypto';

/** Nobody asks for these while offline: the worker itself, and what is made for developers. */
const isLeftOut = (/** @type {string} */ name) => name === 'sw.js' || name.endsWith('.map');

/**
 * @param {{ name: string, bytes: string | Uint8Array }[]} built
 * @returns {{ version: string, files: string[] }}
 */
export function filesOf(built) {
  const kept = built.filter(({ name }) => !isLeftOut(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const hash = createHash('sha256');
  for (const { name, bytes } of kept) hash.update(`${name}\n${bytes.length}\n`).update(bytes);
  return { version: hash.digest('hex').slice(0, 16), files: kept.map(({ name }) => name) };
}
