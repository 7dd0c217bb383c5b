// `npm test`: everything that must hold, in one command. Each stage says its result; a failed one does not keep the
// others from running. The last line sums up: every single test, and one for each stage that is not made of tests.
// `npm test -- lint types` runs some of the stages.

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { countEndToEnd, countUnit, endToEndReport, unitReport } from './counts.mjs';
import { ensureBrowsers } from './install-browser.mjs';
import { runNode } from './run-child.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

const minuteMs = 60_000;
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** @param {string} path */
const readJson = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null);

/**
 * A stage that passes or fails as a whole.
 * @param {string[]} parts
 */
const whole = (parts) => async () => ((await runNode(parts, 5 * minuteMs)) ? { passed: 1, failed: 0 } : failure);

const failure = { passed: 0, failed: 1 };

async function build() {
  // Were an older build left in place, the stages after this one would judge that one.
  rmSync('dist', { recursive: true, force: true });
  return whole(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'])();
}

async function unit() {
  rmSync(unitReport, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--allowOnly=false', ...reporters];
  const endedWell = await runNode(vitest, 20 * minuteMs);
  return countUnit(readJson(unitReport), endedWell);
}

async function endToEnd() {
  const specs = existsSync('e2e') ? readdirSync('e2e', { recursive: true }) : [];
  if (!specs.some((name) => /\.spec\.tsx?$/.test(String(name)))) {
    console.log('No end-to-end test ran: there is no spec in e2e/.');
    return failure;
  }
  if (!existsSync('dist/index.html')) {
    console.log('No end-to-end test ran: there is no build.');
    return failure;
  }
  rmSync(endToEndReport, { force: true });
  const playwright = ['node_modules/@playwright/test/cli.js', 'test', '--forbid-only'];
  const endedWell = await runNode(playwright, 30 * minuteMs);
  return countEndToEnd(readJson(endToEndReport), endedWell);
}

/** @type {Record<string, { title: string, run: () => Promise<Counts> }>} */
const stages = {
  lint: {
    title: 'Format and lint',
    run: whole(['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--diagnostic-level=warn', '.']),
  },
  types: { title: 'Types', run: whole(['scripts/types.mjs']) },
  unit: { title: 'Unit tests, laws, browsers', run: unit },
  build: { title: 'Production build', run: build },
  size: { title: 'Size of the first load', run: whole(['scripts/size.mjs']) },
  e2e: { title: 'End to end', run: endToEnd },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in stages));
if (unknown.length > 0) throw new Error(`No stage ${unknown.join(', ')}; there are ${Object.keys(stages).join(', ')}.`);
const chosen = Object.entries(stages).filter(([name]) => asked.length === 0 || asked.includes(name));

if (chosen.some(([name]) => name === 'unit' || name === 'e2e')) ensureBrowsers();

const total = { passed: 0, failed: 0 };
const results = [];
for (const [, { title, run }] of chosen) {
  console.log(`\n── ${title} ──`);
  const startedAtMs = Date.now();
  const { passed, failed } = await run();
  const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1);
  results.push(`${failed === 0 ? '✓' : '✗'} ${title}: ${passed} passed, ${failed} failed (${seconds} s)`);
  console.log(results.at(-1));
  total.passed += passed;
  total.failed += failed;
}

console.log(`\n${results.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
