// From a fragment to a run and the moment at which to open it. Anything may stand there; all that is wrong is listed with
// its place, and what could be read is offered as a link of its own.
import { type Issue, ok, type Result, wrong } from '../protocol/issue.ts';
import { inTime } from '../scenario/commands.ts';
import { timeOf } from '../scenario/duration.ts';
import { prepare } from '../scenario/prepare.ts';
import type { Command, LaneSpec, RunSpec } from '../scenario/run-spec.ts';
import { commandFrom, valueFrom } from './commands.ts';
import { unescaped } from './escape.ts';
import { type Base, headFrom } from './heads.ts';
import { LINK_CHARS_MAX, type Link, PARAMETERS_MAX } from './link.ts';
import { migrated } from './migrations.ts';
import { plainParameter } from './plain-parameters.ts';
import { type Item, laneFrom } from './side-by-side.ts';

/** A link, or what is wrong with it and the fragment without that; `without` is null where nothing is left. */
export type LinkRead = { ok: true; link: Link } | { ok: false; issues: Issue[]; without: string | null };

interface Draft {
  link: Link;
  /** The texts that sets (by lane and path) and commands came from. */
  origin: Map<string, string>;
  taken: Map<Command, string>;
}

const ISSUES_MAX = 20;
const refused = (issues: Issue[], without: string | null): LinkRead => ({
  ok: false,
  issues: issues.slice(0, ISSUES_MAX),
  without,
});

