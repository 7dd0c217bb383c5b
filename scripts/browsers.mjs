// Finds the browsers that the tests drive: one place for the test runner, vitest and Playwright, so that all three start
// the same ones in the same way. Looking never installs anything; `install-browser.mjs` does that.

import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { chromium, firefox } from 'playwright';

/**
 * @typedef {{ executablePath?: string, channel?: string, args?: string[] }} LaunchOptions
 * @typedef {{ where: string, launchOptions: LaunchOptions }} Browser `where` is a path, for a person to read
 *
 * @typedef {object} Machine what the search depends on, so that a test can describe another machine
 * @property {Record<string, string | undefined>} env
 * @property {NodeJS.Platform} platform
 * @property {(path: string) => boolean} exists
 * @property {(name: 'chromium' | 'firefox') => string} ownPath where Playwright would put its own build
 */

/** @type {Machine} */
export const thisMachine = {
  env: process.env,
  platform: process.platform,
  exists: existsSync,
  ownPath: (name) => (name === 'chromium' ? chromium : firefox).executablePath(),
};

/** The same for every test: no drawing by a GPU, and no traffic of the browser's own. */
export const chromiumFlags = [
  ...['--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** @param {Machine} machine */
function usualChromiums({ env, platform }) {
  const applications = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium'];
  if (platform === 'darwin') return applications.map((name) => `/Applications/${name}`);
  if (platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter((root) => root);
    return roots.map((root) => win32.join(root ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return ['/usr/bin', '/usr/local/bin'].flatMap((folder) => names.map((name) => posix.join(folder, name)));
}

/** A sandbox inside Chromium refuses to start as root. */
const flags = () => (process.getuid?.() === 0 ? ['--no-sandbox', ...chromiumFlags] : chromiumFlags);

/**
 * A browser named by the environment must exist: a wrong path is a mistake to be told, not to be searched around.
 * @param {string} variable
 * @param {Machine} machine
 */
function namedBrowser(variable, { env, exists }) {
  const path = env[variable];
  if (path && !exists(path)) throw new Error(`${variable} names ${path}, which does not exist.`);
  return path || null;
}

/**
 * @param {Machine} machine
 * @returns {Browser | null}
 */
export function findChromium(machine = thisMachine) {
  const named = namedBrowser('QUEUESCOPE_CHROMIUM', machine);
  const installed = named ?? usualChromiums(machine).find((path) => machine.exists(path));
  if (installed) return { where: installed, launchOptions: { executablePath: installed, args: flags() } };
  const own = machine.ownPath('chromium');
  return machine.exists(own) ? { where: own, launchOptions: { args: flags() } } : null;
}

/**
 * Firefox is used where it is, and never installed. Stock Firefox ESR is driven over BiDi; other stock versions may not
 * understand this Playwright. `QUEUESCOPE_FIREFOX=none` leaves it out.
 * @param {Machine} machine
 * @returns {Browser | null}
 */
export function findFirefox(machine = thisMachine) {
  if (machine.env['QUEUESCOPE_FIREFOX'] === 'none') return null;
  const esr = ['/usr/bin/firefox-esr'].find((path) => machine.exists(path));
  const stock = namedBrowser('QUEUESCOPE_FIREFOX', machine) ?? esr;
  if (stock) return { where: stock, launchOptions: { channel: 'moz-firefox', executablePath: stock } };
  const own = machine.ownPath('firefox');
  return machine.exists(own) ? { where: own, launchOptions: {} } : null;
}
