// How long something takes: a distribution as data, and the one-line text in which people write it
// (`2s`, `exponential(2s)`, `uniform(2s,3s)`, `logNormal(2s,0.5)`, `erlang(4,2s)`). Times are milliseconds.
import { ok, type Result, wrong } from '../protocol/issue.ts';
import { limitText, shown } from './wording.ts';

export type Duration =
  /** Always the same: the lesson's numbers come out to the millisecond. */
  | number
  | { type: 'exponential'; meanMs: number }
  | { type: 'uniform'; fromMs: number; toMs: number }
  /** `spread` is the standard deviation of the logarithm; the mean is kept whatever the spread. */
  | { type: 'logNormal'; meanMs: number; spread: number }
  /** The sum of `stages` exponential stages with this total mean. */
  | { type: 'erlang'; stages: number; meanMs: number }
  /** One of these values, each as likely as the others. */
  | { type: 'empirical'; valuesMs: number[] };

export const DURATION_MS_MAX = 7 * 24 * 3_600_000;
const STAGES_MAX = 100;
const VALUES_MAX = 1_000;
const EMPIRICAL = 'empirical';

/** Arithmetic mean in ms, exact for every family. */
export function meanMs(duration: Duration): number {
  if (typeof duration === 'number') return duration;
  switch (duration.type) {
    case 'uniform':
      return (duration.fromMs + duration.toMs) / 2;
    case 'empirical':
      return duration.valuesMs.reduce((sum, value) => sum + value, 0) / duration.valuesMs.length;
    default:
      return duration.meanMs;
  }
}

const UNITS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** A number as JavaScript writes it: tiny ones come with an exponent. */
const AMOUNT = '\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?';
const PLAIN = new RegExp(`^${AMOUNT}$`);
const WHOLE = new RegExp(`^(?:${AMOUNT}(?:ms|s|min|m|h|d))+$`);
const PART = new RegExp(`(${AMOUNT})(ms|s|min|m|h|d)`, 'g');

/** `250`, `250ms`, `30s`, `1m30s`, `2h` in milliseconds; null where the text is none of these. */
export function timeOf(text: string): number | null {
  const trimmed = text.trim();
  if (PLAIN.test(trimmed)) return Number(trimmed);
  if (!WHOLE.test(trimmed)) return null;
  let total = 0;
  for (const [, amount, unit] of trimmed.matchAll(PART)) total += Number(amount) * (UNITS[unit ?? ''] ?? 0);
  return total;
}

/** The shortest of `250ms`, `1.5s`, `2m`, such that `timeOf` gives back the same number. */
export function timeText(ms: number): string {
  for (const unit of ['h', 'm', 's'] as const) {
    const amount = ms / UNITS[unit]!;
    if (ms > 0 && amount >= 1 && Number(amount.toFixed(3)) * UNITS[unit]! === ms)
      return `${Number(amount.toFixed(3))}${unit}`;
  }
  return `${ms}ms`;
}

export function durationText(duration: Duration): string {
  if (typeof duration === 'number') return timeText(duration);
  switch (duration.type) {
    case 'exponential':
      return `exponential(${timeText(duration.meanMs)})`;
    case 'uniform':
      return `uniform(${timeText(duration.fromMs)},${timeText(duration.toMs)})`;
    case 'logNormal':
      return `logNormal(${timeText(duration.meanMs)},${duration.spread})`;
    case 'erlang':
      return `erlang(${duration.stages},${timeText(duration.meanMs)})`;
    case 'empirical':
      return `empirical(${duration.valuesMs.map(timeText).join(',')})`;
  }
}

const ALLOWED =
  'must be a time (250, 250ms, 2s, 1m30s) or exponential(mean), uniform(from,to), logNormal(mean,spread), erlang(stages,mean), empirical(v1,v2,…)';

/** Reads what `durationText` writes, and numbers. */
export function durationFrom(input: unknown, path: string): Result<Duration> {
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return checkDuration(input, path);
  if (typeof input === 'number') return checkDuration(input, path);
  return typeof input === 'string'
    ? durationOf(input, path)
    : wrong({ path, problem: `${ALLOWED}, is ${shown(input)}` });
}

