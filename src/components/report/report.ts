// What a report says of a run, as plain text in rows: what ran, what was changed when, the contract, the key figures of its
// lanes, and its charts. Every figure is the frame's.
import { isKept, type Term } from '../../lessons/challenge.ts';
import { measured } from '../../lessons/measure.ts';
import type { Frame, LaneFrame } from '../../protocol/frame.ts';
import { comparisonById, comparisonSpec } from '../../scenario/library/library.ts';
import { LANES, type LaneName, type RunSpec } from '../../scenario/run-spec.ts';
import type { Chart } from '../dock/charts/chart.ts';
import { depthChart } from '../dock/charts/depth.ts';
import { latencyChart } from '../dock/charts/latency.ts';
import { type Done, doneIn } from '../shared/command-text.ts';
import { currentScenario } from '../shared/current-scenario.ts';
import { clockText, countText, decimalText, msText, percentText } from '../shared/format.ts';
import { laneTitle } from '../shared/labels.ts';
import { limitText, valueText } from '../tasks/term-text.ts';

export interface ReportLane {
  lane: LaneName;
  title: string;
  scenario: string;
}

export interface Report {
  title: string;
  brief: string;
  lanes: ReportLane[];
  /** "at 01:10.000, seed 1". */
  moment: string;
  contract: { text: string; limit: string; value: string; kept: boolean }[];
  done: Done[];
  /** What nobody had announced. */
  hidden: Done[];
  figures: { name: string; values: string[] }[];
  charts: Chart[];
}

export interface Reported {
  spec: RunSpec;
  frame: Frame;
  comparisonId: string;
  title: string;
  brief: string;
  terms: readonly Term[];
  /** What the run is compared with, to say what was changed; the comparison as it is in the library where nothing is given. */
  before: RunSpec | null;
  hidden: readonly Done[];
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
const whole = (value: number): string => countText(value);
const wait = (value: (lane: LaneFrame) => number) => (lane: LaneFrame) =>
  lane.orders.customerMs.count === 0 ? '–' : msText(value(lane));

const ROWS: readonly [name: string, value: (lane: LaneFrame) => string][] = [
  ['Orders placed', ({ orders }) => whole(orders.placed)],
  ['Orders answered', ({ orders }) => whole(orders.replied)],
  ['Orders failed', ({ orders }) => whole(orders.failed)],
  ['Median wait of a customer', wait(({ orders }) => orders.customerMs.p50)],
  ['p95', wait(({ orders }) => orders.customerMs.p95)],
  ['p99', wait(({ orders }) => orders.customerMs.p99)],
  ['Longest', wait(({ orders }) => orders.customerMs.max)],
  ['All work done after, p95', ({ orders }) => (orders.workMs.count === 0 ? '–' : msText(orders.workMs.p95))],
  ['Messages waiting', ({ queues }) => (queues.length === 0 ? '–' : whole(sum(queues.map(({ ready }) => ready))))],
  [
    'Oldest message waiting',
    ({ queues }) => (queues.length === 0 ? '–' : msText(Math.max(...queues.map(({ oldestMs }) => oldestMs)))),
  ],
  [
    'Dead-lettered',
    ({ queues }) => (queues.length === 0 ? '–' : whole(sum(queues.map(({ deadLettered }) => deadLettered)))),
  ],
  ['Attempts a message', ({ queues, amplification }) => (queues.length === 0 ? '–' : decimalText(amplification, 2))],
  [
    'Workers',
    ({ components }) => {
      const pools = components.filter(({ kind }) => kind === 'workers');
      return pools.length === 0 ? '–' : whole(sum(pools.map(({ capacity }) => capacity ?? 0)));
    },
  ],
  [
    'Server slots used, on average',
    ({ components }) => {
      const server = components.find(({ kind }) => kind === 'server');
      return server?.utilisation == null ? '–' : percentText(server.utilisation);
    },
  ],
];

/** As the dock draws them, up to this moment; those in which there is nothing to see are left out. */
const chartsOf = (spec: RunSpec, frame: Frame): Chart[] => {
  const scenarios = spec.lanes.map((lane) => currentScenario(lane));
  return [latencyChart(frame, 'linear'), depthChart(frame, scenarios)].filter(({ empty }) => empty === null);
};

export function reportOf({ spec, frame, comparisonId, title, brief, terms, before, hidden }: Reported): Report {
  const comparison = comparisonById(comparisonId);
  const base =
    before ??
    (comparison
      ? comparisonSpec(comparison)
      : { ...spec, lanes: spec.lanes.map((lane) => ({ ...lane, sets: {}, commands: [] })) });
  return {
    title: title || (comparison?.title ?? spec.lanes[0]?.scenario.title ?? ''),
    brief,
    lanes: spec.lanes.map((lane, index) => ({
      lane: LANES[index]!,
      title: laneTitle(lane, comparisonId, index),
      scenario: currentScenario(lane).summary,
    })),
    moment: `at ${clockText(frame.atMs)} of simulated time, seed ${spec.seed}`,
    contract: terms.map((term) => {
      const value = measured(frame, term.measure);
      return { text: term.text, limit: limitText(term), value: valueText(term, value), kept: isKept(term, value) };
    }),
    done: doneIn(base, spec),
    hidden: [...hidden],
    figures: ROWS.map(([name, value]) => ({ name, values: frame.lanes.map(value) })),
    charts: chartsOf(spec, frame),
  };
}
