// Reads every TypeScript file of a folder, for the rules to look at.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Source } from './source.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files of `folder` and below, in a fixed order; declarations of foreign modules (`.d.ts`) are left out. */
export function readSources(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      path: path.slice(root.length).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }));
}
