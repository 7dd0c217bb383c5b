// Going through all records of a kind: slab by slab, as the core has laid them out. What is missed there would be missed by
// every fault, crash and restart.
import { describe, expect, test } from 'vitest';
import { SCENARIOS, scenarioById } from '../../scenario/library/library.ts';
import { COMPONENTS_MAX, REPLICAS_MAX, WORKERS_MAX } from '../../scenario/limits.ts';
import type { RunSpec } from '../../scenario/run-spec.ts';
import { anyBrokerSpec } from '../laws/any-broker.ts';
import { anySpec } from '../laws/any-commands.ts';
import { HORIZON_MS } from '../laws/any-scenario.ts';
import { holdsFor, LAWS_SEED } from '../laws/properties.ts';
import { SLAB_ROWS } from '../memory/records.ts';
import { pendingRows } from '../testing/agenda-walk.ts';
import { rowsInUse } from '../testing/free-rows.ts';
import { simulationOf, specOf } from '../testing/runs.ts';
import { EVENT, JOB } from './events.ts';
import { readyMessages } from './queues.ts';
import { NONE } from './scalars.ts';
import type { World } from './world.ts';

test('a job’s record has room for the number of any component, worker and replica', () => {
  expect(COMPONENTS_MAX).toBeLessThanOrEqual(2 ** 7);
  expect(Math.max(WORKERS_MAX, REPLICAS_MAX)).toBeLessThanOrEqual(2 ** 15);
});

test('every record that there is room for is visited, once; whatever waits is among them', () => {
  const simulation = simulationOf(specOf(scenarioById('spike')!, { untilMs: 20_000 }), false);
  simulation.advance(Infinity, Infinity);
  const { world } = simulation.runs[0]!.lane;
  for (const kind of ['order', 'job', 'message', 'header', 'subject'] as const) {
    const rows = world.rowsOf(kind);
    expect(rows).toHaveLength(world.capacities()[kind]!);
    expect(new Set(rows).size).toBe(rows.length);
  }
  const waiting = world.model.queues.flatMap((_, queue) => readyMessages(world, queue));
  expect(waiting.length, 'more than one slab holds').toBeGreaterThan(SLAB_ROWS);
  const visited = new Set(world.rowsOf('message'));
  expect(waiting.filter((message) => !visited.has(message))).toEqual([]);
});

/** What a run has come to, halfway and in the end. */
function worldsOf(spec: RunSpec, holds: (world: World) => void): World {
  const simulation = simulationOf(spec, false);
  const { world } = simulation.runs[0]!.lane;
  simulation.advance((spec.untilMs ?? HORIZON_MS) / 2, Infinity);
  holds(world);
  simulation.advance(Infinity, Infinity);
  holds(world);
  return world;
}

const sorted = (rows: number[]) => rows.sort((a, b) => a - b);

/** Each header in use is the one of one message that has its own, and each subject that of one order; all others have the blank one. */
function standBeside(world: World): void {
  const { messages, headers, roots, subjects } = world;
  const kinds = [
    ['header', rowsInUse(world, 'message').map((message) => messages.header.at(message))],
    ['subject', rowsInUse(world, 'order').map((order) => roots.subject.at(order))],
  ] as const;
  for (const [kind, named] of kinds) {
    const rows = new Set(world.rowsOf(kind));
    const own = named.filter((row) => rows.has(row));
    expect(sorted(own)).toEqual(sorted(rowsInUse(world, kind)));
    const [blank, ...others] = new Set(named.filter((row) => !rows.has(row)));
    expect(others).toEqual([]);
    if (blank === undefined) continue;
    if (kind === 'subject') {
      expect([subjects.product.at(blank), subjects.seen.at(blank), subjects.customer.at(blank)]).toEqual([
        NONE,
        NONE,
        NONE,
      ]);
    } else {
      expect([headers.deadline.at(blank), headers.died.at(blank)]).toEqual([Infinity, NONE]);
      const rest = [
        headers.priority,
        headers.transient,
        headers.retries,
        headers.deaths,
        headers.reason,
        headers.circle,
      ];
      expect(rest.map((column) => column.at(blank))).toEqual([0, 0, 0, 0, 0, 0]);
    }
  }
}

const OF_JOBS: number[] = [
  EVENT.stepEnds,
  EVENT.callFailsDown,
  EVENT.callFailsInError,
  EVENT.callFailsLimited,
  EVENT.publishFails,
  EVENT.backoffEnds,
];
const TIME_OUTS: number[] = [EVENT.callTimesOut, EVENT.lineTimesOut];

/** A job that waits stands in the agenda, once, and so does its time-out; nothing of any other job does. */
function jobsStandInAgenda(world: World): void {
  const { jobs } = world;
  const inUse = rowsInUse(world, 'job');
  const pending = (kinds: number[]) =>
    pendingRows(world).flatMap(({ row, kind }) => (kinds.includes(kind) ? [row] : []));
  expect(sorted(pending(OF_JOBS))).toEqual(sorted(inUse.filter((job) => jobs.entry.at(job) !== 0)));
  expect(sorted(pending(TIME_OUTS))).toEqual(
    sorted(inUse.flatMap((job) => (jobs.timer.at(job) === NONE ? [] : [jobs.timer.at(job)]))),
  );
  const rest = world.rowsOf('job').filter((job) => jobs.state.at(job) === JOB.free);
  expect(rest.filter((job) => inUse.includes(job) || jobs.entry.at(job) !== 0)).toEqual([]);
}

/** What few jobs have is blank of all that do not say otherwise, and of every free one. */
function restIsBlank(world: World): void {
  const { jobs } = world;
  const { takenAt, parent, branches, batch, refusals, place, timer } = jobs;
  for (const job of world.rowsOf('job')) {
    if (jobs.state.at(job) !== JOB.free && jobs.apart.at(job) === 1) continue;
    const rest = [takenAt, parent, branches, batch, refusals, place, timer].map((field) => field.at(job));
    expect(rest).toEqual([-1, NONE, 0, 0, 0, 0, NONE]);
  }
}

function holdsAll(world: World): void {
  standBeside(world);
  restIsBlank(world);
  jobsStandInAgenda(world);
}

describe('what stands beside a message or an order is given back with it, and of jobs those that wait are in the agenda', () => {
  test.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
    worldsOf(specOf(scenario, { untilMs: HORIZON_MS }), holdsAll);
  });

  test(`any use of a broker (seed ${LAWS_SEED})`, () => {
    holdsFor(anyBrokerSpec(HORIZON_MS), (spec) => worldsOf(spec, holdsAll), 60);
  });

  test(`any small shop with live changes and faults (seed ${LAWS_SEED})`, () => {
    holdsFor(anySpec, (spec) => worldsOf(spec, holdsAll), 120);
  });
});

test('a message that is published again for the thousandth time takes no room of its own', () => {
  const world = worldsOf(specOf(scenarioById('retry-laboratory')!, { untilMs: 3_600_000 }), standBeside);
  const retried = world.stations.retried.reduce((sum, count) => sum + count, 0);
  expect(retried).toBeGreaterThan(2 * SLAB_ROWS);
  expect(world.capacities().header).toBe(SLAB_ROWS);
});
