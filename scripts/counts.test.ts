// Nothing that goes wrong may be lost between a report and the last line.

import { expect, test } from 'vitest';
import { countEndToEnd, countUnit } from './counts.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((result) => ({ status: result })),
});

test('single tests are counted, skipped ones are neither', () => {
  const testResults = [file('passed', 'passed', 'skipped'), file('failed', 'passed', 'failed')];
  expect(countUnit({ testResults }, false)).toEqual({ passed: 2, failed: 1 });
});

test('a file that does not load is a failure', () => {
  const testResults = [file('passed', 'passed'), file('failed')];
  expect(countUnit({ testResults }, false)).toEqual({ passed: 1, failed: 1 });
});

test('a run that ends badly, tells nothing or runs nothing has failed', () => {
  const testResults = [file('passed', 'passed')];
  expect(countUnit({ testResults }, false)).toEqual({ passed: 1, failed: 1 });
  expect(countUnit(null, false)).toEqual({ passed: 0, failed: 1 });
  expect(countUnit({ testResults: [] }, true)).toEqual({ passed: 0, failed: 1 });
});

test('end to end: a test that passes only sometimes has failed, and so has a run with an error outside of tests', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1 };
  expect(countEndToEnd({ stats, errors: [] }, false)).toEqual({ passed: 5, failed: 2 });
  expect(countEndToEnd({ stats: { ...stats, unexpected: 0, flaky: 0 }, errors: ['no server'] }, true)).toEqual({
    passed: 5,
    failed: 1,
  });
  expect(countEndToEnd(null, false)).toEqual({ passed: 0, failed: 1 });
});
