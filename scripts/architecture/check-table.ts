// Holds each import against the table: one sentence a breach, with the file, the line, what is allowed, and the reason.

import { type Row, sharedLeaves } from './import-table.ts';
import { allImports, type Import } from './imports.ts';
import { isTest, type Source, unitOf } from './source.ts';

/** Whether `unit` is the row's folder or in it; a file's row also takes in files named after it (`entry-serve`). */
const isIn = (unit: string, folder: string): boolean =>
  unit === folder || unit.startsWith(`${folder}/`) || unit.startsWith(`${folder}-`) || unit.startsWith(`${folder}.`);

/** The longest name wins, so that a folder inside another can be ruled apart. */
export function rowOf(unit: string, table: readonly Row[]): Row | null {
  const rows = table.filter((row) => isIn(unit, row.folder));
  return rows.reduce<Row | null>((best, row) => (best && best.folder.length >= row.folder.length ? best : row), null);
}

function mayImportPackage(row: Row, name: string): boolean {
  return (row.packages ?? []).some((allowed) =>
    allowed.endsWith(':') ? name.startsWith(allowed) : name === allowed || name.startsWith(`${allowed}/`),
  );
}

function mayImportOurs(row: Row, found: Import, table: readonly Row[]): boolean {
  const unit = unitOf(found.to);
  const within = (folders: readonly string[]) => folders.some((folder) => isIn(unit, folder));
  if (found.kind === 'url' && within(row.starts ?? [])) return true;
  // A folder is free within itself, but not towards a part of it that has a row of its own.
  if (rowOf(unit, table) === row || within(row.imports) || within(row.leaves ?? sharedLeaves)) return true;
  return found.kind === 'type' && within(row.types ?? []);
}

/** What a row allows, in words. */
function allowance(row: Row): string {
  const names = [
    ...row.imports,
    ...(row.types ?? []).map((folder) => `types of ${folder}`),
    ...(row.starts ?? []).map((folder) => `the address of ${folder}`),
    ...(row.leaves ?? sharedLeaves),
    ...(row.packages ?? []),
  ];
  return names.length === 0 ? 'nothing outside itself' : names.join(', ');
}

const verbs = { value: 'imports', type: 'imports a type of', dynamic: 'imports (lazily)', url: 'names the address of' };

function breachOf(found: Import, table: readonly Row[]): string | null {
  const place = `${found.from}:${found.line} ${verbs[found.kind]} ${found.to}`;
  // Tests may import what they test, wherever it is; what ships may not lean on a test.
  if (isTest(found.from)) return null;
  if (found.ours && isTest(found.to)) return `${place}: only tests may import tests`;
  const row = rowOf(unitOf(found.from), table);
  if (!row) return null;
  const allowed = found.ours ? mayImportOurs(row, found, table) : mayImportPackage(row, found.to);
  return allowed ? null : `${place}: ${row.folder} may import ${allowance(row)} (${row.because})`;
}

/** Every breach of the table, and every file that no row speaks about. */
export function checkTable(sources: readonly Source[], table: readonly Row[]): string[] {
  const homeless = sources
    .filter((source) => !isTest(source.path) && !rowOf(unitOf(source.path), table))
    .map((source) => `${source.path}: no row of the import table speaks about it`);
  const breaches = allImports(sources).map((found) => breachOf(found, table));
  return [...homeless, ...breaches.filter((breach) => breach !== null)];
}
