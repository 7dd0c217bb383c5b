import { expect, test } from 'vitest';
import { comparisonById, comparisonSpec, scenarioById } from '../../scenario/library/library.ts';
import { emailProvider, laneTitle, poolLabel } from './labels.ts';

test('a lane is called what the comparison calls it, a copy like its original', () => {
  const [a, b] = comparisonSpec(comparisonById('115-or-116')!).lanes;
  expect([laneTitle(a!, '115-or-116', 0), laneTitle(b!, '115-or-116', 1)]).toEqual([
    '115 e-mail workers',
    '116 e-mail workers',
  ]);
  expect(laneTitle(a!, '115-or-116', 1)).toBe('115 e-mail workers');
  expect(laneTitle(a!, 'rush', 0)).toBe('150 million orders a month, enough workers');
});

test('the e-mail provider is found in both checkouts', () => {
  for (const id of ['one-order-sync', 'one-order-async']) {
    expect(emailProvider(scenarioById(id)!)).toMatchObject({ id: 'EmailService', isEmail: true });
  }
});

test('pools have short names', () => {
  expect(['E-mail workers', 'Inventory workers', 'Notification workers'].map(poolLabel)).toEqual([
    'E-mail',
    'Inventory',
    'Notify',
  ]);
});
