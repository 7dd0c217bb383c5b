// Sees to it that there is a Chromium to test with, and says what it did. On Debian as root the system's own is
// installed, with an emoji font for the diagrams; elsewhere Playwright's build is fetched.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findChromium, findFirefox } from './browsers.mjs';

/** Long enough for a slow mirror, short enough that a machine without a network gets its answer. */
const installMsMax = 5 * 60_000;

/**
 * @param {string} command
 * @param {string[]} parts
 */
function run(command, parts) {
  console.log(`  $ ${[command, ...parts].join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, error } = spawnSync(command, parts, {
    env,
    timeout: installMsMax,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (error) console.log(`  ${error.message}`);
  return status === 0;
}

function installOnDebian() {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  return run('apt-get', ['update']) && run('apt-get', ['install', '-y', 'chromium', 'fonts-noto-color-emoji']);
}

function installPlaywrightsOwn() {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
  return run(process.execPath, [cli, 'install', 'chromium']);
}

/** Finds a Chromium, or installs one; null when neither worked. Firefox is only looked for. */
export function ensureBrowsers() {
  let chromium = findChromium();
  if (!chromium) {
    console.log('No Chromium found; installing one.');
    // A build that Playwright fetches lacks its libraries on a bare Debian, so the system's own comes first there.
    if (installOnDebian() || installPlaywrightsOwn()) chromium = findChromium();
  }
  const firefox = findFirefox();
  console.log(chromium ? `Chromium: ${chromium.where}` : 'No Chromium: set QUEUESCOPE_CHROMIUM to the path of one.');
  console.log(firefox ? `Firefox: ${firefox.where}` : 'Firefox: not installed, so left out.');
  return chromium;
}
