import { expect, test } from 'vitest';
import { clockText, countOf, listText, msText, percentText, ratioText, speedText } from './format.ts';

test('times stay in milliseconds up to ten seconds, then take the unit that reads best', () => {
  expect([0, 0.5, 110, 3_900, 9_999, 12_400, 125_000, 3_900_000].map(msText)).toEqual([
    '0 ms',
    '0.5 ms',
    '110 ms',
    '3,900 ms',
    '9,999 ms',
    '12.4 s',
    '2 min 5 s',
    '1 h 5 min',
  ]);
});

test('the clock shows minutes, seconds and milliseconds, and hours when there are some', () => {
  expect([0, 1_240, 61_002.9, 3_723_004].map(clockText)).toEqual([
    '00:00.000',
    '00:01.240',
    '01:01.002',
    '1:02:03.004',
  ]);
});

test('a speed has two significant digits', () => {
  expect([0, 0.05, 0.42, 1, 2.54, 99.6].map(speedText)).toEqual(['0×', '0.05×', '0.42×', '1×', '2.5×', '100×']);
});

test('ratios, shares, counts and lists read as sentences need them', () => {
  expect(ratioText(3_900 / 110)).toBe('35.5×');
  expect(percentText(0.964)).toBe('96 %');
  expect(countOf(1, 'order')).toBe('1 order');
  expect(countOf(1_204, 'order')).toBe('1,204 orders');
  expect(listText(['stock', 'e-mail', 'sales'])).toBe('stock, e-mail and sales');
});
