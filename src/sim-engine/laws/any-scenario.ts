// Any small shop: flows of all steps, pools, queues, durations of all families, faults, time-outs, traffic of all
// patterns. What must hold for every scenario is tested on these; a failing one shrinks to a small one.
import fc from 'fast-check';
import type { Duration } from '../../scenario/duration.ts';
import type { Component, Fault, FaultKind, Scenario, Step, Traffic, WorkerPool } from '../../scenario/scenario.ts';
import {
  broker,
  call,
  client,
  decide,
  publish,
  reply,
  save,
  server,
  service,
  shopOf,
  store,
  work,
  workers,
} from '../testing/shops.ts';

/** Small enough that a run is some thousand events at most. */
export const HORIZON_MS = 3_000;

const wholeTime = (max: number) => fc.integer({ min: 0, max });
/** Times on the grid and off it. */
const anyTime = (max: number) => fc.oneof(wholeTime(max), fc.double({ min: 0.1, max, noNaN: true }));
const whole = (min: number, max: number) => fc.integer({ min, max });
/** A limit: whole, or between two steps of the grid. */
const anyLimit = (max: number) => fc.oneof(whole(1, max), fc.double({ min: 0.5, max, noNaN: true }));

export const anyDuration: fc.Arbitrary<Duration> = fc.oneof(
  anyTime(150),
  fc.record({ type: fc.constant('exponential' as const), meanMs: anyTime(100) }),
  fc
    .tuple(anyTime(100), anyTime(100))
    .map(([fromMs, more]) => ({ type: 'uniform' as const, fromMs, toMs: fromMs + more })),
  fc.record({
    type: fc.constant('logNormal' as const),
    meanMs: anyTime(100),
    spread: fc.double({ min: 0, max: 1.5, noNaN: true }),
  }),
  fc.record({ type: fc.constant('erlang' as const), stages: whole(1, 5), meanMs: anyTime(100) }),
  fc.record({
    type: fc.constant('empirical' as const),
    valuesMs: fc.array(anyTime(200), { minLength: 1, maxLength: 5 }),
  }),
);

const anyFaultKind: fc.Arbitrary<FaultKind> = fc.oneof(
  fc.constant({ type: 'down' as const }),
  fc.record({ type: fc.constant('errors' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ type: fc.constant('slow' as const), factor: fc.double({ min: 0.5, max: 4, noNaN: true }) }),
  fc.constant({ type: 'hang' as const }),
);

/** Components that can be in trouble. */
const CALLEES = ['Store', 'Mail', 'Stock', 'Copy', 'Cache'] as const;

/** Who is in trouble, and which: all that are called may have any, services a limit, and servers are lost one by one. */
export const anyIllness: fc.Arbitrary<Pick<Fault, 'component' | 'fault'>> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ component: fc.constantFrom(...CALLEES), fault: anyFaultKind }) },
  {
    weight: 1,
    arbitrary: fc.record({
      component: fc.constantFrom('Mail', 'Stock'),
      fault: fc.record({ type: fc.constant('rate-limit' as const), perSecond: whole(0, 20) }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      component: fc.constant('Server'),
      fault: fc.record({ type: fc.constant('replica-down' as const), replica: whole(0, 3) }),
    }),
  },
);

const anyFault: fc.Arbitrary<Fault> = fc
  .record({
    ill: anyIllness,
    fromMs: wholeTime(HORIZON_MS),
    longMs: wholeTime(1_000),
  })
  .map(({ ill, fromMs, longMs }) => ({ ...ill, fromMs, untilMs: fromMs + longMs }));

/** Present or not: for optional fields, which may not be `undefined`. */
const maybe = <T extends object>(some: fc.Arbitrary<T>): fc.Arbitrary<T | object> => fc.oneof(fc.constant({}), some);

const callRest = fc
  .tuple(
    maybe(fc.record({ timeoutMs: anyLimit(200) })),
    maybe(fc.record({ onFailure: fc.constantFrom('fail' as const, 'continue' as const) })),
  )
  .map(([timeout, failure]) => ({ ...timeout, ...failure }));

const readCopy = call('Copy', { operation: 'save', label: 'read', does: 'read' });
const fillCache = call('Cache', { operation: 'save', label: 'fill', does: 'fill', onFailure: 'continue' });

const counted: Step = { do: 'count', counter: 'passed' };
const publishSecond: Step = { do: 'publish', to: 'Broker', exchange: 'second', label: 'publish second' };

/** Products are looked up, read, put into the cache, changed and deleted, in any order. */
const anyOfProducts: fc.Arbitrary<Step> = fc.oneof(
  fc.boolean().map(
    (fills): Step => ({
      do: 'lookup',
      to: 'Cache',
      operation: 'save',
      label: 'look up',
      miss: [readCopy, ...(fills ? [fillCache] : [])],
    }),
  ),
  callRest.map((rest) => save({ ...rest, does: 'change' })),
  fc.constantFrom(call('Stock', { does: 'change' }), fillCache),
  callRest.map((rest) => call('Cache', { operation: 'save', ...rest, does: 'delete' })),
);

