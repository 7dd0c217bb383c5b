// The engine against a real RabbitMQ and against queueing theory, and the page that says so. What is compared, and how near it
// must be, is in the files of the experiments and models.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validationPage } from './document.ts';
import { EXPERIMENTS, NOT_COMPARED, recordedIds } from './experiments.ts';
import { stations } from './little.ts';
import { recorded, replay } from './recordings.ts';
import { SEEDS } from './replications.ts';
import { comparisonOf, measured } from './results.ts';
import { MODELS } from './theory-models.ts';

describe('a real broker', () => {
  describe.each(EXPERIMENTS)('$file: $title', ({ cases }) => {
    test.each(cases)('$id', ({ id }) => {
      expect(comparisonOf(id).faults).toEqual([]);
      expect(comparisonOf(id).compared).toBeGreaterThan(0);
    });
  });

  test('every recorded run is compared once, or has its reason not to be', () => {
    const compared = EXPERIMENTS.flatMap(({ cases }) => cases.map(({ id }) => id));
    expect([...compared, ...Object.keys(NOT_COMPARED)].sort()).toEqual(recordedIds().sort());
  });

  test('the makespan is the formula’s: serial ceil(20/W) × 2 s, concurrent ceil(20/(W × P)) × 2 s', () => {
    for (const { config } of recorded('b-workqueue').filter(({ config }) => !config.backlogFirst)) {
      const perRound = config.workers * (config.handler === 'serial' ? 1 : Math.min(20, Number(config.prefetch) || 20));
      const { makespan } = replay({ ...config, serviceMs: new Array<number>(20).fill(2_000) });
      expect(Math.round(makespan)).toBe(Math.ceil(20 / perRound) * 2_000);
    }
  });
});

describe(`queueing theory, within the 99.9 % interval of runs with the seeds ${SEEDS[0]} to ${SEEDS.at(-1)}`, () => {
  describe.each(MODELS)('$name, $where, $parameters', (model) => {
    test.each(model.figures)('$what', (figure) => {
      const { mean, half } = measured(model, figure);
      expect(Math.abs(mean - figure.theory)).toBeLessThanOrEqual(half);
      expect(half / figure.theory).toBeLessThan(figure.within);
    });
  });

  test.each(stations())('Little’s law holds exactly at $station', ({ inside, perSecond, stayMs }) => {
    expect(Math.abs((perSecond * stayMs) / 1_000 - inside)).toBeLessThan(1e-9 * inside);
  });
});

test('docs/validation.md says what was compared, and nothing else', () => {
  expect(readFileSync('docs/validation.md', 'utf8')).toBe(validationPage());
});
