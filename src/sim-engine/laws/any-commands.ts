// Any live changes to any small shop: knobs turned to values that they may have, faults that start and end, at any time.
import fc from 'fast-check';
import { durationText } from '../../scenario/duration.ts';
import { endOf } from '../../scenario/faults.ts';
import type { Command, RunSpec, Sets } from '../../scenario/run-spec.ts';
import { anyDuration, anyIllness, anyScenario, HORIZON_MS } from './any-scenario.ts';

const whole = (min: number, max: number) => fc.integer({ min, max });
const duration = anyDuration.map(durationText);

/** Knobs of the generated shops, and values for them. */
const KNOBS: Record<string, fc.Arbitrary<number | string | boolean>> = {
  'orders.perSecond': whole(0, 80),
  'orders.pattern': fc.constantFrom('one', 'constant', 'poisson'),
  'Client.patience': whole(0, 300),
  'Client.again': fc.constantFrom(0, 0.5, 1),
  'Server.replicas': whole(1, 3),
  'Server.slots': whole(1, 5),
  'Server.waitingMax': whole(0, 10),
  'Store.connections': whole(1, 4),
  'Store.save': duration,
  'Store.products': whole(1, 6),
  'Copy.lag': fc.constantFrom(0, 5, 250.5),
  'Cache.ttl': fc.constantFrom(0, 1, 333.3),
  'Cache.deletes': fc.boolean(),
  'Mail.latency': duration,
  'Mail.concurrency': whole(0, 3),
  'Stock.holdsConnection': fc.boolean(),
  'Broker.publish': duration,
  'Broker.redelivery': fc.constantFrom(0.5, 3, 30),
  'Workers.count': whole(1, 5),
  'Workers.prefetch': whole(0, 4),
  'Workers.handling': fc.constantFrom('serial', 'concurrent'),
  'Workers.onFailure': fc.constantFrom('requeue', 'reject'),
  'Packers.count': whole(1, 5),
  'Packers.prefetch': whole(0, 4),
};

const anyTurn = fc.constantFrom(...Object.keys(KNOBS)).chain((path) => KNOBS[path]!.map((value) => ({ path, value })));

/** Whole and odd times, several at one instant among them. */
const anyInstant = fc.oneof(
  fc.constantFrom(0, 100, 1_000),
  whole(0, HORIZON_MS),
  fc.double({ min: 0, max: HORIZON_MS, noNaN: true }),
);

export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(anyTurn, anyInstant).map(([turn, atMs]): Command => ({ type: 'set', ...turn, atMs })),
  fc.tuple(anyIllness, anyInstant).map(([ill, atMs]): Command => ({ type: 'start-fault', ...ill, atMs })),
  fc.tuple(anyIllness, anyInstant).map(([{ component, fault }, atMs]): Command => endOf(component, fault, atMs)),
);

/** In order of time; at equal times in order of entry. */
const anyCommands: fc.Arbitrary<Command[]> = fc
  .array(anyCommand, { maxLength: 6 })
  .map((commands) => commands.sort((a, b) => a.atMs - b.atMs));

const anySets: fc.Arbitrary<Sets> = fc
  .array(anyTurn, { maxLength: 3 })
  .map((turns) => Object.fromEntries(turns.map(({ path, value }) => [path, value])));

const seed = fc.integer({ min: 0, max: 0xffffffff });
/** A run that ends with its orders may never end when some of their work always fails; so its time is bounded too. */
const anyEnd = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ ordersMax: whole(1, 40), untilMs: fc.constant(2 * HORIZON_MS) }) },
  { weight: 1, arbitrary: fc.record({ untilMs: fc.double({ min: 1, max: HORIZON_MS, noNaN: true }) }) },
);

/** A run of one lane. */
export const anySpec: fc.Arbitrary<RunSpec> = fc
  .record({ seed, scenario: anyScenario, sets: anySets, commands: anyCommands, end: anyEnd })
  .map(({ seed: one, scenario, sets, commands, end }) => ({
    seed: one,
    lanes: [{ scenario, sets, commands }],
    ...end,
  }));

/** A run of one or two lanes: the same shop twice, each with its own changes. */
export const anySpecOfLanes: fc.Arbitrary<RunSpec> = fc.oneof(
  anySpec,
  fc
    .record({ spec: anySpec, sets: anySets, commands: anyCommands })
    .map(({ spec, sets, commands }) => ({ ...spec, lanes: [...spec.lanes, { ...spec.lanes[0]!, sets, commands }] })),
);
