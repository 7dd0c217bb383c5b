// Takes pictures from the page itself, built and served: the README's, in the middle of the first run, light and dark, and
// the one that other sites show beside a link. Run it after a visible change: npm run picture

import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright';
import { build, preview } from 'vite';
import { findChromium } from './browsers.mjs';
import { freePort } from './free-port.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs/pictures');
const BYTES_MAX = 450_000;
/** The first order of both lanes is on its way: one customer waits, the other has had the answer. */
const FROM_CLOCK = '00:01.2';

async function take(browser: Browser, url: string, colorScheme: 'light' | 'dark'): Promise<void> {
  const page = await browser.newPage({
    colorScheme,
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1.4,
    locale: 'en-GB',
  });
  await page.goto(url);
  await page.waitForFunction(
    (clock) => (document.querySelector('.transport__clock')?.textContent?.split(' ').at(-1) ?? '') >= clock,
    FROM_CLOCK,
  );
  const path = join(folder, `first-screen-${colorScheme}.png`);
  await page.screenshot({ path });
  await page.close();
  const bytes = statSync(path).size;
  console.log(`${path}: ${Math.round(bytes / 1_000)} KB`);
  if (bytes > BYTES_MAX) throw new Error(`${path} is larger than ${BYTES_MAX / 1_000} KB.`);
}

/** The compact player at the moment that says what this is about, in the size that such pictures have. */
async function takeSocial(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 630 }, locale: 'en-GB' });
  await page.goto(`${url}#/one-order?t=1355ms&say=The%20same%20order%2C%20twice&embed`);
  await page.getByText('00:01.355').waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(root, 'public/social.png') });
  await page.close();
}

const found = findChromium();
if (!found) throw new Error('There is no Chromium: `npm test -- e2e` installs one.');
const outDir = mkdtempSync(join(tmpdir(), 'queuescope-'));
await build({ root, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
const port = await freePort(4173);
const server = await preview({ root, build: { outDir }, preview: { host: '127.0.0.1', port } });
const browser = await chromium.launch(found.launchOptions);
mkdirSync(folder, { recursive: true });
try {
  const url = `http://127.0.0.1:${port}/`;
  for (const scheme of ['light', 'dark'] as const) await take(browser, url, scheme);
  await takeSocial(browser, url);
} finally {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true });
}
