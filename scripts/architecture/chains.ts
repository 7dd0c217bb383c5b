// Follows imports from file to file. The page may not reach the engine by any chain of values: a type is gone after
// compiling, but a value brings its whole file along, lazily or not. The one way is a worker started by its address.

import { rowOf } from './check-table.ts';
import type { Row } from './import-table.ts';
import { allImports, type Import } from './imports.ts';
import { type Source, unitOf } from './source.ts';

/** True for the address of a file that is to run elsewhere, named by a file that may start it. */
function startsElsewhere(found: Import, table: readonly Row[]): boolean {
  const starts = rowOf(unitOf(found.from), table)?.starts ?? [];
  return found.kind === 'url' && starts.some((unit) => unitOf(found.to).startsWith(unit));
}

/** For each file reached by values from `start`: the file that led to it first, breadth first, so chains are shortest. */
function reachedFrom(start: readonly string[], imports: readonly Import[]): Map<string, string | null> {
  const cameFrom = new Map<string, string | null>(start.map((path) => [path, null]));
  for (const path of cameFrom.keys()) {
    for (const found of imports) {
      if (found.from === path && !cameFrom.has(found.to)) cameFrom.set(found.to, path);
    }
  }
  return cameFrom;
}

function valueImports(sources: readonly Source[], table: readonly Row[]): Import[] {
  return allImports(sources).filter((found) => found.ours && found.kind !== 'type' && !startsElsewhere(found, table));
}

function chainTo(path: string, cameFrom: ReadonlyMap<string, string | null>): string {
  const chain = [path];
  for (let before = cameFrom.get(path); before; before = cameFrom.get(before)) chain.unshift(before);
  return chain.join(' -> ');
}

/** The chains by which `start` reaches `forbidden`, one for each first file inside it. */
export function chainsInto(
  sources: readonly Source[],
  table: readonly Row[],
  start: string,
  forbidden: string,
): string[] {
  const cameFrom = reachedFrom([start], valueImports(sources, table));
  const isForbidden = (path: string | null | undefined) => path?.startsWith(`${forbidden}/`) ?? false;
  return [...cameFrom]
    .filter(([path, before]) => isForbidden(path) && !isForbidden(before))
    .map(([path]) => chainTo(path, cameFrom));
}

/** Every file that runs when files of `folder` run: they, and all they import by value. */
export function runsWith(sources: readonly Source[], table: readonly Row[], folder: readonly string[]): Set<string> {
  return new Set(reachedFrom(folder, valueImports(sources, table)).keys());
}
