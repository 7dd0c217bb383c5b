// Counts single tests in what vitest and Playwright report. Trouble outside of any test (a file that does not load, a
// browser that does not start) counts as a failure too, so that nothing is lost by not having been a test.

/**
 * @typedef {{ passed: number, failed: number }} Counts
 * @typedef {{ status: string, assertionResults: { status: string }[] }} UnitFile
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} EndToEndReport
 */

/** Where the reports are written; nothing but the test runner reads them. */
export const unitReport = 'test-results/unit.json';
export const endToEndReport = 'test-results/e2e.json';

/**
 * @param {{ testResults: UnitFile[] } | null} report null when none was written
 * @param {boolean} endedWell whether the run itself ended with code 0
 * @returns {Counts}
 */
export function countUnit(report, endedWell) {
  const counts = { passed: 0, failed: 0 };
  for (const file of report?.testResults ?? []) {
    const failed = file.assertionResults.filter((test) => test.status === 'failed').length;
    counts.passed += file.assertionResults.filter((test) => test.status === 'passed').length;
    counts.failed += file.status === 'failed' ? Math.max(1, failed) : failed;
  }
  return withTrouble(counts, endedWell);
}

/**
 * @param {EndToEndReport | null} report
 * @param {boolean} endedWell
 * @returns {Counts}
 */
export function countEndToEnd(report, endedWell) {
  if (!report) return withTrouble({ passed: 0, failed: 0 }, endedWell);
  const { expected, unexpected, flaky } = report.stats;
  return withTrouble({ passed: expected, failed: unexpected + flaky }, endedWell && report.errors.length === 0);
}

/**
 * A run that ended badly without a failed test, or that ran no test at all, has one failure of its own.
 * @param {Counts} counts
 * @param {boolean} endedWell
 * @returns {Counts}
 */
function withTrouble({ passed, failed }, endedWell) {
  const ranNothing = passed + failed === 0;
  return { passed, failed: failed === 0 && (!endedWell || ranNothing) ? 1 : failed };
}
