import { expect, test } from 'vitest';
import { withKnobs } from '../../scenario/knobs.ts';
import { scenarioById } from '../../scenario/library/library.ts';
import type { Sets } from '../../scenario/run-spec.ts';
import { component, orders } from '../shared/frame-for-tests.ts';
import { theoryOf } from './theory.ts';

const month = orders({ perSecond: 57.87 });

function told(sets: Sets, offered = 115.74, perSecond = 57.87) {
  const scenario = withKnobs(scenarioById('month-async')!, sets);
  if (!scenario.ok) throw new Error('not accepted');
  return theoryOf(scenario.value, component('EmailWorker', 'workers', { offered }), orders({ perSecond }))!;
}

test('57.87 orders a second of 2 s each need 116 e-mail workers', () => {
  const few = told({ 'EmailWorker.count': 115 });
  expect(few.formula).toBe('57.87 orders/s × 2,000 ms = 115.7');
  expect(few.verdict).toBe('It falls behind at this rate: needs 116 or more, has 115.');
  expect(told({ 'EmailWorker.count': 116 })).toMatchObject({ isShort: false });
});

test('120 workers for a load of exactly 120 are enough for even arrivals, and one too few for random ones', () => {
  const sets = { 'EmailWorker.count': 120, 'orders.perSecond': 60 };
  expect(told(sets, 120, 60).isShort).toBe(false);
  expect(told({ ...sets, 'orders.pattern': 'poisson' }, 120, 60).verdict).toContain('needs 121 or more, has 120');
});

test('workers who have in hand whatever they hold are never too few', () => {
  const sets = { 'EmailWorker.count': 5, 'EmailWorker.handling': 'concurrent', 'EmailWorker.prefetch': 0 };
  expect(told(sets)).toMatchObject({ isShort: false });
  expect(told({ ...sets, 'EmailWorker.prefetch': 10 }).verdict).toContain('needs 12 or more, has 5');
});

test('a batch that a worker may not hold is never begun, by however many workers', () => {
  const stuck = told({ 'EmailWorker.count': 500, 'EmailWorker.batch': 5 });
  expect(stuck.verdict).toBe('It never begins: a batch of 5 never fills while a worker may hold 1 at most.');
  expect(stuck.isShort).toBe(true);
});

test('without traffic there is no theory to tell', () => {
  const idle = component('EmailWorker', 'workers', { capacity: 5 });
  expect(theoryOf(scenarioById('month-async')!, idle, orders())).toBeNull();
});

test('what has no limit is not said to be as busy as what comes to the shop', () => {
  const sendGrid = component('EmailService', 'service', { capacity: null, offered: 440 });
  expect(theoryOf(scenarioById('month-async')!, sendGrid, month)?.verdict).toContain('where all that comes reaches it');
});
