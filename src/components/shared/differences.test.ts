import { expect, test } from 'vitest';
import { comparisonById, comparisonSpec } from '../../scenario/library/library.ts';
import { currentScenario } from './current-scenario.ts';
import { differences } from './differences.ts';

const between = (id: string) => {
  const [a, b] = comparisonSpec(comparisonById(id)!).lanes.map((lane) => currentScenario(lane));
  return differences(a!, b!);
};

test('115 or 116 e-mail workers is the only difference of that comparison', () => {
  expect(between('115-or-116')).toEqual([
    { path: 'EmailWorker.count', owner: 'EmailWorker', label: 'E-mail workers', values: ['115', '116'] },
  ]);
});

test('the two checkouts share every knob that both have', () => {
  expect(between('one-order')).toEqual([]);
});

test('prefetch and handling are told in the words of the inspector', () => {
  expect(between('as-written').map(({ label, values }) => [label, ...values])).toEqual([
    ['E-mail workers', '5', '116'],
    ['E-mail workers: prefetch', 'unlimited', '1'],
    ['E-mail workers: handling', 'all it holds at once', 'one at a time'],
  ]);
});
