// A task as a link, and an answer to it: the run as every link has it, and beside it what is asked, locked and limited in
// words. What is hidden is packed, so that nobody reads it in passing.
//   #/task/month?until=1m&challenge=empty-queues&lock=EmailWorker.count&lock=faults&minutes=20&hides=~1.…
//   #/answer/month?…&did=start:b.EmailWorker.count=116&did=30s:b.Master.connections=12&took=8m20s&verdict=kept
import { type Issue, ok, type Result, wrong } from '../protocol/issue.ts';
import { timeOf, timeText } from '../scenario/duration.ts';
import { prepare } from '../scenario/prepare.ts';
import { LANES, type LaneSpec, type RunSpec } from '../scenario/run-spec.ts';
import {
  type Answer,
  FAULTS_LOCK,
  type Hidden,
  SHAPE_LOCK,
  type Task,
  wholeSpec,
  withoutHidden,
} from '../scenario/task.ts';
import { commandFrom, commandText } from './commands.ts';
import { escaped, unescaped } from './escape.ts';
import { LINK_CHARS_MAX, type Link } from './link.ts';
import { packed, unpacked } from './pack.ts';
import { readLink } from './read-link.ts';
import { laneFrom } from './side-by-side.ts';
import { commandsOf, setsOf, writeLink } from './write-link.ts';

export const MINUTES_MAX = 480;
export const TITLE_CHARS_MAX = 120;
const LOCKS_MAX = 400;
const HIDDEN_MAX = 20;
const TERMS_MAX = 12;
const OWN = ['challenge', 'title', 'lock', 'minutes', 'hides', 'keep', 'did', 'took', 'verdict'] as const;
type Own = (typeof OWN)[number];

/** After `#/task/`. */
export async function writeTask(task: Task): Promise<string> {
  const { challenge, title, brief, comparisonId, pace, spec, terms, locks, minutes, hidden } = task;
  const run = await writeLink({
    spec,
    comparisonId,
    atMs: null,
    view: { pace },
    caption: challenge === null ? brief : '',
    embed: false,
    seen: null,
  });
  const own: [Own, string][] = [
    ...(challenge === null ? [['title', title.slice(0, TITLE_CHARS_MAX)] as [Own, string]] : []),
    ...(challenge === null ? [] : [['challenge', challenge] as [Own, string]]),
    ...terms.map(({ lane, figure, atMost }): [Own, string] => ['keep', `${lane}.${figure}:${atMost}`]),
    ...locks.map((lock): [Own, string] => ['lock', lock]),
    ...(minutes === null ? [] : [['minutes', String(minutes)] as [Own, string]]),
    ...(hidden.length === 0 ? [] : [['hides', await packed(hidden.map(hiddenText))] as [Own, string]]),
  ];
  return joined(run.slice(2), own);
}

/** After `#/answer/`. */
export async function writeAnswer({ task, spec, tookMs, claimed }: Answer): Promise<string> {
  const shown = withoutHidden(spec, task.hidden);
  const bases = task.spec.lanes;
  const did = [
    ...setsOf(shown.lanes, bases).map((text) => `start:${text}`),
    ...commandsOf(shown.lanes, bases).map((text) => text.slice('at='.length)),
  ];
  return joined(await writeTask(task), [
    ...did.map((text): [Own, string] => ['did', text]),
    ...(tookMs === null ? [] : [['took', timeText(Math.round(tookMs / 1_000) * 1_000)] as [Own, string]]),
    ...(claimed === null ? [] : [['verdict', claimed] as [Own, string]]),
  ]);
}

/** What is done is escaped already, part by part. */
const joined = (link: string, own: readonly [Own, string][]): string => {
  const parts = own.map(([key, value]) => `${key}=${key === 'did' ? value : escaped(value)}`);
  return parts.length === 0 ? link : `${link}${link.includes('?') ? '&' : '?'}${parts.join('&')}`;
};

const hiddenText = ({ lane, command }: Hidden): string => `${timeText(command.atMs)}:${lane}.${commandText(command)}`;

interface Parts {
  /** The link of the run alone. */
  run: string;
  own: Map<Own, string[]>;
}

function partsOf(text: string): Parts {
  const at = text.indexOf('?');
  const head = at < 0 ? text : text.slice(0, at);
  const own = new Map<Own, string[]>();
  const others = (at < 0 ? '' : text.slice(at + 1)).split('&').filter((part) => {
    const key = OWN.find((one) => part.startsWith(`${one}=`));
    if (key) own.set(key, [...(own.get(key) ?? []), part.slice(key.length + 1)]);
    return !key && part !== '';
  });
  return { run: `#/${head}${others.length > 0 ? `?${others.join('&')}` : ''}`, own };
}

export async function readTask(text: string): Promise<Result<Task>> {
  if (text.length > LINK_CHARS_MAX) return wrong(tooLong(text));
  const { run, own } = partsOf(text);
  const read = await readLink(run);
  return read.ok ? taskFrom(read.link, own) : read;
}

