// `npm run lighthouse`: how the built page does in Lighthouse, on a desktop and on a phone. Lighthouse weighs nearly half of
// what this whole project installs, so npx fetches it, at one exact version, when somebody asks. Fails below 100 in
// accessibility, best practices or SEO; performance is aimed at and depends on what else the machine does.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { findChromium } from './browsers.mjs';
import { freePort } from './free-port.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const NEWEST = '13.5.0';
/** The newest needs Node 22.19; this is the last one that runs on 20. */
const FOR_NODE_20 = '12.8.2';
/** What it still asks and 13 no longer does: it takes the labels of a drawing for the text of a page. */
const GIVEN_UP = '--skip-audits=font-size';
const REQUIRED = ['accessibility', 'best-practices', 'seo'];
const PERFORMANCE_AIM = 95;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const version = major > 22 || (major === 22 && minor >= 19) ? NEWEST : FOR_NODE_20;

/**
 * @typedef {{ id: string, title: string, score: number | null }} Audit
 * @typedef {{ title: string, score: number, auditRefs: { id: string, weight: number }[] }} Category
 * @typedef {{ categories: Record<string, Category>, audits: Record<string, Audit> }} Report
 */

/**
 * @param {string} url
 * @param {'desktop' | 'mobile'} form
 * @param {import('./browsers.mjs').Browser} browser
 * @param {string} folder
 * @returns {Promise<Report>}
 */
async function reportOf(url, form, browser, folder) {
  const path = join(folder, `${form}.json`);
  const flags = ['--headless=new', ...(browser.launchOptions.args ?? [])].join(' ');
  const only = `--only-categories=performance,${REQUIRED.join(',')}`;
  const older = version === FOR_NODE_20 ? [GIVEN_UP] : [];
  const asked = ['--quiet', '--output=json', only, ...older, ...(form === 'desktop' ? ['--preset=desktop'] : [])];
  const env = { ...process.env, ...(browser.launchOptions.executablePath ? { CHROME_PATH: browser.where } : {}) };
  const words = ['--yes', `lighthouse@${version}`, url, ...asked, `--output-path=${path}`, `--chrome-flags=${flags}`];
  // Not waited for at once: the page is served by this very process.
  const child = spawn('npx', words, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  const code = await new Promise((ended) => child.once('error', ended).once('close', ended));
  if (code !== 0 || !existsSync(path)) throw new Error(`Lighthouse ${version} did not run: npx ended with ${code}.`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * Prints a line for each category, and what keeps the required ones from 100.
 * @param {'desktop' | 'mobile'} form
 * @param {Report} report
 */
function judge(form, { categories, audits }) {
  let isWell = true;
  for (const [id, { title, score, auditRefs }] of Object.entries(categories)) {
    const percent = Math.round(score * 100);
    const isRequired = REQUIRED.includes(id);
    const goal = isRequired ? 100 : PERFORMANCE_AIM;
    const mark = percent >= goal ? '✓' : isRequired ? '✗' : '·';
    console.log(
      `${mark} ${form}: ${title} ${percent}${percent >= goal ? '' : isRequired ? ' of 100' : ` (aim ${goal})`}`,
    );
    if (!isRequired || percent >= goal) continue;
    isWell = false;
    for (const { id: audit, weight } of auditRefs) {
      const { score: own, title: name } = audits[audit] ?? { score: null, title: '' };
      if (weight > 0 && own !== null && own < 1) console.log(`    ${audit}: ${name}`);
    }
  }
  return isWell;
}

const browser = findChromium();
if (!browser) throw new Error('There is no Chromium: `npm test -- e2e` installs one.');
const folder = mkdtempSync(join(tmpdir(), 'queuescope-lighthouse-'));
const outDir = join(folder, 'site');
await build({ root, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
const port = await freePort(4173);
const server = await preview({ root, build: { outDir }, preview: { host: '127.0.0.1', port } });
try {
  const results = [];
  for (const form of /** @type {const} */ (['desktop', 'mobile']))
    results.push(judge(form, await reportOf(`http://127.0.0.1:${port}/`, form, browser, folder)));
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  await server.close();
  rmSync(folder, { recursive: true });
}
