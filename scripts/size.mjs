// Holds two budgets, gzipped: for what the page needs before anything is drawn (every module script that it names, and
// what those import), and for the engine, which a worker loads beside it. Also fails when a package that must load
// lazily has slipped into them.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { reportPath } from './chunk-report.mjs';
import { firstLoad, lazyPackagesIn, problemsOfPage } from './first-load.mjs';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

export const firstLoadBytesMax = 220 * 1024;
export const engineBytesMax = 70 * 1024;

/** @param {string} file */
const isEngine = (file) => /(^|\/)entry-[\w-]+\.js$/.test(file);

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

/** Prints what the first load weighs; false when it is over the budget or holds what must load lazily. */
export function checkSize() {
  if (!existsSync(join(dist, 'index.html')) || !existsSync(reportPath)) {
    console.log('There is no build to weigh: run `npm run build` first.');
    return false;
  }
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const report = /** @type {import('./chunk-report.mjs').ChunkReport} */ (JSON.parse(readFileSync(reportPath, 'utf8')));
  const scripts = readdirSync(dist, { recursive: true })
    .map((file) => String(file).replaceAll('\\', '/'))
    .filter((file) => /\.m?js$/.test(file));
  const files = firstLoad(page, report, scripts, (file) => readFileSync(join(dist, file), 'utf8'));

  const totals = { page: 0, engine: 0 };
  for (const file of files) {
    const bytes = gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
    totals[isEngine(file) ? 'engine' : 'page'] += bytes;
    console.log(`  ${kilobytes(bytes).padStart(9)}  ${file}`);
  }
  console.log(`First load of JavaScript: ${kilobytes(totals.page)} gzipped, of ${kilobytes(firstLoadBytesMax)}.`);
  console.log(`The engine in its worker: ${kilobytes(totals.engine)} gzipped, of ${kilobytes(engineBytesMax)}.`);

  const problems = [...problemsOfPage(page), ...lazyPackagesIn(files, report)];
  if (files.length === 0) problems.push('the page loads no script at all');
  if (totals.page > firstLoadBytesMax)
    problems.push(`the page is over its budget by ${kilobytes(totals.page - firstLoadBytesMax)}`);
  if (totals.engine > engineBytesMax)
    problems.push(`the engine is over its budget by ${kilobytes(totals.engine - engineBytesMax)}`);
  for (const problem of problems) console.log(`  ✗ ${problem}`);
  return problems.length === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = checkSize() ? 0 : 1;
