import { expect, test } from 'vitest';
import { type Duration, durationFrom, meanMs } from '../../scenario/duration.ts';
import { FAMILIES, familyOf, fieldsOf, inFamily, textOf, typedInto } from './durations.ts';

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
    expect(meanMs(inFamily({ type: 'uniform', fromMs: 1_000, toMs: 3_000 }, value))).toBe(2_000);
  }
});

const exponential: Duration = { type: 'exponential', meanMs: 250 };
const uniform: Duration = { type: 'uniform', fromMs: 1_000, toMs: 3_000 };

test('what is wrong is said of the field, with what was typed and nothing else', () => {
  expect(typedInto(exponential, 0, '')).toEqual({
    problem: 'mean must be a time, such as 250ms, 2s or 1m30s, nothing was typed',
  });
  expect(typedInto(2_000, 0, 'abc')).toEqual({
    problem: 'time must be a time, such as 250ms, 2s or 1m30s, is "abc"',
  });
  expect(typedInto(uniform, 1, '500ms')).toEqual({
    problem: 'to must not be before from: from is 1s, to is 500ms',
  });
  expect(typedInto({ type: 'logNormal', meanMs: 1, spread: 1 }, 1, '4')).toEqual({
    problem: 'spread must be a number from 0 to 3, is "4"',
  });
  expect(typedInto({ type: 'empirical', valuesMs: [1] }, 0, '1s, x')).toHaveProperty('problem');
  expect(typedInto(2_000, 0, '8d')).toEqual({ problem: 'time must be a time from 0 to 7 days, is "8d"' });
});

test('a whole distribution is taken in any field, and judged by its own fields', () => {
  expect(typedInto(exponential, 0, 'uniform(1s,3s)')).toEqual({ text: 'uniform(1s,3s)' });
  expect(typedInto(exponential, 0, 'uniform(3s,1s)')).toEqual({
    problem: 'to must not be before from: from is 3s, to is 1s',
  });
  expect(typedInto(2_000, 0, 'exponential()')).toEqual({
    problem: 'mean must be a time, such as 250ms, 2s or 1m30s, nothing was typed',
  });
  expect(typedInto(2_000, 0, 'exponential(1s,2s)')).toEqual({
    problem: 'exponential takes mean, is "exponential(1s,2s)"',
  });
});

test('what a field takes, the knob takes', () => {
  for (const duration of durations)
    for (const typed of ['2s', '0', '3', '1m30s', '0.5', 'erlang(2,1s)', 'empirical(1s,2s)', 'x(2s)', '', '1e9h'])
      fieldsOf(duration).forEach((_, index) => {
        const became = typedInto(duration, index, typed);
        if ('text' in became) expect(durationFrom(became.text, 'x').ok, `${typed} in ${index}`).toBe(true);
      });
});
