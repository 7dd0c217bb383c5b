import { expect, test } from 'vitest';
import { type Duration, durationFrom, durationText, meanMs } from '../../scenario/duration.ts';
import { FAMILIES, familyOf, fieldsOf, inFamily, textOf } from './durations.ts';

const durations: Duration[] = [
  2_000,
  { type: 'exponential', meanMs: 250 },
  { type: 'uniform', fromMs: 500, toMs: 1_500 },
  { type: 'logNormal', meanMs: 2_000, spread: 0.5 },
  { type: 'erlang', stages: 3, meanMs: 90_000 },
  { type: 'empirical', valuesMs: [100, 2_500] },
];

test('a duration taken apart and put together is the same', () => {
  for (const duration of durations) {
    const text = textOf(
      familyOf(duration),
      fieldsOf(duration).map((field) => field.text),
    );
    expect(durationFrom(text, 'x')).toEqual({ ok: true, value: duration });
  }
});

test('another family keeps the mean', () => {
  for (const { value } of FAMILIES) {
    const changed = durationFrom(inFamily({ type: 'uniform', fromMs: 1_000, toMs: 3_000 }, value), 'x');
    expect(changed.ok && meanMs(changed.value)).toBe(2_000);
  }
});

test('what cannot be read is refused by the knob itself', () => {
  expect(durationFrom(textOf('uniform', ['abc', '2s']), 'x').ok).toBe(false);
  expect(durationText(2_000)).toBe('2s');
});