/** Steps, nested a little. Only some flows may publish, so that messages do not beget messages without end. */
function anySteps(publishing: Step[], depth: number): fc.Arbitrary<Step[]> {
  const plain: fc.Arbitrary<Step>[] = [
    fc.tuple(callRest, fc.boolean()).map(([rest, stores]) => save({ ...rest, stores })),
    fc.tuple(fc.constantFrom('Mail', 'Stock'), callRest).map(([to, rest]) => call(to, rest)),
    fc.tuple(anyDuration, fc.constantFrom('pack', 'check')).map(([duration, label]) => work(duration, label)),
    fc.constant(counted),
    anyOfProducts,
    ...(publishing.length > 0 ? [fc.constantFrom(...publishing)] : []),
  ];
  const nested: fc.Arbitrary<Step>[] =
    depth === 0
      ? []
      : [
          fc
            .tuple(
              fc.double({ min: 0, max: 1, noNaN: true }),
              anySteps(publishing, depth - 1),
              anySteps(publishing, depth - 1),
            )
            .map(([probability, yes, no]) => decide(probability, yes, no)),
          fc
            .array(anySteps(publishing, depth - 1), { maxLength: 3 })
            .map((branches): Step => ({ do: 'parallel', label: 'at once', branches })),
        ];
  return fc.array(fc.oneof(...plain, ...nested), { maxLength: depth === 0 ? 2 : 3 });
}

const anyPool: fc.Arbitrary<Partial<WorkerPool>> = fc.record({
  count: whole(1, 4),
  prefetch: whole(0, 4),
  handling: fc.constantFrom('serial', 'concurrent'),
  onFailure: fc.constantFrom('requeue', 'reject'),
});

const anyTraffic: fc.Arbitrary<Partial<Traffic>> = fc.record({
  pattern: fc.constantFrom('constant', 'poisson', 'profile', 'constant', 'poisson', 'profile', 'one'),
  startMs: fc.constantFrom(0, 100, 333.3),
  perSecond: fc.oneof(whole(5, 60), fc.double({ min: 0, max: 60, noNaN: true })),
  profile: fc
    .array(fc.tuple(whole(1, 800), whole(0, 80)), { maxLength: 4 })
    .chain((steps) => whole(10, 40).map((perSecond) => [[0, perSecond] as [number, number], ...steps]))
    .map((steps) => steps.map(([, perSecond], index) => ({ atMs: sum(steps.slice(0, index + 1)), perSecond }))),
});

const sum = (steps: [number, number][]): number => steps.reduce((total, [longMs]) => total + longMs, 0);

const anyComponents: fc.Arbitrary<Record<string, Component>> = fc
  .record({
    patience: maybe(fc.record({ patienceMs: anyLimit(500) })),
    again: maybe(
      fc.record({
        again: fc.record({
          share: fc.double({ min: 0, max: 1, noNaN: true }),
          afterMs: anyLimit(500),
          times: whole(1, 7),
        }),
      }),
    ),
    server: fc.record({ replicas: whole(1, 3), slots: whole(1, 4), waitingMax: whole(0, 20) }),
    line: maybe(fc.record({ waitMsMax: anyLimit(300) })),
    connections: whole(1, 3),
    durations: fc.tuple(anyDuration, anyDuration, anyDuration, anyDuration),
    products: whole(1, 4),
    lagMs: fc.oneof(fc.constant(0), anyTime(300)),
    cache: fc.tuple(anyDuration, maybe(fc.record({ ttlMs: anyLimit(500) })), fc.boolean()),
    concurrency: maybe(fc.record({ concurrency: whole(1, 3) })),
    failAfterMs: anyLimit(60),
    held: fc.boolean(),
    redeliveryMs: fc.constantFrom(0.5, 1, 1.3333, 20),
    deadLetters: fc.boolean(),
    pools: fc.tuple(anyPool, anyPool),
  })
  .map((any) => ({
    Client: client({ ...any.patience, ...any.again }),
    Server: server(any.server.slots, { ...any.server, ...any.line }),
    Store: store(any.connections, any.durations[0], {
      failAfterMs: any.failAfterMs,
      keeps: { as: 'primary', products: any.products },
    }),
    Copy: store(2, any.durations[0], { nodes: ['Copy'], keeps: { as: 'replica', lagMs: any.lagMs } }),
    Cache: store(3, any.cache[0], { nodes: ['Cache'], keeps: { as: 'cache', ...any.cache[1], deletes: any.cache[2] } }),
    Mail: service(any.durations[1], { ...any.concurrency, failAfterMs: any.failAfterMs }),
    Stock: service(any.durations[2], { nodes: ['Stock'], connectionsOf: { store: 'Store', held: any.held } }),
    Broker: broker(
      { mail: any.deadLetters ? { deadLetterTo: 'dead' } : {}, parcel: {}, dead: {} },
      {
        publish: any.durations[3],
        redeliveryMs: any.redeliveryMs,
        exchanges: {
          all: { type: 'fanout', bindings: ['mail', 'parcel'] },
          second: { type: 'fanout', bindings: ['parcel'] },
        },
      },
    ),
    Workers: workers('mail', any.pools[0]),
    Packers: workers('parcel', { nodes: ['Packers'], flow: 'pack', ...any.pools[1] }),
  }));

/** A shop of a client, a server, a store, two services, a broker of three queues and two pools. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    components: anyComponents,
    before: anySteps([publish, publishSecond], 1),
    after: anySteps([publish], 0),
    handle: anySteps([publishSecond], 1),
    pack: anySteps([], 1),
    traffic: anyTraffic,
    faults: fc.array(anyFault, { maxLength: 2 }),
  })
  .map(({ components, before, after, handle, pack, traffic, faults }) => {
    const shop = shopOf({ checkout: [...before, reply, ...after], handle, components, traffic });
    return { ...shop, flows: { ...shop.flows, pack }, faults, horizonMs: HORIZON_MS };
  });
