// One measurement inside the process or worker in which it runs: bundled as the app ships the engine, so that what is
// measured is what people use.

import type { RunSpec } from '../src/scenario/run-spec.ts';
import { CHECKPOINTS_MAX } from '../src/sim-engine/checkpoints.ts';
import type { WorldSnapshot } from '../src/sim-engine/model/world.ts';
import { Simulation } from '../src/sim-engine/simulation.ts';
import { training } from '../src/sim-engine/training.ts';
import { benchScenario, HUNDREDFOLD, type Load, USUAL, workersOf } from './model.ts';

export type Kind = 'default' | 'everything' | 'hundredfold' | 'waiting' | 'checkpoints' | 'seek' | 'capacities';

export interface Measured {
  orders: number;
  events: number;
  /** Milliseconds of the part that is measured. */
  ms: number;
  /** For checkpoints: medians of taking one, in memory that is new and in that of one thrown away, and of restoring it. */
  newSnapshotMs?: number;
  snapshotMs?: number;
  restoreMs?: number;
  waiting?: number;
  means?: Record<string, number>;
  /** Rows that each table has room for, in the end. */
  capacities?: Record<string, number>;
}

const now = () => performance.now();

/** A run that is not ended by its orders goes on for as long as anybody needs: eleven days. */
const LONG_MS = 1e9;
/** It arrives, is stored and published, and is handled by four workers. */
const EVENTS_PER_ORDER = 7;

export function measure(kind: Kind, orders: number): Measured {
  switch (kind) {
    case 'default':
      return timed(USUAL, orders, false);
    case 'everything':
      return timed(USUAL, orders, true);
    case 'hundredfold':
      return timed(HUNDREDFOLD, orders, false);
    case 'waiting':
      return timedWhileWaiting(orders);
    case 'checkpoints':
      return checkpoints();
    case 'seek':
      return seek();
    case 'capacities':
      return capacities(orders);
  }
}

/** As the app's worker does when a run is loaded for the first time. */
function train(spec: RunSpec): void {
  for (const _ of training(spec));
}

function create(load: Load, ordersMax: number | undefined, everythingOn: boolean): Simulation {
  const lane = { scenario: benchScenario(load, everythingOn), sets: {}, commands: [] };
  const spec = { seed: 1, lanes: [lane], ...(ordersMax === undefined ? { untilMs: LONG_MS } : { ordersMax }) };
  train(spec);
  const created = Simulation.create(spec, { keepFacts: everythingOn, checkpoints: false });
  if (!created.ok) throw new Error('the benchmark’s scenario is not accepted');
  return created.value;
}

function timed(load: Load, orders: number, everythingOn: boolean): Measured {
  const simulation = create(load, orders, everythingOn);
  const startedMs = now();
  simulation.advance(Infinity, Infinity);
  const ms = now() - startedMs;
  const { lanes } = simulation.frame(0, {});
  const lane = lanes[0]!;
  const means: Record<string, number> = { latencyMs: lane.orders.customerMs.mean };
  for (const queue of lane.queues) {
    means[`${queue.name} wait`] = queue.waitMs.mean;
    means[`${queue.name} ready`] = queue.readyMean;
  }
  for (const component of lane.components)
    if (component.utilisation !== null) means[`${component.id} used`] = component.utilisation;
  return { orders: lane.orders.settled, events: lane.events, ms, means };
}

/** The usual load, worked off by the usual workers, but behind a million messages that were there before they came. */
function timedWhileWaiting(orders: number): Measured {
  const simulation = create({ ...USUAL, workers: [1, 1, 1, 1] }, undefined, false);
  fill(simulation, 1_000_000);
  for (const [path, value] of Object.entries(workersOf(USUAL)))
    simulation.apply([0], { atMs: simulation.atMs, type: 'set', path, value });
  const before = simulation.events;
  const startedMs = now();
  while (simulation.events - before < orders * EVENTS_PER_ORDER) simulation.advance(simulation.atMs + 1_000, Infinity);
  return { orders, events: simulation.events - before, ms: now() - startedMs, waiting: readyIn(simulation) };
}

/** As a long run takes them: the first ones stay, and from then on each is written over one that is thrown away. */
function checkpoints(): Measured {
  const simulation = create({ ...USUAL, connections: 100, workers: [1, 1, 1, 1] }, undefined, false);
  const { lane } = simulation.runs[0]!;
  fill(simulation, 100_000);
  const kept: WorldSnapshot[] = [];
  const times = { new: [] as number[], taken: [] as number[], restored: [] as number[] };
  for (let i = 0; i < CHECKPOINTS_MAX + 41; i++) {
    const startedMs = now();
    const snapshot = lane.snapshot();
    const takenMs = now();
    lane.restore(snapshot, []);
    times.restored.push(now() - takenMs);
    (i <= CHECKPOINTS_MAX ? times.new : times.taken).push(takenMs - startedMs);
    kept.push(snapshot);
    if (kept.length > CHECKPOINTS_MAX) lane.forget(kept.shift()!);
  }
  return {
    orders: 0,
    events: simulation.events,
    ms: 0,
    newSnapshotMs: median(times.new),
    snapshotMs: median(times.taken),
    restoreMs: median(times.restored),
    waiting: readyIn(simulation),
  };
}

const readyIn = (simulation: Simulation): number =>
  simulation.frame(0, {}).lanes[0]!.queues.reduce((sum, queue) => sum + queue.ready, 0);

/** Goes on until so many messages wait. */
function fill(simulation: Simulation, waiting: number): void {
  while (readyIn(simulation) < waiting) {
    if (simulation.finished) throw new Error(`the run has ended before ${waiting} messages wait`);
    simulation.advance(simulation.atMs + 5_000, Infinity);
  }
}

/** Seeks all over a run of a million events. */
function seek(): Measured {
  const lane = { scenario: benchScenario(USUAL), sets: {}, commands: [] };
  const created = Simulation.create({ seed: 1, lanes: [lane], untilMs: LONG_MS }, { keepFacts: true });
  if (!created.ok) throw new Error('the benchmark’s scenario is not accepted');
  const simulation = created.value;
  while (simulation.events < 1_000_000) simulation.advance(simulation.atMs + 10_000, Infinity);
  const endMs = simulation.atMs;
  const times: number[] = [];
  for (const share of [0.9, 0.1, 0.55, 0.99, 0.02, 0.7, 0.33]) {
    const startedMs = now();
    simulation.seek({ atMs: endMs * share });
    times.push(now() - startedMs);
  }
  return { orders: 0, events: simulation.events, ms: Math.max(...times) };
}

/** Room that a run of so many orders has taken. */
function capacities(orders: number): Measured {
  const simulation = create(USUAL, orders, false);
  const startedMs = now();
  simulation.advance(Infinity, Infinity);
  const { world } = simulation.runs[0]!.lane;
  return { orders, events: simulation.events, ms: now() - startedMs, capacities: world.capacities() };
}

export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
