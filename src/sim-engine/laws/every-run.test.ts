// What must hold for every run: on generated shops with live changes, and on every scenario that is shipped.
import { describe, expect, test } from 'vitest';
import { SCENARIOS } from '../../scenario/library/library.ts';
import { specOf } from '../testing/runs.ts';
import { anySpec } from './any-commands.ts';
import { broken, type Observed, observe } from './observe.ts';
import { orderLaws } from './order-laws.ts';
import { holdsFor, LAWS_SEED } from './properties.ts';
import { queueLaws } from './queue-laws.ts';
import { timeLaws } from './time-laws.ts';

const laws = { ...queueLaws, ...orderLaws, ...timeLaws };

test(`all ${Object.keys(laws).length} laws hold for any small shop (seed ${LAWS_SEED})`, () => {
  holdsFor(anySpec, (spec) => expect(broken(laws, observe(spec))).toEqual([]), 250);
});

describe('every shipped scenario, its first seconds', () => {
  /** Enough for every flow to have ended some hundred times. */
  const UNTIL_MS = 6_000;
  const observed: Observed[] = SCENARIOS.map((scenario) => observe(specOf(scenario, { untilMs: UNTIL_MS })));

  test.each(Object.entries(laws))('%s', (_, law) => {
    for (const one of observed) expect(law(one)).toEqual([]);
  });
});
