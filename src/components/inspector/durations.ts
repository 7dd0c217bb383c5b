// A duration taken apart into a family and its fields, and put together again as the text in which people write it.
import { DURATION_MS_MAX, type Duration, durationFrom, meanMs, timeOf, timeText } from '../../scenario/duration.ts';

export type Family = 'constant' | 'exponential' | 'uniform' | 'logNormal' | 'erlang' | 'empirical';

export const FAMILIES: { value: Family; label: string }[] = [
  { value: 'constant', label: 'always the same' },
  { value: 'exponential', label: 'exponential' },
  { value: 'uniform', label: 'uniform' },
  { value: 'logNormal', label: 'log-normal' },
  { value: 'erlang', label: 'Erlang' },
  { value: 'empirical', label: 'one of these' },
];

export interface DurationField {
  name: string;
  label: string;
  text: string;
}

export const familyOf = (duration: Duration): Family => (typeof duration === 'number' ? 'constant' : duration.type);

const field = (name: string, label: string, text: string): DurationField => ({ name, label, text });

export function fieldsOf(duration: Duration): DurationField[] {
  if (typeof duration === 'number') return [field('meanMs', 'time', timeText(duration))];
  switch (duration.type) {
    case 'exponential':
      return [field('meanMs', 'mean', timeText(duration.meanMs))];
    case 'uniform':
      return [field('fromMs', 'from', timeText(duration.fromMs)), field('toMs', 'to', timeText(duration.toMs))];
    case 'logNormal':
      return [field('meanMs', 'mean', timeText(duration.meanMs)), field('spread', 'spread', String(duration.spread))];
    case 'erlang':
      return [field('stages', 'stages', String(duration.stages)), field('meanMs', 'mean', timeText(duration.meanMs))];
    case 'empirical':
      return [field('valuesMs', 'times', duration.valuesMs.map(timeText).join(', '))];
  }
}

/** What a person typed, as text for the knob. */
export function textOf(family: Family, values: readonly string[]): string {
  return family === 'constant' ? (values[0] ?? '') : `${family}(${values.join(',')})`;
}

const asTyped = (text: string): string => (text === '' ? 'nothing was typed' : `is "${text.slice(0, 80)}"`);
const TIME = 'must be a time, such as 250ms, 2s or 1m30s';

const isTime = (text: string): boolean => {
  const ms = timeOf(text);
  return ms !== null && ms <= DURATION_MS_MAX;
};
const isSpread = (text: string): boolean => text !== '' && Number(text) >= 0 && Number(text) <= 3;
const isStages = (text: string): boolean => Number.isInteger(Number(text)) && Number(text) >= 1 && Number(text) <= 100;

/** What is wrong with one field by itself, as a clause that follows its label; null where nothing is. */
function fieldProblem({ name, text }: DurationField): string | null {
  if (name === 'spread') return isSpread(text) ? null : `must be a number from 0 to 3, ${asTyped(text)}`;
  if (name === 'stages') return isStages(text) ? null : `must be a whole number from 1 to 100, ${asTyped(text)}`;
  if (name === 'valuesMs')
    return text.split(',').every((one) => isTime(one.trim()))
      ? null
      : `must be times, such as 250ms, 2s, 4s, ${asTyped(text)}`;
  if (timeOf(text) === null) return `${TIME}, ${asTyped(text)}`;
  return isTime(text) ? null : `must be a time from 0 to 7 days, ${asTyped(text)}`;
}

export type Typed = { text: string } | { problem: string };

/**
 * What became of a text typed into the field at an index: the knob's new text, or what is wrong in the words of the
 * fields. A whole distribution as people write it, `uniform(1s,3s)`, is taken in any field.
 */
export function typedInto(duration: Duration, index: number, typed: string): Typed {
  const whole = /^\w+\(.*\)$/.test(typed) ? durationFrom(typed, '') : null;
  if (whole?.ok) return { text: typed };
  const written = new RegExp(`^(${FAMILIES.map(({ value }) => value).join('|')})\\((.*)\\)$`).exec(typed);
  const family = (written?.[1] as Family | undefined) ?? familyOf(duration);
  const shape = fieldsOf(written ? inFamily(duration, family) : duration);
  const given = family === 'empirical' ? [written?.[2] ?? ''] : (written?.[2] ?? '').split(',');
  const fields = shape.map((one, at) => ({
    ...one,
    text: (written ? (given[at] ?? '') : at === index ? typed : one.text).trim(),
  }));
  if (given.length > fields.length)
    return { problem: `${family} takes ${fields.map(({ label }) => label).join(' and ')}, ${asTyped(typed)}` };
  for (const one of fields) {
    const problem = fieldProblem(one);
    if (problem !== null) return { problem: `${one.label} ${problem}` };
  }
  const [from, to] = fields;
  if (family === 'uniform' && from && to && timeOf(to.text)! < timeOf(from.text)!)
    return { problem: `to must not be before from: from is ${from.text}, to is ${to.text}` };
  return {
    text: textOf(
      family,
      fields.map(({ text }) => text),
    ),
  };
}

/** Another family with the same mean. */
export function inFamily(duration: Duration, family: Family): Duration {
  const mean = Math.max(0, meanMs(duration));
  switch (family) {
    case 'constant':
      return mean;
    case 'exponential':
      return { type: 'exponential', meanMs: mean };
    case 'uniform':
      return { type: 'uniform', fromMs: mean / 2, toMs: 1.5 * mean };
    case 'logNormal':
      return { type: 'logNormal', meanMs: mean, spread: 0.5 };
    case 'erlang':
      return { type: 'erlang', stages: 4, meanMs: mean };
    case 'empirical':
      return { type: 'empirical', valuesMs: [mean / 2, mean, 1.5 * mean] };
  }
}
