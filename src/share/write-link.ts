// From a run and the moment at which it is looked at to a fragment that says so: `#/rush?b.EmailWorker.count=40&t=12.5s`.
// Only what differs from the named scenario is written.
import { ownCommands } from '../scenario/commands.ts';
import { timeText } from '../scenario/duration.ts';
import type { LaneSpec } from '../scenario/run-spec.ts';
import { commandText, valueText } from './commands.ts';
import { escaped } from './escape.ts';
import { type Base, headOf } from './heads.ts';
import { CAPTION_CHARS_MAX, DIGEST_CHARS, type Link } from './link.ts';
import { prefixed, sideBySide } from './side-by-side.ts';

export async function writeLink(link: Link): Promise<string> {
  const { spec } = link;
  const head = await headOf(spec.lanes, link.comparisonId);
  const parameters = [
    ...setsOf(spec.lanes, head.bases),
    ...commandsOf(spec.lanes, head.bases),
    ...(spec.seed === 1 ? [] : [`seed=${spec.seed}`]),
    ...(spec.ordersMax === undefined ? [] : [`orders=${spec.ordersMax}`]),
    ...(spec.untilMs === undefined ? [] : [`until=${timeText(spec.untilMs)}`]),
    ...(link.atMs === null ? [] : [`t=${timeText(link.atMs)}`]),
    ...(link.step === undefined ? [] : [`step=${link.step}`]),
    ...viewOf(link),
    ...(link.caption === '' ? [] : [`say=${escaped(link.caption.slice(0, CAPTION_CHARS_MAX))}`]),
    ...(link.embed ? ['embed'] : []),
    ...(link.seen ? [`saw=${seenText(link)}`] : []),
  ];
  return `#/${head.text}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`;
}

export function setsOf(lanes: readonly LaneSpec[], bases: readonly Pick<Base, 'sets'>[]): string[] {
  const lists = lanes.map(({ sets }, index) =>
    Object.entries(sets)
      .filter(([path, value]) => bases[index]?.sets[path] !== value)
      .map(([path, value]) => `${escaped(path)}=${valueText(value)}`),
  );
  return sideBySide(lists).flatMap((item) => prefixed(item, lanes.length));
}

/** The time is part of what must be equal, and is moved before the lane again. */
export function commandsOf(lanes: readonly LaneSpec[], bases: readonly Pick<Base, 'commands'>[]): string[] {
  const lists = lanes.map(({ commands }, index) =>
    ownCommands(commands, bases[index]?.commands ?? []).map(
      (command) => `${timeText(command.atMs)}:${commandText(command)}`,
    ),
  );
  return sideBySide(lists).flatMap(({ lane, item }) => {
    const colon = item.indexOf(':');
    const bodies = prefixed({ lane, item: item.slice(colon + 1) }, lanes.length);
    return bodies.map((body) => `at=${item.slice(0, colon)}:${body}`);
  });
}

function viewOf({ view }: Link): string[] {
  const { selection } = view;
  const parts: [string, string | undefined][] = [
    ['lanes', view.lanes],
    ['sel', selection && [`${selection.lane}.${selection.id}`, selection.queue].filter(Boolean).join(':')],
    ['tab', view.tab],
    ['dock', view.dock === false ? 'closed' : undefined],
    ['follow', view.follow?.toString()],
    ['stacks', view.opened ? 'open' : undefined],
    ['pace', view.pace?.toString()],
  ];
  return parts.flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${escaped(value)}`]));
}

const seenText = ({ seen }: Link): string =>
  [seen?.engine.replaceAll('.', '-'), ...(seen?.digests ?? []).map((digest) => digest.slice(0, DIGEST_CHARS))].join(
    '.',
  );
