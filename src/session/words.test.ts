import { expect, test } from 'vitest';
import { comparisonById, comparisonSpec } from '../scenario/library/library.ts';
import { turnText } from './words.ts';

test('a change is told with grouped thousands, as the rest of the screen writes them', () => {
  const { scenario } = comparisonSpec(comparisonById('rush')!).lanes[1]!;
  expect(turnText(scenario, 'orders.perSecond', 100_000)).toMatch(/→ 100,000$/);
  expect(turnText(scenario, 'EmailWorker.count', 300)).toBe('E-mail workers: workers 160 → 300');
});
