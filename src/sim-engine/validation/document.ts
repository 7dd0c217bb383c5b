// `docs/validation.md`, written from the comparisons themselves: `npx tsx scripts/validation.ts`. A test fails when the page is
// no longer what the code says.
import type { Apart, Experiment } from './comparison.ts';
import { EXPERIMENTS, NOT_COMPARED } from './experiments.ts';
import { stations } from './little.ts';
import { ORDERS, SEEDS, WARM_UP } from './replications.ts';
import { comparisonOf, measured } from './results.ts';
import { type Figure, MODELS, type Model } from './theory-models.ts';

const table = (heads: string[], rows: string[][]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const short = (value: number): string => String(Number(value.toPrecision(value < 1 ? 2 : 3)));

function apartText(apart: Apart[]): string {
  const [worst] = apart.sort((a, b) => b.apart / b.tolerance - a.apart / a.tolerance);
  if (!worst) return 'none: all the same';
  return `${short(worst.apart)} ${worst.unit}, ${short(worst.tolerance)} allowed (${worst.what})`;
}

function experimentRow({ file, title, compares, cases }: Experiment): string[] {
  const all = cases.map(({ id }) => comparisonOf(id));
  const apart = all.flatMap(({ worst }) => (worst ? [worst] : []));
  const compared = all.reduce((sum, one) => sum + one.compared, 0);
  return [`\`${file}\``, title, compares, String(cases.length), String(compared), apartText(apart)];
}

const valueText = (value: number, unit: Figure['unit']): string =>
  `${value.toPrecision(4).replace(/\.0+$/, '')}${unit ? ` ${unit}` : ''}`;

function figureRow(model: Model, figure: Figure): string[] {
  const { mean, half } = measured(model, figure);
  const { what, unit, theory } = figure;
  const bounds = [mean - half, mean + half].map((bound) => valueText(bound, ''));
  return [
    model.name,
    model.where,
    model.parameters,
    what,
    valueText(theory, unit),
    valueText(mean, unit),
    bounds.join(' to '),
  ];
}

const stationRows = () =>
  stations().map(({ station, inside, perSecond, stayMs }) => [
    station,
    inside.toFixed(6),
    `${perSecond.toFixed(3)}/s × ${stayMs.toFixed(3)} ms = ${((perSecond * stayMs) / 1_000).toFixed(6)}`,
  ]);

export const validationPage = (): string => `# What the numbers were checked against

Written by \`npx tsx scripts/validation.ts\` from the comparisons themselves; \`npm test -- unit\` makes them again and fails when one lies beyond its
tolerance, or when this page says something else.

## A real broker

Recorded runs of RabbitMQ 3.10.8, in [test-fixtures/rabbitmq](../test-fixtures/rabbitmq/README.md). The simulator's network takes no time, while the
broker's took 0.5 to 3 ms for each delivery: times are compared with a tolerance of 15 ms and 3 ms more for each round trip before, unless the
experiment's file in \`src/sim-engine/validation\` says otherwise and why. Names are compared where the broker's own order repeated. Random runs are
driven by the recording's joins, publishes and acknowledgements; who gets each message is the simulator's to say. Two steps within 3 ms may have reached the broker
the other way round: setting one such race right is the most that a run may need.

${table(['recording', 'experiment', 'compared', 'runs', 'comparisons', 'worst deviation'], EXPERIMENTS.map(experimentRow))}

Not compared, for a reason; a run without one fails the tests:

${table(
  ['run', 'reason'],
  Object.entries(NOT_COMPARED).map(([id, reason]) => [`\`${id}\``, reason]),
)}

## Queueing theory

Formulas and their sources are in \`src/theory\`; the inspector shows them beside what it measures, or says why they do not apply. Twenty runs of
${ORDERS.toLocaleString('en')} orders each, seeds ${SEEDS[0]} to ${SEEDS.at(-1)}, counted after the first ${WARM_UP.toLocaleString('en')}. Theory must lie within the 99.9 % interval of the mean of the runs (Student's t), and
the interval must be narrow.

${table(
  ['model', 'where', 'parameters', 'figure', 'theory', 'measured', '99.9 % interval'],
  MODELS.flatMap((model) => model.figures.map((figure) => figureRow(model, figure))),
)}

Little's law is exact, not statistical: what is inside on average, from the areas that the engine keeps, is the rate of arrivals times the mean stay,
from the facts. Here in one run; \`src/sim-engine/laws/time-laws.ts\` holds it for every generated one.

${table(['station', 'inside on average', 'arrivals × stay'], stationRows())}

## The lesson

\`one-order.test.ts\` and \`validation/lesson-numbers.test.ts\`: 3,900 and 110 ms, all work done after 410, 610, 1,110 and 2,110 ms; 153.8 orders a second from 600 slots; 115 e-mail workers fall behind and 116 keep up;
10,000 waiting after 180.8 s with five.

## Laws

\`src/sim-engine/laws\` states what must hold for every run: on generated shops with live changes, on ten thousand generated uses of a broker with every feature, on every built-in scenario. How a run is cut, rewound or
branched changes nothing in it. \`npm run soak\` looks further, for as long as it is told to, and prints its seed.

## Every browser

\`identity.test.ts\` runs in Node, Chromium and, where it is installed, Firefox: the digest of every built-in scenario's first twenty seconds is the same.
`;
