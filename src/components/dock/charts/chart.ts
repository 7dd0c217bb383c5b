// A chart as data: its lines, its points and its axis. The dock draws it live, and exported pictures and reports draw it
// as shapes; what a chart shows is decided once, in the files beside this one.
import type { AlertPeriod } from './alert-periods.ts';
import type { ChartPoint } from './thin.ts';
import type { ValueScale } from './value-scale.ts';

export interface ChartLine {
  key: string;
  /** The full name, for tables and tips. */
  name: string;
  /** The name at the end of the line; none where the line needs no name. */
  label: string | null;
  colour: string;
  dash?: string;
  isThin?: boolean;
}

export interface Chart {
  title: string;
  lines: readonly ChartLine[];
  points: readonly ChartPoint[];
  endMs: number;
  scale: ValueScale;
  unit: string;
  /** Behind the numbers at the ends of lines. */
  labelUnit?: string;
  levels?: readonly { value: number; label: string }[];
  /** When alerts fired, on a rail above the lines; left out where the chart has none. */
  periods?: readonly AlertPeriod[];
  /** What it shows in words, for those who do not see it. */
  summary: string;
  /** Why there is nothing to draw yet; null when there is. */
  empty: string | null;
}

export const POINTS_MAX = 150;

/** The last value of a line that is one. */
export function lastValue(points: readonly ChartPoint[], key: string): number | null {
  for (let index = points.length - 1; index >= 0; index -= 1) {
    const value = points[index]?.[key];
    if (value != null) return value;
  }
  return null;
}

/** With so few values a line is hard to see, so its points are marked. */
const MARKED_MAX = 3;
export const isMarked = (points: readonly ChartPoint[], key: string): boolean =>
  points.filter((point) => point[key] != null).length <= MARKED_MAX;
