// Three kinds of unit tests: plain ones in Node, components in a simulated page, and those that must give the same bits
// in every browser. The last run in Node as well, and in each browser that is installed.

import './scripts/older-node.mjs';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { findChromium, findFirefox } from './scripts/browsers.mjs';

const browserTests = ['src/**/*.browser.test.{ts,tsx}'];

/** One run, and what it tells, must be identical everywhere: this test runs in Node and in every browser. */
const everywhere = ['src/sim-engine/identity.test.ts'];

/** By itself vitest knows a file's size at first, and not that a few lines of laws try thousands of runs. */
class LawsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const ranks = (await super.sort(files)).map((file) => ({ file, rank: file.moduleId.includes('/laws/') ? 0 : 1 }));
    return ranks.sort((one, other) => one.rank - other.rank).map(({ file }) => file);
  }
}

/** Laws and theory run long; a machine under load must not fail them. */
const testTimeout = 60_000;

const node: TestProjectInlineConfiguration = {
  test: {
    name: 'node',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    exclude: browserTests,
    environment: 'node',
    testTimeout,
  },
};

const page: TestProjectInlineConfiguration = {
  test: {
    name: 'page',
    include: ['src/**/*.test.tsx'],
    exclude: browserTests,
    environment: 'happy-dom',
    testTimeout,
  },
};

const found = { chromium: findChromium(), firefox: findFirefox() };
const instances = (['chromium', 'firefox'] as const).flatMap((browser) => {
  const launchOptions = found[browser]?.launchOptions;
  return launchOptions ? [{ browser, provider: playwright({ launchOptions }) }] : [];
});

const browsers: TestProjectInlineConfiguration = {
  // Named ahead: found only while a test runs, it would make the page load again under that test.
  optimizeDeps: { include: ['fast-check'] },
  test: {
    name: 'browser',
    include: [...everywhere, ...browserTests],
    testTimeout,
    browser: { enabled: true, headless: true, screenshotFailures: false, provider: playwright(), instances },
  },
};

export default defineConfig({
  test: {
    projects: instances.length > 0 ? [node, page, browsers] : [node, page],
    // Every core: what starts the tests has next to nothing to do while they run.
    maxWorkers: '100%',
    sequence: { sequencer: LawsFirst },
  },
});
