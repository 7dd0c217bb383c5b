// The engine's speed beside the yardstick's, in alternating pairs, as medians of ratios: absolute times mean little on a
// shared machine. Exits with 1 when something crashes or the means disagree, never for a time.
import { type Kind, type Measured, median } from './measure.ts';
import { USUAL } from './model.ts';
import { bundle, compileReference, openChromium, type Reference, runInNode, runReference } from './subjects.ts';

const ORDERS = 1_000_000;
const PAIRS = 5;

const perSecond = ({ orders, ms }: Measured): number => (orders / ms) * 1_000;
const perEventNs = ({ events, ms }: Measured): number => (ms / events) * 1e6;
const shown = (value: number, digits = 2): string => value.toLocaleString('en', { maximumFractionDigits: digits });

function row(name: string, value: string, target = ''): void {
  console.log(`${name.padEnd(52)} ${value.padStart(26)}   ${target}`);
}

async function compare(
  name: string,
  target: string,
  program: string | null,
  run: () => Measured | Promise<Measured>,
): Promise<void> {
  const ratios: number[] = [];
  const rates: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const reference = program ? runReference(program, ORDERS, USUAL, pair + 1).ordersPerSecond : null;
    const ours = perSecond(await run());
    rates.push(ours);
    if (reference !== null) ratios.push(ours / reference);
  }
  const rate = `${shown(median(rates), 0)} orders/s`;
  row(name, program ? `${shown(median(ratios))} × (${rate})` : rate, program ? target : 'no g++: no yardstick');
}

/** Means that must agree: the largest deviation, in shares of the reference's value. */
const TOLERANCES: [name: string, ours: string, reference: (r: Reference) => number, tolerance: number][] = [
  ['customer’s mean latency', 'latencyMs', (r) => r.meanLatencyMs, 0.01],
  ['e-mail workers used', 'EmailWorker used', (r) => pool(r, 'email').utilisation, 0.01],
  ['inventory workers used', 'InventoryWorker used', (r) => pool(r, 'inventory').utilisation, 0.01],
  ['notification workers used', 'NotificationWorker used', (r) => pool(r, 'notification').utilisation, 0.01],
  ['analytics workers used', 'AnalyticsWorker used', (r) => pool(r, 'analytics').utilisation, 0.01],
  ['inventory mean wait', 'inventory.update wait', (r) => pool(r, 'inventory').meanWaitMs, 0.15],
  ['analytics mean wait', 'analytics.events wait', (r) => pool(r, 'analytics').meanWaitMs, 0.15],
];

function pool(reference: Reference, name: string): { meanWaitMs: number; utilisation: number } {
  return reference[name] as { meanWaitMs: number; utilisation: number };
}

function compareMeans(program: string): boolean {
  const ours = runInNode('default', ORDERS).means ?? {};
  const references = [1, 2, 3].map((seed) => runReference(program, ORDERS, USUAL, seed));
  let agree = true;
  for (const [name, key, read, tolerance] of TOLERANCES) {
    const expected = references.reduce((sum, reference) => sum + read(reference), 0) / references.length;
    const measured = ours[key] ?? Number.NaN;
    const fits = Math.abs(measured - expected) <= tolerance * expected;
    agree &&= fits;
    row(
      `mean: ${name}`,
      `${shown(measured, 4)} vs ${shown(expected, 4)}`,
      fits ? 'agrees' : `MORE THAN ${tolerance * 100} % OFF`,
    );
  }
  return agree;
}

/** Ten times the orders must take no more room. */
function compareCapacities(): boolean {
  const [one, ten] = [ORDERS, 10 * ORDERS].map((orders) => JSON.stringify(runInNode('capacities', orders).capacities));
  row('room of all columns after 1 and 10 million orders', one === ten ? 'the same' : 'DIFFERENT', 'the same');
  return one === ten;
}

async function main(): Promise<void> {
  const program = compileReference();
  await bundle();
  const inNode = (kind: Kind) => () => runInNode(kind, ORDERS);
  await compare('Node, default statistics', '≥ 1.0', program, inNode('default'));
  await compare('Node, everything on (facts, time-outs)', '≥ 0.6', program, inNode('everything'));
  const browser = await openChromium();
  if (browser) {
    await compare('Chromium worker, default statistics', '≥ 0.8', program, () => browser.run('default', ORDERS));
    await browser.close();
  } else row('Chromium worker', 'no Chromium here');

  const pairs = Array.from({ length: PAIRS }, () => ({
    usual: perEventNs(runInNode('default', ORDERS)),
    hundredfold: perEventNs(runInNode('hundredfold', ORDERS)),
  }));
  const usual = pairs.map((pair) => pair.usual);
  const waiting = [1, 2, 3].map(() => runInNode('waiting', 100_000));
  row(
    'an event at 100 times the load',
    `${shown(median(pairs.map((pair) => pair.hundredfold / pair.usual)))} ×`,
    '≤ 1.5',
  );
  row(
    `an event with ${shown(waiting[0]?.waiting ?? 0, 0)} waiting`,
    `${shown(median(waiting.map(perEventNs)) / median(usual))} ×`,
    '≤ 1.5',
  );
  const { newSnapshotMs = 0, snapshotMs = 0, restoreMs = 0, waiting: held = 0 } = runInNode('checkpoints', 0);
  row(`snapshot with ${shown(held, 0)} waiting`, `${shown(snapshotMs)} ms`, '≤ 2 ms');
  row('one of the first, in new memory', `${shown(newSnapshotMs)} ms`);
  row('restore of it', `${shown(restoreMs)} ms`, '≤ 1 ms');
  row('the longest of seven seeks in 1,000,000 events', `${shown(runInNode('seek', 0).ms, 0)} ms`, '≤ 200 ms');
  if (!compareCapacities()) process.exitCode = 1;
  if (program && !compareMeans(program)) process.exitCode = 1;
}

await main();
