// What must hold for every run: on generated shops with live changes, and on every scenario that is shipped.
import { describe, expect, test } from 'vitest';
import { SCENARIOS } from '../../scenario/library/library.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { specOf } from '../testing/runs.ts';
import { anySpec } from './any-commands.ts';
import { brokerLaws } from './broker-laws.ts';
import { broken, type Observed, observe } from './observe.ts';
import { orderLaws } from './order-laws.ts';
import { holdsFor, LAWS_SEED } from './properties.ts';
import { queueLaws } from './queue-laws.ts';
import { timeLaws } from './time-laws.ts';

const laws = { ...queueLaws, ...orderLaws, ...timeLaws };

test(`all ${Object.keys(laws).length} laws hold for any small shop (seed ${LAWS_SEED})`, () => {
  holdsFor(anySpec, (spec) => expect(broken(laws, observe(spec))).toEqual([]), 250);
});

/** Enough for every flow to have ended some hundred times. */
const UNTIL_MS = 6_000;
const shipped: Observed[] = SCENARIOS.map((scenario) => observe(specOf(scenario, { untilMs: UNTIL_MS })));

describe('every shipped scenario, its first seconds', () => {
  test.each(Object.entries(brokerLaws))('%s', (_, law) => {
    for (const one of shipped) expect(law(one)).toEqual([]);
  });
});

describe('every shipped scenario that is nothing but orders, queues and workers', () => {
  const plain = shipped.filter(({ scenario }) => isPlain(scenario));

  test('there are many', () => expect(plain.length).toBeGreaterThan(12));

  test.each(Object.entries(laws))('%s', (_, law) => {
    for (const one of plain) expect(law(one)).toEqual([]);
  });
});

/** No time to live, no retries, no batches, no other work than the orders: what the exact laws of time are about. */
function isPlain({ traffic, components }: Scenario): boolean {
  return (
    traffic.length === 1 &&
    Object.values(components).every((component) => {
      if (component.kind === 'workers')
        return !component.batch && !component.also && ['requeue', 'reject'].includes(component.onFailure);
      if (component.kind !== 'rabbitmq') return true;
      return Object.values(component.queues).every((queue) => !queue.messageTtlMs && !queue.maxLength);
    })
  );
}
