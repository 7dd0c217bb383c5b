// The search for browsers, on machines other than this one.

import { expect, test } from 'vitest';
import { findChromium, findFirefox } from './browsers.mjs';

const machine = (paths: string[], env: Record<string, string> = {}, platform: NodeJS.Platform = 'linux') => ({
  env,
  platform,
  exists: (path: string) => paths.includes(path),
  ownPath: (name: string) => `/own/${name}`,
});

test('a browser named by the environment comes first', () => {
  const found = findChromium(machine(['/opt/c', '/usr/bin/chromium'], { QUEUESCOPE_CHROMIUM: '/opt/c' }));
  expect(found?.launchOptions.executablePath).toBe('/opt/c');
});

test('a wrong name is told, not searched around', () => {
  const search = () => findChromium(machine(['/usr/bin/chromium'], { QUEUESCOPE_CHROMIUM: '/opt/c' }));
  expect(search).toThrow('QUEUESCOPE_CHROMIUM names /opt/c, which does not exist.');
});

test.each([
  ['linux', '/usr/bin/google-chrome', {}],
  ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', {}],
  ['win32', 'C:\\Programs\\Google\\Chrome\\Application\\chrome.exe', { ProgramFiles: 'C:\\Programs' }],
] as const)('on %s the usual places are looked at', (platform, path, env) => {
  expect(findChromium(machine([path], env, platform))?.where).toBe(path);
});

test("Playwright's own comes last, and is started without a path", () => {
  const found = findChromium(machine(['/own/chromium']));
  expect(found?.where).toBe('/own/chromium');
  expect(found?.launchOptions).not.toHaveProperty('executablePath');
});

test('none is null', () => {
  expect(findChromium(machine([]))).toBeNull();
  expect(findFirefox(machine([]))).toBeNull();
});

test('stock Firefox ESR is driven by its channel, and can be left out', () => {
  const here = ['/usr/bin/firefox-esr'];
  expect(findFirefox(machine(here))?.launchOptions.channel).toBe('moz-firefox');
  expect(findFirefox(machine(here, { QUEUESCOPE_FIREFOX: 'none' }))).toBeNull();
});
