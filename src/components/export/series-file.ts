// The series of a run to take away: CSV, a row an interval and the unit in each heading, and JSON with the same columns.
// Only intervals that have ended are in them, so that every number is final. Pure.
import type { Frame, Series } from '../../protocol/frame.ts';
import { LANES, type RunSpec } from '../../scenario/run-spec.ts';

interface Column {
  name: string;
  unit: string;
  values: readonly (number | null)[];
}

interface LaneColumns {
  lane: string;
  intervalMs: number;
  columns: Column[];
}

const whole = ({ count }: Series): number => Math.max(0, count - 1);

function columnsOf(series: Series): Column[] {
  const rows = whole(series);
  const column = (name: string, unit: string, values: readonly (number | null)[]): Column => ({
    name,
    unit,
    values: values.slice(0, rows),
  });
  return [
    column('orders placed', 'per second', series.placed),
    column('orders answered', 'per second', series.replied),
    column('checkout latency p50', 'ms', series.customerP50),
    column('checkout latency p95', 'ms', series.customerP95),
    ...Object.entries(series.ready).map(([queue, values]) =>
      column(`ready in ${queue} at the end`, 'messages', values),
    ),
    ...Object.entries(series.utilisation).map(([id, values]) => column(`busy share of ${id}`, '0 to 1', values)),
  ];
}

function laneColumns(frame: Frame): LaneColumns[] {
  return frame.lanes.flatMap(({ series }, index) => {
    const lane = LANES[index];
    if (!series || !lane) return [];
    return [{ lane: lane.toUpperCase(), intervalMs: series.intervalMs, columns: columnsOf(series) }];
  });
}

/** Six digits are more than a histogram has; a nothing is an empty cell. */
const cell = (value: number | null | undefined): string => (value == null ? '' : String(Number(value.toPrecision(6))));
const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const seconds = (ms: number): string => String(ms / 1_000);

export interface Table {
  heads: string[];
  rows: string[][];
}

/** Lanes stand beside one another where their intervals are the same, and below one another where they are not. */
export function seriesTable(frame: Frame): Table {
  const lanes = laneColumns(frame);
  const heads = lanes.flatMap(({ lane, columns }) => columns.map(({ name, unit }) => `${lane}: ${name} (${unit})`));
  const rows = intervalsOf(lanes).map(({ intervalMs, index }) => {
    const cells = lanes.flatMap((lane) =>
      lane.columns.map(({ values }) => (lane.intervalMs === intervalMs ? cell(values[index]) : '')),
    );
    return [seconds(index * intervalMs), seconds((index + 1) * intervalMs), ...cells];
  });
  return { heads: ['from (simulated s)', 'until (simulated s)', ...heads], rows };
}

export const csvText = ({ heads, rows }: Table): string =>
  [heads, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');

function intervalsOf(lanes: readonly LaneColumns[]): { intervalMs: number; index: number }[] {
  const longest = new Map<number, number>();
  for (const { intervalMs, columns } of lanes) {
    const rows = columns[0]?.values.length ?? 0;
    longest.set(intervalMs, Math.max(longest.get(intervalMs) ?? 0, rows));
  }
  return [...longest].flatMap(([intervalMs, rows]) =>
    Array.from({ length: rows }, (_, index) => ({ intervalMs, index })),
  );
}

export function seriesJson(frame: Frame, spec: RunSpec, titles: readonly string[]): string {
  const lanes = laneColumns(frame).map(({ lane, intervalMs, columns }, index) => ({
    lane,
    title: titles[index] ?? '',
    scenario: spec.lanes[index]?.scenario.id ?? '',
    intervalMs,
    columns,
  }));
  return `${JSON.stringify({ version: 1, product: 'Queuescope', seed: spec.seed, untilMs: frame.atMs, lanes }, null, 2)}\n`;
}