export async function readAnswer(text: string): Promise<Result<Answer>> {
  if (text.length > LINK_CHARS_MAX) return wrong(tooLong(text));
  const { run, own } = partsOf(text);
  const read = await readLink(run);
  if (!read.ok) return read;
  const task = await taskFrom(read.link, own);
  if (!task.ok) return task;
  const did = (own.get('did') ?? []).map((one) => (one.startsWith('start:') ? one.slice(6) : `at=${one}`));
  const done = await readLink(`${run}${run.includes('?') ? '&' : '?'}${did.join('&')}`);
  if (!done.ok) return done;
  const [took, verdict] = [last(own, 'took'), last(own, 'verdict')];
  const tookMs = took === null ? null : timeOf(took);
  if (took !== null && tookMs === null) return wrong({ path: 'took', problem: 'must be a time, as in 8m20s' });
  if (verdict !== null && verdict !== 'kept' && verdict !== 'broken')
    return wrong({ path: 'verdict', problem: 'must be kept or broken' });
  const spec = wholeSpec({ ...task.value, spec: done.link.spec });
  const possible = prepare(spec);
  return possible.ok ? ok({ task: task.value, spec, tookMs, claimed: verdict }) : possible;
}

const tooLong = (text: string): Issue => ({
  path: 'link',
  problem: `must be at most ${LINK_CHARS_MAX} characters, is ${text.length}`,
});

/** The last one given counts, as everywhere in links. */
function last(own: Parts['own'], key: Own): string | null {
  const value = own.get(key)?.at(-1);
  return value === undefined ? null : unescaped(value);
}

async function taskFrom({ spec, comparisonId, caption, view }: Link, own: Parts['own']): Promise<Result<Task>> {
  const issues: Issue[] = [];
  const take = <T>(result: Result<T>, otherwise: T): T => {
    if (result.ok) return result.value;
    issues.push(...result.issues);
    return otherwise;
  };
  const task: Task = {
    challenge: last(own, 'challenge'),
    title: (last(own, 'title') ?? '').slice(0, TITLE_CHARS_MAX),
    brief: caption,
    comparisonId,
    pace: view.pace ?? 1,
    spec,
    terms: take(termsFrom(own.get('keep') ?? []), []),
    locks: take(locksFrom(own.get('lock') ?? [], spec), []),
    minutes: take(minutesFrom(last(own, 'minutes')), null),
    hidden: take(await hiddenFrom(last(own, 'hides')), []),
    posed: true,
  };
  if (issues.length > 0) return { ok: false, issues: issues.slice(0, 20) };
  if (task.hidden.some(({ lane }) => lane === 'b') && spec.lanes.length < 2)
    return wrong({ path: 'hides', problem: 'speaks of lane B, and this run has one lane' });
  const possible = prepare(wholeSpec(task));
  return possible.ok ? ok(task) : possible;
}

function minutesFrom(text: string | null): Result<number | null> {
  if (text === null) return ok(null);
  const minutes = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return minutes >= 1 && minutes <= MINUTES_MAX
    ? ok(minutes)
    : wrong({ path: 'minutes', problem: `must be a whole number from 1 to ${MINUTES_MAX}` });
}

function termsFrom(texts: readonly string[]): Result<Task['terms']> {
  if (texts.length > TERMS_MAX) return wrong({ path: 'keep', problem: `may be given ${TERMS_MAX} times` });
  const terms = texts.flatMap((raw) => {
    const parts = /^([ab])\.([a-z0-9-]{1,30}):(\d{1,9}(?:\.\d{1,3})?)$/.exec(unescaped(raw) ?? '');
    return parts ? [{ lane: LANES[parts[1] === 'a' ? 0 : 1]!, figure: parts[2]!, atMost: Number(parts[3]) }] : [];
  });
  return terms.length === texts.length
    ? ok(terms)
    : wrong({ path: 'keep', problem: 'must be lane.figure:limit, as in b.p95:300' });
}

const knows = ({ scenario }: LaneSpec, owner: string): boolean =>
  Object.hasOwn(scenario.components, owner) || scenario.traffic.some(({ id }) => id === owner);

function locksFrom(texts: readonly string[], spec: RunSpec): Result<string[]> {
  if (texts.length > LOCKS_MAX) return wrong({ path: 'lock', problem: `may be given ${LOCKS_MAX} times` });
  const locks = texts.map((raw) => unescaped(raw) ?? '');
  const unknown = locks.find((lock) => {
    const [owner = ''] = lock.split('.');
    return (
      lock.length > 200 ||
      (owner !== FAULTS_LOCK && owner !== SHAPE_LOCK && !spec.lanes.some((lane) => knows(lane, owner)))
    );
  });
  return unknown === undefined
    ? ok(locks)
    : wrong({
        path: 'lock',
        problem: `must name a component, a knob of it, faults or shape, is ${JSON.stringify(unknown.slice(0, 80))}`,
      });
}

async function hiddenFrom(text: string | null): Promise<Result<Hidden[]>> {
  if (text === null) return ok([]);
  const read = await unpacked(text, 'hides');
  if (!read.ok) return read;
  const { value } = read;
  if (!Array.isArray(value) || value.length > HIDDEN_MAX || !value.every((one) => typeof one === 'string'))
    return wrong({ path: 'hides', problem: `must be a list of at most ${HIDDEN_MAX} changes` });
  const hidden: Hidden[] = [];
  for (const one of value as string[]) {
    const colon = one.indexOf(':');
    const atMs = timeOf(one.slice(0, colon));
    const { lane, item } = laneFrom(one.slice(colon + 1));
    const command = atMs === null || lane === null ? null : commandFrom(item, atMs);
    if (command === null || lane === null) return wrong({ path: 'hides', problem: 'must say when, and in which lane' });
    if (!command.ok) return command;
    hidden.push({ lane, command: command.value });
  }
  return ok(hidden);
}
