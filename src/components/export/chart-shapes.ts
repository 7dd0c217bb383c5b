// A chart as shapes: the same lines, axis, levels and names as in the dock, for a file, a PNG or a report. Pure.
import { textWidth } from '../../topology/label-size.ts';
import { placePeriods } from '../dock/charts/alert-periods.ts';
import { type Chart, type ChartLine, isMarked, lastValue, POINTS_MAX } from '../dock/charts/chart.ts';
import { type LineLabel, spread } from '../dock/charts/line-labels.ts';
import { type ChartPoint, thin } from '../dock/charts/thin.ts';
import { heightOf } from '../dock/charts/value-scale.ts';
import { ticksFor, tickText } from '../dock/waterfall/time-axis.ts';
import { countText } from '../shared/format.ts';
import { type Colours, writtenOut } from './colours.ts';
import type { Anchor, Drawing, Shape } from './drawing.ts';
import { svgText } from './svg-text.ts';

export interface Size {
  width: number;
  height: number;
}

const SIDE_PX = 16;
const TITLE_PX = 40;
const AXIS_PX = { x: 24, y: 48 };
const BOTTOM_PX = 8;
const LABEL_GAP_PX = 14;
const SMALL_PX = 11;
/** Above the plot, for the alerts. */
const RAIL_PX = 14;

interface Plot {
  chart: Chart;
  colours: Colours;
  x: (ms: number) => number;
  y: (value: number) => number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const small = (x: number, y: number, text: string, fill: string, anchor: Anchor = 'start'): Shape => ({
  type: 'text',
  x,
  y,
  text,
  size: SMALL_PX,
  weight: 400,
  fill,
  anchor,
});

const line = (d: string, stroke: string, strokeWidth = 1, dash: readonly number[] = []): Shape => ({
  type: 'path',
  d,
  stroke,
  strokeWidth,
  dash,
});

function axes({ chart, colours, x, y, left, right, bottom }: Plot): Shape[] {
  const { endMs, scale } = chart;
  const ticks = ticksFor(Math.max(1, endMs), Math.max(2, Math.floor((right - left) / 80)));
  return [
    ...scale.ticks.map((value) => small(left - 8, y(value) + 4, countText(value), colours['text-3'], 'end')),
    ...ticks.map((ms) => line(`M${x(ms)} ${y(scale.to)}V${bottom}`, colours.line)),
    line(`M${left} ${bottom}H${right}`, colours['line-strong']),
    ...ticks.map((ms) => small(x(ms), bottom + 16, tickText(ms, endMs), colours['text-3'], 'middle')),
  ];
}

function levelShapes({ chart, colours, y, left, right }: Plot): Shape[] {
  return (chart.levels ?? []).flatMap(({ value, label }) => [
    line(`M${left} ${y(value)}H${right}`, colours.dead, 1, [2, 3]),
    small(right - 4, y(value) - 4, label, colours.dead, 'end'),
  ]);
}

/** When alerts fired: a bar above the plot with its name where that has room, and a tint behind the lines. */
function alertShapes({ chart, colours, left, right, top, bottom }: Plot): Shape[] {
  const railTop = top - RAIL_PX;
  return placePeriods(chart.periods ?? [], chart.endMs, right - left).flatMap((period): Shape[] => {
    const { leftPx, widthPx: width, label, labelled, ticks } = period;
    const x = left + leftPx;
    const textX = { on: x + 4, behind: x + width + 4, before: x - 4 };
    return [
      { type: 'rect', x, y: railTop, width, height: bottom - railTop, fill: colours['dead-tint'], opacity: 0.55 },
      { type: 'rect', x, y: railTop, width, height: RAIL_PX, fill: colours['dead-tint'] },
      ...ticks.map(({ px, raised }) => line(`M${x + px} ${top - 2}v6`, raised ? colours.dead : colours.done, 2)),
      ...(labelled
        ? [small(textX[labelled], railTop + 10, label, colours.dead, labelled === 'before' ? 'end' : 'start')]
        : []),
    ];
  });
}

function curve(plot: Plot, points: readonly ChartPoint[], { key, colour, dash, isThin }: ChartLine): Shape[] {
  const fill = writtenOut(plot.colours, colour);
  const way = points.flatMap((point) => {
    const value = point[key];
    return value == null ? [] : [{ x: plot.x(point.x), y: plot.y(value) }];
  });
  const d = `M${way.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
  const dots = isMarked(points, key) ? way.map((at): Shape => ({ type: 'circle', ...at, radius: 3.5, fill })) : [];
  const dashes = dash?.split(' ').map(Number) ?? [];
  return way.length === 0 ? [] : [line(d, fill, isThin ? 1.25 : 2, dashes), ...dots];
}

interface EndLabel extends LineLabel {
  colour: string;
}

function endLabels({ chart, colours, y }: Pick<Plot, 'chart' | 'colours' | 'y'>): EndLabel[] {
  const { lines, points, labelUnit = '' } = chart;
  return lines.flatMap(({ key, label, colour }) => {
    const value = lastValue(points, key);
    if (value === null || label === null) return [];
    const text = `${label} ${countText(value)}${labelUnit}`;
    return [{ key, text, y: y(value), colour: writtenOut(colours, colour) }];
  });
}

export function chartDrawing(chart: Chart, { width, height }: Size, colours: Colours): Drawing {
  const page = { width, height, title: `${chart.title}. ${chart.summary}`, ground: colours.surface };
  const title: Shape = {
    type: 'text',
    x: SIDE_PX,
    y: 25,
    text: chart.title,
    size: 13,
    weight: 600,
    fill: colours.text,
  };
  if (chart.empty !== null)
    return { ...page, shapes: [title, small(SIDE_PX, TITLE_PX + 20, chart.empty, colours['text-2'])] };
  const top = TITLE_PX + (chart.periods ? RAIL_PX : 0);
  const bottom = height - AXIS_PX.x - BOTTOM_PX;
  const y = (value: number) => bottom - heightOf(chart.scale, value) * (bottom - top);
  const labels = endLabels({ chart, colours, y });
  const left = SIDE_PX + AXIS_PX.y;
  const right = width - SIDE_PX - 8 - Math.max(0, ...labels.map(({ text }) => textWidth(text, SMALL_PX) + 8));
  const x = (ms: number) => left + (ms / Math.max(1, chart.endMs)) * (right - left);
  const plot: Plot = { chart, colours, x, y, left, right, top, bottom };
  const few = thin(
    chart.points,
    chart.lines.map(({ key }) => key),
    POINTS_MAX,
  );
  return {
    ...page,
    shapes: [
      title,
      ...alertShapes(plot),
      ...axes(plot),
      ...levelShapes(plot),
      ...chart.lines.flatMap((each) => curve(plot, few, each)),
      ...spread(labels, LABEL_GAP_PX, top, bottom).map((label) =>
        small(right + 8, label.y + 4, label.text, label.colour),
      ),
    ],
  };
}

/** A chart as the text of an SVG file; in a page, give it the page's own colours. */
export const chartSvg = (chart: Chart, size: Size, colours: Colours): string =>
  svgText(chartDrawing(chart, size, colours));