export async function readLink(fragment: string): Promise<LinkRead> {
  if (fragment.length > LINK_CHARS_MAX) {
    const size = `must be at most ${LINK_CHARS_MAX} characters, is ${fragment.length}`;
    return refused([{ path: 'link', problem: size }], null);
  }
  const text = migrated(fragment.replace(/^#?\/?/, ''));
  const [head = '', rest = ''] = cut(text, '?');
  const parameters = rest.split('&').filter((one) => one !== '');
  const read = await headFrom(head);
  if (!read.ok) return refused(read.issues, null);
  if (parameters.length > PARAMETERS_MAX)
    return refused(
      [{ path: 'link', problem: `has ${parameters.length} parts, and may have ${PARAMETERS_MAX}` }],
      `#/${head}`,
    );
  const { comparisonId } = read.value;
  const draft = draftOf(comparisonId, inLanesAsked(read.value.bases, parameters));
  const issues: Issue[] = [];
  const bad = new Set<string>();
  for (const parameter of parameters) {
    const taken = take(draft, parameter);
    if (taken.ok) continue;
    issues.push(...taken.issues);
    bad.add(parameter);
  }
  for (const issue of specIssues(draft, bad)) issues.push(issue);
  if (issues.length === 0) return { ok: true, link: draft.link };
  const good = parameters.filter((one) => !bad.has(one));
  return refused(issues, good.length === parameters.length ? `#/${head}` : rejoined(head, good));
}

const rejoined = (head: string, parameters: string[]): string =>
  `#/${head}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`;

function cut(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

/** A link that names one scenario and speaks of lane B means the scenario twice. */
function inLanesAsked(bases: Base[], parameters: string[]): Base[] {
  const speaksOfB = parameters.some((one) => /^(?:b\.|at=[^:&]*:b\.)/.test(one));
  return bases.length === 1 && speaksOfB ? [bases[0]!, bases[0]!] : bases;
}

function draftOf(comparisonId: string, bases: Base[]): Draft {
  const lanes = bases.map(
    ({ scenario, sets, commands }): LaneSpec => ({
      scenario,
      sets: { ...sets },
      commands: [...commands],
    }),
  );
  const link: Link = {
    spec: { seed: 1, lanes },
    comparisonId,
    atMs: null,
    view: {},
    caption: '',
    embed: false,
    seen: null,
  };
  return { link, origin: new Map(), taken: new Map() };
}

function take(draft: Draft, parameter: string): Result<null> {
  const [key, raw] = cut(parameter, '=');
  if (key === 'at') return takeCommand(draft, raw, parameter);
  if (key.includes('.') || key.includes('%2E')) return takeSet(draft, key, raw, parameter);
  return plainParameter(draft.link, key, raw);
}

/** The lanes meant: the one named, or all that have what is spoken of. */
function lanesMeant(spec: RunSpec, { lane }: Item<string>, owner: string): number[] {
  if (lane !== null) return lane === 'b' && spec.lanes.length < 2 ? [] : [lane === 'a' ? 0 : 1];
  const all = spec.lanes.map((_, index) => index);
  const having = all.filter((index) => {
    const { components, traffic } = spec.lanes[index]!.scenario;
    const isQueue = Object.values(components).some(
      (one) => one.kind === 'rabbitmq' && Object.hasOwn(one.queues, owner),
    );
    return Object.hasOwn(components, owner) || traffic.some(({ id }) => id === owner) || isQueue;
  });
  return having.length > 0 ? having : all;
}

const NO_LANE = 'speaks of lane B, and this run has one lane';

function takeSet(draft: Draft, key: string, raw: string, origin: string): Result<null> {
  const named = laneFrom(key);
  const path = unescaped(named.item);
  const value = unescaped(raw);
  if (path === null || value === null) return wrong({ path: key.slice(0, 60), problem: 'is not well coded' });
  const { spec } = draft.link;
  const lanes = lanesMeant(spec, named, path.split('.')[0] ?? '');
  if (lanes.length === 0) return wrong({ path: path.slice(0, 60), problem: NO_LANE });
  for (const index of lanes) {
    Object.defineProperty(spec.lanes[index]!.sets, path, { value: valueFrom(value), ...OWN });
    draft.origin.set(`${index}.${path}`, origin);
  }
  return ok(null);
}

/** A name that means something to objects stays a mere name. */
const OWN = { enumerable: true, configurable: true, writable: true };

function takeCommand(draft: Draft, raw: string, origin: string): Result<null> {
  const [time, body] = cut(raw, ':');
  const atMs = timeOf(time);
  if (atMs === null)
    return wrong({
      path: `at=${raw.slice(0, 60)}`,
      problem: 'must be at=time:change, as in at=30s:EmailWorker.count=40',
    });
  const named = laneFrom(body);
  const read = commandFrom(named.item, atMs);
  if (!read.ok) return read;
  const { spec } = draft.link;
  const lanes = lanesMeant(spec, named, ownerOf(read.value));
  if (lanes.length === 0) return wrong({ path: `at ${time}`, problem: NO_LANE });
  for (const index of lanes) {
    const lane = spec.lanes[index]!;
    lane.commands = inTime(lane.commands, read.value);
    draft.taken.set(read.value, origin);
  }
  return ok(null);
}

function ownerOf(command: Command): string {
  if (command.type === 'set') return command.path.split('.')[0] ?? '';
  return 'component' in command ? command.component : command.queue;
}

/** What the run itself refuses; the parameters that it came from are marked as bad. */
function specIssues(draft: Draft, bad: Set<string>): Issue[] {
  const { spec } = draft.link;
  const prepared = prepare(spec);
  if (prepared.ok) return [];
  return prepared.issues.map((issue) => {
    const [index, path] =
      spec.lanes.length > 1 ? [issue.path.startsWith('b.') ? 1 : 0, issue.path.slice(2)] : [0, issue.path];
    const numbered = /^commands\[(\d+)\]/.exec(path);
    const command = numbered ? spec.lanes[index]?.commands[Number(numbered[1])] : undefined;
    const taken = command ? draft.taken.get(command) : undefined;
    if (taken !== undefined) bad.add(taken);
    const origins = [...draft.origin].filter(
      ([key]) => key === `${index}.${path}` || `${index}.${path}`.startsWith(`${key}.`),
    );
    for (const [, origin] of origins) bad.add(origin);
    return issue;
  });
}
