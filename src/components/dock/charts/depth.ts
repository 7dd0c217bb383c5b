// How many messages are ready in each queue at the end of each interval, against the lesson's thresholds, as a chart. Pure.
import type { Frame } from '../../../protocol/frame.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { countText } from '../../shared/format.ts';
import { type AlertPeriod, alertPeriods } from './alert-periods.ts';
import type { Chart, ChartLine } from './chart.ts';
import { endOf, highestOf, type LaneSeries, pointsOf, seriesOf } from './series-points.ts';
import type { ChartPoint } from './thin.ts';
import { linearScale } from './value-scale.ts';

/** A level is drawn once the queue is at least this part of the way there. */
const LEVEL_IN_RANGE = 0.6;
const DASHES = ['', '6 3', '2 3', '8 3 2 3'];
const LABELS_MAX = 5;

const keyOf = (lane: string, queue: string) => `${lane} ${queue}`;
/** `email.order.confirmation` reads `email` where the first word tells queues apart, else `email.order`. */
function shortNames(queues: readonly string[]): (queue: string) => string {
  const first = (queue: string) => queue.split('.')[0] ?? queue;
  const alike = (queue: string) => queues.filter((other) => first(other) === first(queue)).length > 1;
  return (queue) => (alike(queue) ? queue.split('.').slice(0, 2).join('.') : first(queue));
}

function linesOf(lanes: readonly LaneSeries[], points: readonly ChartPoint[]): ChartLine[] {
  const withQueues = lanes.filter(({ series }) => Object.keys(series.ready).length > 0);
  const shortName = shortNames([...new Set(withQueues.flatMap(({ series }) => Object.keys(series.ready)))]);
  const lines = withQueues.flatMap(({ lane, series }) =>
    Object.keys(series.ready).map((queue, index): ChartLine & { last: number } => {
      const name = withQueues.length > 1 ? `${lane.toUpperCase()} ${queue}` : queue;
      const label = withQueues.length > 1 ? `${lane.toUpperCase()} ${shortName(queue)}` : shortName(queue);
      const dash = DASHES[index % DASHES.length] ?? '';
      const last = points.at(-1)?.[keyOf(lane, queue)] ?? 0;
      return { key: keyOf(lane, queue), name, label, colour: `var(--${lane})`, last, ...(dash ? { dash } : {}) };
    }),
  );
  if (lines.length > 1 && lines.every((line) => highestOf(points, [line.key]) === 0))
    return lines.map(({ last: _, ...line }, index) => ({ ...line, label: index === 0 ? 'all queues' : null }));
  const named = new Set([...lines].sort((one, other) => other.last - one.last).slice(0, LABELS_MAX));
  return lines.map(({ last: _, ...line }, index) => (named.has(lines[index]!) ? line : { ...line, label: null }));
}

/** `scenarios` are those of the lanes, whose rules say which levels matter. */
export function depthChart(frame: Frame | null, scenarios: readonly (Scenario | null)[]): Chart {
  const lanes = seriesOf(frame);
  const points = pointsOf(lanes, ({ lane, series }) =>
    Object.entries(series.ready).map(([queue, values]) => [keyOf(lane, queue), values]),
  );
  const lines = linesOf(lanes, points);
  const highest = highestOf(
    points,
    lines.map((line) => line.key),
  );
  const levels = levelsOf(scenarios).filter((level) => highest >= level.value * LEVEL_IN_RANGE);
  const periods = alertPeriods(frame);
  return {
    title: 'Messages ready in each queue',
    lines,
    points,
    endMs: endOf(lanes),
    scale: linearScale(Math.max(4, highest, ...levels.map((level) => level.value))),
    unit: 'ready',
    levels,
    periods,
    summary: `Messages ready in ${lines.length} queues over time; the deepest held ${countText(highest)}.${alertsText(periods)}`,
    empty: emptyText(lanes, lines, points),
  };
}

/** The thresholds of ready messages that a lane's rules watch, each once. */
function levelsOf(scenarios: readonly (Scenario | null)[]): { value: number; label: string }[] {
  const rules = scenarios.flatMap((scenario) => scenario?.alerts ?? []).filter(({ measure }) => measure === 'ready');
  const levels = new Map(rules.map(({ above, title }) => [above, { value: above, label: title }]));
  return [...levels.values()].sort((one, other) => one.value - other.value);
}

const alertsText = (periods: readonly AlertPeriod[]): string =>
  periods.map(({ said }) => ` Alert: ${said.replaceAll('\n', '; ')}.`).join('');

function emptyText(lanes: readonly LaneSeries[], lines: readonly ChartLine[], points: readonly ChartPoint[]) {
  if (lanes.length > 0 && lines.length === 0)
    return 'Nothing here has a queue: the app servers do all the work themselves.';
  return points.length === 0 ? 'Nothing has been published yet.' : null;
}
