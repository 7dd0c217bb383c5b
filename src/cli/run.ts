// Runs a scenario to its end and prints what it came to, or every fact as it is told.
import type { Frame } from '../protocol/frame.ts';
import { ok, type Result } from '../protocol/issue.ts';
import type { RunSpec } from '../scenario/run-spec.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { Simulation } from '../sim-engine/simulation.ts';
import { factsSince } from '../sim-engine/trace.ts';
import type { RunOptions } from './arguments.ts';
import { reportOf, reportText } from './report.ts';

/** Events between two looks at the facts: fewer than the engine keeps, whatever they tell. */
const SLICE_EVENTS = 500;

export function specOf(scenario: Scenario, options: RunOptions): RunSpec {
  const commands = options.at
    .map(({ atMs, path, value }) => ({ type: 'set' as const, atMs, path, value }))
    .sort((a, b) => a.atMs - b.atMs);
  return {
    seed: options.seed,
    lanes: [{ scenario, sets: options.sets, commands }],
    ...(options.orders === undefined ? {} : { ordersMax: options.orders }),
    ...(options.untilMs === undefined ? {} : { untilMs: options.untilMs }),
  };
}

/** Prints to `write`, a line at a time; returns the exit code, or what is wrong with the run. */
export function run(scenario: Scenario, options: RunOptions, write: (line: string) => void): Result<number> {
  const spec = specOf(scenario, options);
  const created = Simulation.create(spec, { keepFacts: options.output === 'trace', checkpoints: false });
  if (!created.ok) return created;
  const simulation = created.value;
  const startedMs = performance.now();
  if (options.output === 'trace') trace(simulation, write);
  else while (!simulation.finished) simulation.advance(Infinity, Infinity);
  const wallMs = performance.now() - startedMs;
  const frame = simulation.frame(0, {});
  if (options.output !== 'trace') print(spec, frame, wallMs, options.output, write);
  return ok(simulation.stopped === null ? 0 : 1);
}

function trace(simulation: Simulation, write: (line: string) => void): void {
  let told = 0;
  const tell = () => {
    for (const fact of factsSince(simulation, 0, told)) {
      write(JSON.stringify(fact));
      told = fact.id + 1;
    }
  };
  while (!simulation.finished) {
    simulation.advance(Infinity, SLICE_EVENTS);
    tell();
  }
  tell();
}

function print(
  spec: RunSpec,
  frame: Frame,
  wallMs: number,
  output: 'text' | 'json',
  write: (line: string) => void,
): void {
  const lane = frame.lanes[0]!;
  const report = reportOf(spec, lane, wallMs, frame.stopped);
  write(output === 'json' ? JSON.stringify(report, null, 2) : reportText(report, lane));
}
