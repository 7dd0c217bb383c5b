// Charts as files show what the dock shows: every line with its name and its last value, within the drawing.
import { expect, test } from 'vitest';
import { comparisonById, comparisonSpec } from '../../scenario/library/library.ts';
import { simulationOf } from '../../sim-engine/testing/runs.ts';
import { depthChart } from '../dock/charts/depth.ts';
import { latencyChart } from '../dock/charts/latency.ts';
import { throughputChart } from '../dock/charts/throughput.ts';
import { chartDrawing, chartSvg } from './chart-shapes.ts';
import type { Shape } from './drawing.ts';
import { csvText, seriesJson, seriesTable } from './series-file.ts';
import { testColours } from './testing/colours.ts';

const SIZE = { width: 840, height: 360 };
const spec = comparisonSpec(comparisonById('rush')!);
const simulation = simulationOf(spec, false);
simulation.advance(20_000, Infinity);
const frame = simulation.frame(0, { series: true });
const scenarios = spec.lanes.map(({ scenario }) => scenario);
const texts = (shapes: readonly Shape[]) => shapes.flatMap((shape) => (shape.type === 'text' ? [shape.text] : []));

test.each([
  ['latency', latencyChart(frame, 'linear')],
  ['latency on a logarithmic axis', latencyChart(frame, 'log')],
  ['queues', depthChart(frame, scenarios)],
  ['throughput', throughputChart(frame)],
])('%s: titled, named, and nothing outside the drawing', (_, chart) => {
  const { shapes } = chartDrawing(chart, SIZE, testColours);
  const said = texts(shapes);
  expect(said).toContain(chart.title);
  for (const { label } of chart.lines)
    if (label) expect(said.filter((text) => text.startsWith(`${label} `))).toHaveLength(1);
  const curves = shapes.flatMap((shape) =>
    shape.type === 'path' ? [...shape.d.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)] : [],
  );
  expect(curves.length).toBeGreaterThan(20);
  for (const [, x, y] of curves) {
    expect(Number(x)).toBeGreaterThanOrEqual(0);
    expect(Number(x)).toBeLessThanOrEqual(SIZE.width);
    expect(Number(y)).toBeGreaterThanOrEqual(0);
    expect(Number(y)).toBeLessThanOrEqual(SIZE.height);
  }
});

test('alerts that fired are bars above the plot, with their names, as in the dock', () => {
  const outage = comparisonSpec(comparisonById('email-outage')!);
  const run = simulationOf(outage, false);
  run.advance(80_000, Infinity);
  const chart = depthChart(
    run.frame(0, { series: true }),
    outage.lanes.map(({ scenario }) => scenario),
  );
  const { shapes } = chartDrawing(chart, SIZE, testColours);
  expect(texts(shapes)).toContain('2 alerts');
  const bars = shapes.filter((shape) => shape.type === 'rect' && shape.height === 14);
  expect(bars).toHaveLength(chart.periods!.length);
  expect(chart.summary).toContain('B: more than 100 dead letters in email.dead, 00:29.000 until now');
});

test('a chart without points says why', () => {
  expect(chartSvg(latencyChart(null, 'linear'), SIZE, testColours)).toContain('No customer has been answered yet.');
});

test('a table has a row for every interval that has ended, both lanes side by side, and a unit in each heading', () => {
  const { heads, rows } = seriesTable(frame);
  const series = frame.lanes.map((lane) => lane.series!);
  expect(rows).toHaveLength(series[0]!.count - 1);
  for (const head of heads) expect(head).toMatch(/\((simulated s|per second|ms|messages|0 to 1)\)$/);
  for (const row of rows) expect(row).toHaveLength(heads.length);
  const column = (name: string) => heads.indexOf(name);
  const placed = rows.map((row) => Number(row[column('B: orders placed (per second)')]));
  expect(placed).toEqual(series[1]!.placed.slice(0, -1).map((value) => Number(value.toPrecision(6))));
  const queue = rows.at(-1)![column('B: ready in email.order.confirmation at the end (messages)')];
  expect(Number(queue)).toBe(series[1]!.ready['email.order.confirmation']!.at(-2));
  expect(rows.at(-1)!.slice(0, 2).map(Number)[1]).toBeLessThanOrEqual(20);
  const lines = csvText({ heads, rows }).split('\r\n');
  expect(lines).toHaveLength(rows.length + 2);
});

test('the same as JSON, with what it is of', () => {
  const data = JSON.parse(seriesJson(frame, spec, ['Synchronous', 'Asynchronous']));
  expect([data.seed, data.untilMs]).toEqual([spec.seed, 20_000]);
  expect(data.lanes.map(({ title }: { title: string }) => title)).toEqual(['Synchronous', 'Asynchronous']);
  const p50 = data.lanes[0].columns.find(({ name }: { name: string }) => name === 'checkout latency p50');
  expect(p50).toMatchObject({ unit: 'ms', values: frame.lanes[0]!.series!.customerP50.slice(0, -1) });
});
