// What was asked on the command line, as data; everything wrong with it is listed with its place.
import { type Issue, ok, type Result } from '../protocol/issue.ts';
import { timeOf } from '../scenario/duration.ts';
import type { KnobValue } from '../scenario/run-spec.ts';
import { limitText } from '../scenario/wording.ts';

export type Asked =
  | { command: 'help' }
  | { command: 'list' }
  | { command: 'show'; scenario: string }
  | { command: 'run'; scenario: string; options: RunOptions };

export interface RunOptions {
  orders?: number;
  seed: number;
  untilMs?: number;
  sets: Record<string, KnobValue>;
  at: { atMs: number; path: string; value: KnobValue }[];
  output: 'text' | 'json' | 'trace';
}

export const USAGE = `usage: npm run -s sim -- list
       npm run -s sim -- show <scenario>
       npm run -s sim -- run <scenario id or file.json> [--orders N] [--seed S] [--until TIME]
                             [--set knob=value]... [--at TIME:knob=value]... [--json | --trace]
Times are written 250ms, 30s, 1m30s, or as milliseconds.`;

export function readArguments(words: string[]): Result<Asked> {
  const [command, ...rest] = words;
  switch (command) {
    case undefined:
    case 'help':
    case '--help':
      return ok({ command: 'help' });
    case 'list':
      return rest.length === 0 ? ok({ command }) : unexpected(rest[0]!);
    case 'show':
      return rest.length === 1 ? ok({ command, scenario: rest[0]! }) : said('show', 'takes one scenario');
    case 'run':
      return readRun(rest);
    default:
      return said(command.slice(0, 80), 'is not known; there are list, show and run');
  }
}

const said = (path: string, problem: string): Result<Asked> => ({ ok: false, issues: [{ path, problem }] });
const unexpected = (word: string): Result<Asked> => said(word.slice(0, 80), 'was not expected here');

function readRun(words: string[]): Result<Asked> {
  const issues: Issue[] = [];
  const options: RunOptions = { seed: 1, sets: {}, at: [], output: 'text' };
  const scenarios: string[] = [];
  const queue = [...words];
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (!word.startsWith('--')) scenarios.push(word);
    else issues.push(...readOption(word, queue, options));
  }
  if (scenarios.length !== 1) issues.push({ path: 'run', problem: `takes one scenario, is given ${scenarios.length}` });
  return issues.length > 0 ? { ok: false, issues } : ok({ command: 'run', scenario: scenarios[0]!, options });
}

function readOption(word: string, queue: string[], options: RunOptions): Issue[] {
  if (word === '--json' || word === '--trace') {
    if (options.output !== 'text') return [{ path: word, problem: 'cannot go with the other form of output' }];
    options.output = word === '--json' ? 'json' : 'trace';
    return [];
  }
  const read = VALUED[word];
  if (!read)
    return [
      {
        path: word.slice(0, 80),
        problem: `is not known; there are ${[...Object.keys(VALUED), '--json', '--trace'].join(', ')}`,
      },
    ];
  const value = queue.shift();
  if (value === undefined) return [{ path: word, problem: 'needs a value' }];
  return read(value, options);
}

const VALUED: Record<string, (value: string, options: RunOptions) => Issue[]> = {
  '--orders': (value, options) =>
    whole('--orders', value, 1, 1e9, (orders) => {
      options.orders = orders;
    }),
  '--seed': (value, options) =>
    whole('--seed', value, 0, 0xffffffff, (seed) => {
      options.seed = seed;
    }),
  '--until': (value, options) => {
    const untilMs = timeOf(value);
    if (untilMs === null)
      return [{ path: '--until', problem: `must be a time (30s, 1m30s, 250), is ${JSON.stringify(value)}` }];
    options.untilMs = untilMs;
    return [];
  },
  '--set': (value, options) => {
    const setting = assignment(value);
    if (!setting) return [{ path: '--set', problem: `must be knob=value, is ${JSON.stringify(value)}` }];
    options.sets[setting.path] = setting.value;
    return [];
  },
  '--at': (value, options) => {
    const colon = value.indexOf(':');
    const atMs = timeOf(value.slice(0, colon));
    const setting = assignment(value.slice(colon + 1));
    if (colon < 0 || atMs === null || !setting)
      return [{ path: '--at', problem: `must be TIME:knob=value, is ${JSON.stringify(value)}` }];
    options.at.push({ atMs, ...setting });
    return [];
  },
};

function whole(path: string, value: string, min: number, max: number, take: (number: number) => void): Issue[] {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= min && number <= max))
    return [
      {
        path,
        problem: `must be a whole number from ${limitText(min)} to ${limitText(max)}, is ${JSON.stringify(value)}`,
      },
    ];
  take(number);
  return [];
}

/** Numbers stay texts: the knob decides what they are. */
function assignment(text: string): { path: string; value: KnobValue } | null {
  const equals = text.indexOf('=');
  return equals < 1 ? null : { path: text.slice(0, equals), value: text.slice(equals + 1) };
}
