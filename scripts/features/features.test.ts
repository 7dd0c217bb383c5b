// Whatever the table of features names is there: knobs in their scenarios, texts in their files, tests, recorded runs.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { knobsOf } from '../../src/scenario/knobs.ts';
import { SCENARIOS, scenarioById } from '../../src/scenario/library/library.ts';
import { EXPERIMENTS } from '../../src/sim-engine/validation/experiments.ts';
import { PARTS } from './features.ts';
import { featuresPage } from './page.ts';

const comparedRuns = new Set(EXPERIMENTS.flatMap(({ cases }) => cases.map(({ id }) => id)));
/** Where the fields of a scenario are declared. */
const scenarioAsData = ['scenario', 'step'].map((name) => readFileSync(`src/scenario/${name}.ts`, 'utf8')).join('\n');
const every = PARTS.flatMap(({ title, features }) => features.map((feature) => ({ part: title, ...feature })));

describe.each(every)('$part: $what', ({ control, scenario, test: held }) => {
  test('its scenario is in the library', () => {
    if (scenario !== null) expect(SCENARIOS.map(({ id }) => id)).toContain(scenario);
  });

  test('its control is there', () => {
    if ('knob' in control)
      expect(knobsOf(scenarioById(scenario ?? '')!).map(({ path }) => path)).toContain(control.knob);
    else if ('button' in control) expect(readFileSync(control.in, 'utf8')).toContain(control.button);
    else expect(scenarioAsData).toContain(control.field);
  });

  test('its test is there', () => {
    if (held.file === 'test-fixtures/rabbitmq') expect([...comparedRuns]).toContain(held.title);
    else expect(readFileSync(held.file, 'utf8')).toContain(`'${held.title}'`);
  });
});

test('docs/features.md is what the list says', () => {
  expect(readFileSync('docs/features.md', 'utf8')).toBe(featuresPage());
});
