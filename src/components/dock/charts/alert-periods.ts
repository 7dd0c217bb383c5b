// When alerts fired, from one that begins to the last that clears: a rail above the chart, so that no text of it lies over the
// lines or over a threshold's name. Pure.
import type { Alert, AlertTurn, Frame } from '../../../protocol/frame.ts';
import { LANES } from '../../../scenario/run-spec.ts';
import { clockText } from '../../shared/format.ts';
import { laneLetter } from '../../shared/labels.ts';

interface Episode {
  fromMs: number;
  /** Null while it fires. */
  untilMs: number | null;
  title: string;
  /** With its queue and its times, as a tip says it. */
  said: string;
}

export interface AlertPeriod {
  fromMs: number;
  untilMs: number | null;
  /** The alert's own title, or how many there were. */
  label: string;
  said: string;
  /** Where one began or cleared. */
  turns: { atMs: number; raised: boolean }[];
}

/** Periods in which at least one alert fired, in the order of time. */
export function alertPeriods(frame: Frame | null): AlertPeriod[] {
  const several = (frame?.lanes.length ?? 0) > 1;
  const episodes = (frame?.lanes ?? []).flatMap(({ alerts, alertTurns }, index) =>
    episodesOf(alerts, alertTurns, several ? `${laneLetter(LANES[index] ?? 'a')}: ` : ''),
  );
  const together: Episode[][] = [];
  for (const episode of episodes.sort((one, other) => one.fromMs - other.fromMs)) {
    const last = together.at(-1);
    if (last && episode.fromMs <= endOf(last)) last.push(episode);
    else together.push([episode]);
  }
  return together.map((group) => ({
    fromMs: group[0]!.fromMs,
    untilMs: Number.isFinite(endOf(group)) ? endOf(group) : null,
    label: group.length === 1 ? group[0]!.title : `${group.length} alerts`,
    said: group.map(({ said }) => said).join('\n'),
    turns: group.flatMap(({ fromMs, untilMs }) => [
      { atMs: fromMs, raised: true },
      ...(untilMs === null ? [] : [{ atMs: untilMs, raised: false }]),
    ]),
  }));
}

const endOf = (episodes: readonly Episode[]): number =>
  Math.max(...episodes.map(({ untilMs }) => untilMs ?? Number.POSITIVE_INFINITY));

/** A frame knows the newest turns only: what cleared and is not known to have begun began before them. */
function episodesOf(firing: readonly Alert[], turns: readonly AlertTurn[], lane: string): Episode[] {
  const episode = (of: AlertTurn | Alert, fromMs: number, untilMs: number | null): Episode => ({
    fromMs,
    untilMs,
    title: `${lane}${of.title}`,
    said: `${lane}${of.title} in ${of.queue}, ${clockText(fromMs)} ${untilMs === null ? 'until now' : `to ${clockText(untilMs)}`}`,
  });
  const began = new Map<string, number>();
  const over = turns.flatMap((turn) => {
    if (turn.raised) {
      began.set(turn.id, turn.atMs);
      return [];
    }
    return [episode(turn, began.get(turn.id) ?? turns[0]!.atMs, turn.atMs)];
  });
  return [...over, ...firing.map((alert) => episode(alert, alert.sinceMs, null))];
}

const CHARACTER_PX = 5.8;
const PADDING_PX = 10;

export interface PlacedPeriod extends AlertPeriod {
  leftPx: number;
  widthPx: number;
  /** Pixels from its left end. */
  ticks: { px: number; raised: boolean }[];
  /** Where its label has room: on it, behind it, before it, or nowhere. */
  labelled: 'on' | 'behind' | 'before' | null;
}

export function placePeriods(periods: readonly AlertPeriod[], endMs: number, widthPx: number): PlacedPeriod[] {
  const xOf = (atMs: number) => (Math.min(atMs, endMs) / Math.max(1, endMs)) * widthPx;
  let free = 0;
  return periods.map((period, index) => {
    const leftPx = xOf(period.fromMs);
    const rightPx = Math.max(leftPx + 2, xOf(period.untilMs ?? endMs));
    const next = periods[index + 1];
    const label = period.label.length * CHARACTER_PX + PADDING_PX;
    const behind = (next ? xOf(next.fromMs) : widthPx) - rightPx;
    const labelled =
      rightPx - leftPx >= label ? 'on' : behind >= label ? 'behind' : leftPx - free >= label ? 'before' : null;
    free = labelled === 'behind' ? rightPx + label : rightPx;
    const ticks = period.turns.map(({ atMs, raised }) => ({ px: xOf(atMs) - leftPx, raised }));
    return { ...period, leftPx, widthPx: rightPx - leftPx, ticks, labelled };
  });
}
