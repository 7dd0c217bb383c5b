import { expect, test } from 'vitest';
import { component, orders } from '../shared/frame-for-tests.ts';
import { theoryOf, theoryVerdict } from './theory.ts';

const month = orders({ perSecond: 57.87 });

test('57.87 orders a second of 2 s each need 116 e-mail workers', () => {
  const pool = component('EmailWorker', 'workers', { capacity: 115, offered: 115.74 });
  const theory = theoryOf(pool, month)!;
  expect(theory.formula).toBe('57.87 orders/s × 2,000 ms = 115.7');
  expect(theoryVerdict(theory, 115)).toBe('It falls behind without end: needs 116 or more, has 115.');
  expect(theoryOf({ ...pool, capacity: 116 }, month)?.enough).toBe(true);
});

test('without traffic there is no theory to tell', () => {
  expect(theoryOf(component('EmailWorker', 'workers', { capacity: 5 }), orders())).toBeNull();
});
