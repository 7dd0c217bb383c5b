// End-to-end tests against the built page, served as a static host would. Chromium runs everything; Firefox, where it is
// installed, the specs tagged @firefox, which show that nothing depends on one browser.

import { defineConfig } from '@playwright/test';
import { findChromium, findFirefox } from './scripts/browsers.mjs';
import { endToEndReport } from './scripts/counts.mjs';
import { freePort } from './scripts/free-port.mjs';

// Playwright reads this file once in every process; the first one chooses the port and the others inherit it.
process.env.QUEUESCOPE_E2E_PORT ??= String(await freePort(4300 + (process.pid % 1000)));
const port = process.env.QUEUESCOPE_E2E_PORT;
const baseURL = `http://localhost:${port}/`;

const firefox = findFirefox();

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Below the limit of the stage, so that a slow run still writes its report.
  globalTimeout: 29 * 60_000,
  reporter: [['list'], ['json', { outputFile: endToEndReport }]],
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
  },
  projects: [
    { name: 'chromium', use: { browserName: 'chromium', launchOptions: findChromium()?.launchOptions ?? {} } },
    ...(firefox
      ? [
          {
            name: 'firefox',
            grep: /@firefox/,
            use: { browserName: 'firefox' as const, launchOptions: firefox.launchOptions },
          },
        ]
      : []),
  ],
  webServer: {
    // Vite itself, not through npx, which would leave the server running when it is ended.
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: baseURL,
    timeout: 60_000,
  },
});
