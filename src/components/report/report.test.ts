// A report says what the run came to, and nothing else: its figures are the engine's, its contract is judged by them, and
// its Markdown holds every one of them.
import { describe, expect, test } from 'vitest';
import { assert } from '../../assert.ts';
import { challengeById } from '../../lessons/challenges.ts';
import { taskOf } from '../../lessons/tasks.ts';
import { inTime } from '../../scenario/commands.ts';
import { comparisonById, comparisonSpec } from '../../scenario/library/library.ts';
import type { RunSpec } from '../../scenario/run-spec.ts';
import { Simulation } from '../../sim-engine/simulation.ts';
import { msText } from '../shared/format.ts';
import { type Report, type Reported, reportOf } from './report.ts';
import { markdownOf } from './report-markdown.ts';

function reported(spec: RunSpec, comparisonId: string, atMs: number, rest: Partial<Reported> = {}): Report {
  const created = Simulation.create(spec, { keepFacts: false });
  assert(created.ok, created.ok ? '' : JSON.stringify(created.issues));
  created.value.seek({ atMs });
  const frame = created.value.frame(0, { series: true });
  return reportOf({ spec, frame, comparisonId, title: '', brief: '', terms: [], before: null, hidden: [], ...rest });
}

const rush = comparisonSpec(comparisonById('rush')!);
const changed: RunSpec = {
  ...rush,
  lanes: rush.lanes.map((lane) => ({
    ...lane,
    commands: inTime(lane.commands, { atMs: 20_000, type: 'set', path: 'AppServers.slots', value: 300 }),
  })),
};

describe('a report', () => {
  const report = reported(changed, 'rush', 70_000);
  const figure = (name: string) => report.figures.find((row) => row.name === name)?.values;

  test('has a figure for each lane, as the frame has it', () => {
    expect(report.lanes.map(({ title }) => title)).toEqual(['Synchronous', 'Asynchronous']);
    expect(report.figures.every(({ values }) => values.length === 2)).toBe(true);
    expect(figure('Orders placed')![0]).toBe(figure('Orders placed')![1]);
    expect(figure('p95')![1]).toBe(msText(110));
    expect(figure('Messages waiting')![0]).toBe('–');
  });

  test('says what was changed when, compared with what is in the library', () => {
    expect(report.done).toEqual([{ atMs: 20_000, lanes: ['a', 'b'], text: 'App servers, slots each = 300' }]);
    expect(reported(rush, 'rush', 1_000).done).toEqual([]);
  });

  test('draws latency and queues as the dock does, up to now', () => {
    expect(report.charts.map(({ title }) => title)).toEqual([
      'Checkout latency, ms: p50 and p95 of each interval',
      'Messages ready in each queue',
    ]);
    for (const { points, endMs } of report.charts)
      expect(points.every(({ x }) => x > 0 && x <= endMs) && endMs <= 72_000).toBe(true);
  });

  test('its Markdown names every figure and every change', () => {
    const text = markdownOf(report, 'https://example.org/#/rush?t=70s');
    for (const { name, values } of report.figures) expect(text).toContain(`| ${name} | ${values.join(' | ')} |`);
    expect(text).toContain('- 00:20.000: App servers, slots each = 300 (A and B)');
    expect(text).toMatch(/^# The rush\n/);
    expect(text).toContain('A run of Queuescope, at 01:10.000 of simulated time, seed 1.');
    expect(text).not.toContain('## Contract');
  });
});

test('a contract is judged by what the frame shows', () => {
  const challenge = challengeById('narrow-database')!;
  const { spec } = taskOf(challenge);
  const mended = { ...spec, lanes: spec.lanes.map((lane) => ({ ...lane, sets: { 'Master.connections': 12 } })) };
  const verdicts = (run: RunSpec) =>
    reported(run, 'month', challenge.judgedAtMs, { terms: challenge.terms, before: spec }).contract.map(
      ({ kept }) => kept,
    );
  expect(verdicts(spec)).toContain(false);
  expect(verdicts(mended)).not.toContain(false);
  const text = markdownOf(
    reported(mended, 'month', challenge.judgedAtMs, { terms: challenge.terms, before: spec }),
    '',
  );
  expect(text).toContain('| p95 of the checkout | at most 300 ms | 110 ms | kept |');
  expect(text).toContain('- from the start: Master DB, connections = 12 (A and B)');
});

test('what people write is text, and no mark of Markdown', () => {
  const text = markdownOf(reported(rush, 'rush', 100, { title: '<b> [x](y) | #1', brief: '*bold*\n# no' }), '');
  expect(text).toContain('# \\<b\\> \\[x\\](y) \\| \\#1');
  expect(text).toContain('\\*bold\\* \\# no');
});