function durationOf(input: string, path: string): Result<Duration> {
  const text = input.trim();
  const plain = timeOf(text);
  if (plain !== null) return checkDuration(plain, path);
  const call = /^(\w+)\(([^()]*)\)$/.exec(text);
  const args = (call?.[2] ?? '').split(',').map((arg) => arg.trim());
  const times = args.map(timeOf);
  const [first, second] = times;
  if (call && first !== undefined && first !== null) {
    if (call[1] === 'exponential' && args.length === 1)
      return checkDuration({ type: 'exponential', meanMs: first }, path);
    if (call[1] === EMPIRICAL && times.every((time) => time !== null)) {
      return checkDuration({ type: EMPIRICAL, valuesMs: times as number[] }, path);
    }
    if (second !== undefined && second !== null && args.length === 2) {
      if (call[1] === 'uniform') return checkDuration({ type: 'uniform', fromMs: first, toMs: second }, path);
      if (call[1] === 'logNormal')
        return checkDuration({ type: 'logNormal', meanMs: first, spread: Number(args[1]) }, path);
      if (call[1] === 'erlang') return checkDuration({ type: 'erlang', stages: Number(args[0]), meanMs: second }, path);
    }
  }
  return wrong({ path, problem: `${ALLOWED}, is ${shown(input)}` });
}

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= DURATION_MS_MAX;
/** By type of distribution. */
const FIELDS = new Map<unknown, string[]>([
  ['exponential', ['type', 'meanMs']],
  ['uniform', ['type', 'fromMs', 'toMs']],
  ['logNormal', ['type', 'meanMs', 'spread']],
  ['erlang', ['type', 'stages', 'meanMs']],
  [EMPIRICAL, ['type', 'valuesMs']],
]);

const timeLimit = 'must be a time from 0 to 7 days';

function checkDuration(input: object | number, path: string): Result<Duration> {
  if (typeof input === 'number') {
    return isTime(input) ? ok(input) : wrong({ path, problem: `${timeLimit}, is ${input}` });
  }
  const given = input as Record<string, unknown>;
  const bad = (field: string, limit: string) =>
    wrong({ path: `${path}.${field}`, problem: `${limit}, is ${shown(given[field])}` });
  const fields = FIELDS.get(given['type']);
  const stray = fields && Object.keys(given).find((field) => !fields.includes(field));
  if (stray !== undefined)
    return wrong({
      path: `${path}.${stray.slice(0, 60)}`,
      problem: `is not known here; there are ${fields?.join(', ')}`,
    });
  switch (given['type']) {
    case 'exponential':
      return isTime(given['meanMs']) ? ok({ type: 'exponential', meanMs: given['meanMs'] }) : bad('meanMs', timeLimit);
    case 'uniform':
      if (!isTime(given['fromMs'])) return bad('fromMs', timeLimit);
      if (!isTime(given['toMs']) || given['toMs'] < given['fromMs'])
        return bad('toMs', 'must be a time not before fromMs');
      return ok({ type: 'uniform', fromMs: given['fromMs'], toMs: given['toMs'] });
    case 'logNormal': {
      if (!isTime(given['meanMs'])) return bad('meanMs', timeLimit);
      const spread = given['spread'];
      if (typeof spread !== 'number' || !(spread >= 0 && spread <= 3))
        return bad('spread', 'must be a number from 0 to 3');
      return ok({ type: 'logNormal', meanMs: given['meanMs'], spread });
    }
    case 'erlang': {
      if (!isTime(given['meanMs'])) return bad('meanMs', timeLimit);
      const stages = given['stages'];
      if (typeof stages !== 'number' || !Number.isInteger(stages) || stages < 1 || stages > STAGES_MAX) {
        return bad('stages', `must be a whole number from 1 to ${limitText(STAGES_MAX)}`);
      }
      return ok({ type: 'erlang', stages, meanMs: given['meanMs'] });
    }
    case EMPIRICAL: {
      const values = given['valuesMs'];
      if (!Array.isArray(values) || values.length < 1 || values.length > VALUES_MAX || !values.every(isTime)) {
        return bad('valuesMs', `must be 1 to ${limitText(VALUES_MAX)} times from 0 to 7 days`);
      }
      return ok({ type: EMPIRICAL, valuesMs: values });
    }
    default:
      return bad('type', 'must be exponential, uniform, logNormal, erlang or empirical');
  }
}
