// A duration taken apart into a family and its fields, and put together again as the text in which people write it.
import { type Duration, durationText, meanMs, timeText } from '../../scenario/duration.ts';

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

/** What a person typed, as text for the knob; the knob's own check says what is wrong with it. */
export function textOf(family: Family, values: readonly string[]): string {
  return family === 'constant' ? (values[0] ?? '') : `${family}(${values.join(',')})`;
}

/** Another family with the same mean. */
export function inFamily(duration: Duration, family: Family): string {
  const mean = Math.max(0, meanMs(duration));
  switch (family) {
    case 'constant':
      return durationText(mean);
    case 'exponential':
      return durationText({ type: 'exponential', meanMs: mean });
    case 'uniform':
      return durationText({ type: 'uniform', fromMs: mean / 2, toMs: 1.5 * mean });
    case 'logNormal':
      return durationText({ type: 'logNormal', meanMs: mean, spread: 0.5 });
    case 'erlang':
      return durationText({ type: 'erlang', stages: 4, meanMs: mean });
    case 'empirical':
      return durationText({ type: 'empirical', valuesMs: [mean / 2, mean, 1.5 * mean] });
  }
}
