// Lines over simulated time with their names at their ends. All live charts of the dock are this one.
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { CartesianGrid, Line, LineChart as Recharts, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { countText, msText } from '../../shared/format.ts';
import { ticksFor, tickText } from '../waterfall/time-axis.ts';
import { AlertRail } from './alert-rail.tsx';
import { type Chart, type ChartLine, isMarked, lastValue, POINTS_MAX } from './chart.ts';
import { type LineLabel, spread } from './line-labels.ts';
import { type ChartPoint, thin } from './thin.ts';
import { heightOf, type ValueScale } from './value-scale.ts';

interface LineChartProps {
  chart: Chart;
  /** Asks about the point at this instant. */
  onPick?: ((atMs: number) => void) | undefined;
}

const MARGIN = { top: 8, right: 4, bottom: 0, left: 0 };
const AXIS_PX = { x: 20, y: 46 };
const LABELS_PX = 136;
const LABEL_GAP_PX = 14;
/** Kept free above the lines also while no alert has fired, so that nothing moves when one does. */
const RAIL_PX = 14;

export function LineChart({ chart, onPick }: LineChartProps) {
  const { lines, points, endMs, scale, unit, labelUnit = '', levels = [], periods } = chart;
  const summary = `${chart.summary} The same as a table: press Table.`;
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const few = useMemo(
    () =>
      thin(
        points,
        lines.map((line) => line.key),
        POINTS_MAX,
      ),
    [points, lines],
  );
  const top = MARGIN.top + (periods ? RAIL_PX : 0);
  const plotHeight = size.height - top - AXIS_PX.x;
  const chartWidth = size.width - LABELS_PX;
  const ticks = ticksFor(Math.max(1, endMs), Math.max(2, Math.floor((chartWidth - AXIS_PX.y) / 80)));
  const marked = lines.filter((line) => isMarked(few, line.key));
  return (
    <div ref={frame} className="line-chart" role="img" aria-label={summary}>
      {periods && plotHeight > 20 && (
        <AlertRail
          periods={periods}
          endMs={endMs}
          left={AXIS_PX.y}
          width={chartWidth - AXIS_PX.y - MARGIN.right}
          height={top + plotHeight}
        />
      )}
      {chartWidth > 80 && plotHeight > 20 && (
        <Recharts
          width={chartWidth}
          height={size.height}
          data={few}
          margin={{ ...MARGIN, top }}
          accessibilityLayer={false}
          {...(onPick
            ? {
                onClick: ({ activeLabel }) => activeLabel !== undefined && onPick(Number(activeLabel)),
                style: { cursor: 'pointer' },
              }
            : {})}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="x"
            type="number"
            domain={[0, Math.max(1, endMs)]}
            ticks={ticks}
            tickFormatter={(ms: number) => tickText(ms, endMs)}
            height={AXIS_PX.x}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
            tick={{ fill: 'var(--text-3)', fontSize: 11 }}
          />
          <YAxis
            type="number"
            scale={scale.kind === 'log' ? 'log' : 'linear'}
            domain={[scale.from, scale.to]}
            ticks={scale.ticks}
            interval={0}
            allowDataOverflow
            width={AXIS_PX.y}
            tickLine={false}
            axisLine={false}
            tickFormatter={(value: number) => countText(value)}
            tick={{ fill: 'var(--text-3)', fontSize: 11 }}
          />
          {levels.map((level) => (
            <ReferenceLine
              key={level.value}
              y={level.value}
              stroke="var(--dead)"
              strokeDasharray="2 3"
              label={{
                value: level.label,
                position: 'insideBottomRight',
                fill: 'var(--dead)',
                fontSize: 11,
                className: 'line-chart__level',
              }}
            />
          ))}
          <Tooltip
            isAnimationActive={false}
            content={({ active, payload, label }) => (
              <Tip
                lines={lines}
                unit={unit}
                at={active ? Number(label) : null}
                values={payload?.[0]?.payload as ChartPoint}
              />
            )}
          />
          {lines.map((line) => (
            <Line
              key={line.key}
              dataKey={line.key}
              stroke={line.colour}
              strokeWidth={line.isThin ? 1.25 : 2}
              {...(line.dash ? { strokeDasharray: line.dash } : {})}
              dot={marked.includes(line) ? { r: 3.5, fill: line.colour, strokeWidth: 0 } : false}
              activeDot={{ r: 3 }}
              connectNulls
              isAnimationActive={false}
            />
          ))}
        </Recharts>
      )}
      <Labels lines={lines} points={few} scale={scale} top={top} height={plotHeight} unit={labelUnit} />
    </div>
  );
}

interface LabelsProps {
  lines: readonly ChartLine[];
  points: readonly ChartPoint[];
  scale: ValueScale;
  top: number;
  height: number;
  unit: string;
}

function Labels({ lines, points, scale, top, height, unit }: LabelsProps) {
  const labels = lines.flatMap((line): (LineLabel & { colour: string })[] => {
    const value = lastValue(points, line.key);
    if (value === null || line.label === null) return [];
    const y = top + (1 - heightOf(scale, value)) * height;
    return [{ key: line.key, text: `${line.label} ${countText(value)}${unit}`, y, colour: line.colour }];
  });
  return (
    <div className="line-chart__labels" aria-hidden="true" style={{ width: LABELS_PX }}>
      {spread(labels, LABEL_GAP_PX, top, top + height).map((label) => (
        <span key={label.key} style={{ top: label.y, color: label.colour }}>
          {label.text}
        </span>
      ))}
    </div>
  );
}

interface TipProps {
  lines: readonly ChartLine[];
  unit: string;
  at: number | null;
  values: ChartPoint | undefined;
}

function Tip({ lines, unit, at, values }: TipProps) {
  if (at === null || !values) return null;
  return (
    <div className="chart-tip">
      <p className="chart-tip__at">at {msText(at)}</p>
      {lines.map((line) => {
        const value = values[line.key];
        return value == null ? null : (
          <p key={line.key}>
            <span style={{ color: line.colour }}>{line.name}</span> {countText(value)} {unit}
          </p>
        );
      })}
    </div>
  );
}
