// Looks for a run that breaks a law, for as long as it is told to: `npm run soak -- --seconds 600 [--seed 7]`. It prints its
// seed, and for a broken law the smallest example; the same seed finds it again.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { refusedOf } from '../src/message-life/testing/refused.ts';
import type { RunSpec } from '../src/scenario/run-spec.ts';
import { anyBrokerSpec } from '../src/sim-engine/laws/any-broker.ts';
import { anySpec } from '../src/sim-engine/laws/any-commands.ts';
import { brokerLaws } from '../src/sim-engine/laws/broker-laws.ts';
import { broken, type Laws, observe } from '../src/sim-engine/laws/observe.ts';
import { orderLaws } from '../src/sim-engine/laws/order-laws.ts';
import { queueLaws } from '../src/sim-engine/laws/queue-laws.ts';
import { timeLaws } from '../src/sim-engine/laws/time-laws.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string' }, seed: { type: 'string' } } });
const seconds = Number(values.seconds ?? 60);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
if (!(seconds > 0) || !Number.isInteger(seed)) throw new Error('npm run soak -- --seconds 60 [--seed 7]');

const kinds: { name: string; specs: fc.Arbitrary<RunSpec>; laws: Laws }[] = [
  { name: 'short runs of any broker', specs: anyBrokerSpec(250), laws: brokerLaws },
  { name: 'long runs of any broker', specs: anyBrokerSpec(3_000), laws: brokerLaws },
  { name: 'any small shop', specs: anySpec, laws: { ...queueLaws, ...orderLaws, ...timeLaws } },
];
/** Few enough that a round of all kinds takes about a second. */
const RUNS = 25;
const REPORT_MS = 10_000;

const endsAtMs = Date.now() + seconds * 1_000;
let reportAtMs = Date.now() + REPORT_MS;
let runs = 0;
let facts = 0;

function holds(spec: RunSpec, laws: Laws): void {
  const observed = observe(spec);
  runs += 1;
  facts += observed.facts.length;
  const problems = [...broken(laws, observed), ...refusedOf(observed.facts)];
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

console.log(`seed ${seed}, ${seconds} s`);
for (let round = 0; Date.now() < endsAtMs; round += 1) {
  for (const { name, specs, laws } of kinds) {
    const result = fc.check(
      fc.property(specs, (spec) => holds(spec, laws)),
      { seed: seed + round, numRuns: RUNS },
    );
    if (!result.failed) continue;
    console.error(`${name}, seed ${seed}, round ${round}:\n${fc.defaultReportMessage(result)}`);
    process.exit(1);
  }
  if (Date.now() < reportAtMs) continue;
  reportAtMs += REPORT_MS;
  console.log(`${runs} runs, ${facts} facts`);
}
console.log(`${runs} runs, ${facts} facts: every law holds (seed ${seed})`);
