// Any small shop on a broker with everything: queue arguments, priorities, dead letters in circles, retries, wait queues,
// batches, poison, several queues a pool, brokers and pools that go down, workers that are killed, dead letters replayed.
import fc from 'fast-check';
import type { Command, RunSpec } from '../../scenario/run-spec.ts';
import type { Exchange, Fault, Queue, Scenario, Step, WorkerPool } from '../../scenario/scenario.ts';
import { broker, call, publish, reply, save, server, service, shopOf, store, work, workers } from '../testing/shops.ts';
import { anyDuration } from './any-scenario.ts';

const whole = (min: number, max: number) => fc.integer({ min, max });
const maybe = <T extends object>(some: fc.Arbitrary<T>): fc.Arbitrary<T | object> => fc.oneof(fc.constant({}), some);
const times = fc.constantFrom(1, 7.5, 50, 200, 333.3);

const QUEUES = ['mail', 'parcel', 'dead', 'wait'] as const;

const anyQueue: fc.Arbitrary<Partial<Queue>> = fc
  .tuple(
    fc.constantFrom('classic' as const, 'quorum' as const),
    maybe(fc.record({ messageTtlMs: times })),
    maybe(fc.record({ maxLength: whole(1, 8) })),
    fc.constantFrom('drop-head' as const, 'reject-publish' as const, 'reject-publish-dlx' as const),
    maybe(fc.record({ maxPriority: whole(1, 3) })),
    maybe(fc.record({ deliveryLimit: whole(0, 3) })),
    fc.boolean(),
    maybe(fc.record({ deadLetterTo: fc.constantFrom(...QUEUES) })),
  )
  .map(([type, ttl, length, overflow, priority, limit, durable, dead]) => ({
    type,
    ...ttl,
    ...length,
    overflow,
    ...dead,
    ...(type === 'classic' ? { ...priority, durable } : { ...limit, durable: true }),
  }));

const anyPool: fc.Arbitrary<Partial<WorkerPool>> = fc
  .record({
    count: whole(1, 3),
    prefetch: whole(0, 4),
    handling: fc.constantFrom('serial', 'concurrent'),
    onFailure: fc.constantFrom('requeue', 'reject', 'retry', 'wait-queues', 'drop'),
    errorShare: fc.constantFrom(0, 0.2, 0.6),
    poisonEvery: fc.constantFrom(0, 3),
    autoAck: fc.constantFrom(false, false, false, true),
    exclusive: fc.constantFrom(false, false, false, true),
    idempotent: fc.boolean(),
    retry: fc.record({
      retries: whole(0, 3),
      firstDelayMs: times,
      factor: fc.constantFrom(1, 2),
      jitter: fc.constantFrom(0, 0.5),
      waits: fc.boolean(),
    }),
    batch: maybe(
      fc.record({
        batch: fc.oneof(fc.record({ size: whole(1, 4) }), fc.record({ size: whole(1, 4), flushMs: times })),
      }),
    ),
  })
  .map(({ batch, ...pool }): Partial<WorkerPool> => {
    const again = pool.onFailure === 'retry' || pool.onFailure === 'wait-queues';
    return { ...pool, ...(again ? {} : batch), waitQueues: ['wait'] } as Partial<WorkerPool>;
  });

const anyPublish: fc.Arbitrary<Step> = fc
  .tuple(
    fc.constantFrom({ exchange: 'all' }, { exchange: 'topics' }, { exchange: '' }, { exchange: 'later' }),
    fc.constantFrom('mail', 'parcel', 'order.placed', 'order.shipped.eu', 'nowhere'),
    maybe(fc.record({ expirationMs: times })),
    maybe(fc.record({ priority: whole(0, 5) })),
    maybe(fc.record({ delayMs: times })),
    fc.record({ transient: fc.boolean(), mandatory: fc.boolean(), retries: whole(0, 2) }),
    fc.constantFrom('fail' as const, 'continue' as const),
  )
  .map(([exchange, routingKey, expiration, priority, delay, flags, onFailure]) => ({
    ...(publish as Extract<Step, { do: 'publish' }>),
    ...exchange,
    routingKey,
    ...expiration,
    ...priority,
    ...delay,
    ...flags,
    onFailure,
  }));

const exchanges: Record<string, Exchange> = {
  all: { type: 'fanout', bindings: ['mail', 'parcel'] },
  topics: {
    type: 'topic',
    bindings: [
      { queue: 'mail', key: 'order.*' },
      { queue: 'parcel', key: 'order.#' },
    ],
  },
  later: { type: 'direct', bindings: [{ queue: 'mail', key: 'mail', bound: true }], delayed: true },
};

/** Looked at so often that short runs meet it, and not so often that there is nothing else in them. */
const watched = fc.constantFrom(50, 120, 333.3);
const anyWatch = fc
  .tuple(
    maybe(fc.record({ heartbeatMs: watched })),
    maybe(fc.record({ consumerTimeoutMs: watched, channelTickMs: watched })),
  )
  .map(([heartbeat, holding]) => ({ ...heartbeat, ...holding }));

const anyBroker = fc.record({
  queues: fc.record({ mail: anyQueue, parcel: anyQueue, dead: anyQueue, wait: anyQueue }),
  publish: fc.constantFrom(1, 2.5, 20),
  redeliveryMs: fc.constantFrom(0.5, 1, 20),
  capacityPerSecond: fc.constantFrom(50, 1_000, 50_000),
});

/** No queue is its own dead-letter queue: a scenario says so of itself. */
const sound = (queues: Record<string, Partial<Queue>>): Record<string, Partial<Queue>> =>
  Object.fromEntries(
    Object.entries(queues).map(([name, queue]) => {
      const { deadLetterTo, ...rest } = queue;
      return [name, deadLetterTo === undefined || deadLetterTo === name ? rest : queue];
    }),
  );

const down = (component: string): Pick<Fault, 'component' | 'fault'> => ({ component, fault: { type: 'down' } });
const stopped = (component: string): Pick<Fault, 'component' | 'fault'> => ({ component, fault: { type: 'hang' } });

/** What can go down as a whole, besides what is called. */
const anyFault = (horizonMs: number): fc.Arbitrary<Fault> =>
  fc
    .record({
      ill: fc.oneof(
        fc.constantFrom('Broker', 'Workers', 'Packers', 'Server', 'Mail', 'Store').map(down),
        fc.constantFrom('Workers', 'Packers').map(stopped),
      ),
      fromMs: whole(0, horizonMs),
      longMs: whole(1, 800),
    })
    .map(({ ill, fromMs, longMs }) => ({ ...ill, fromMs, untilMs: fromMs + longMs }));

const anyCommand = (at: fc.Arbitrary<number>): fc.Arbitrary<Command> =>
  fc.oneof(
    fc.record({
      type: fc.constant('crash-worker' as const),
      component: fc.constantFrom('Workers', 'Packers'),
      worker: whole(0, 2),
      restartAfterMs: times,
      atMs: at,
    }),
    fc.record({
      type: fc.constant('replay-dead-letters' as const),
      queue: fc.constantFrom(...QUEUES),
      count: whole(0, 3),
      perSecond: fc.constantFrom(0, 10),
      keepRetryCount: fc.boolean(),
      atMs: at,
    }),
    fc.record({
      type: fc.constant('discard-dead-letters' as const),
      queue: fc.constantFrom('dead', 'wait'),
      count: whole(0, 3),
      atMs: at,
    }),
    fc
      .constantFrom<[string, string | number | boolean]>(
        ['Broker.mail.ttl', 100],
        ['Broker.parcel.maxLength', 3],
        ['Broker.mail.bound', false],
        ['Workers.count', 3],
        ['Workers.count', 1],
        ['Packers.prefetch', 1],
        ['Workers.errors', 1],
        ['Workers.poisonEvery', 0],
        ['Packers.onFailure', 'reject'],
        ['Packers.idempotent', true],
      )
      .chain(([path, value]) => at.map((atMs): Command => ({ type: 'set', path, value, atMs }))),
  );

const anyShop = (horizonMs: number): fc.Arbitrary<Scenario> =>
  fc
    .record({
      broker: anyBroker,
      watch: anyWatch,
      pools: fc.tuple(anyPool, anyPool),
      also: maybe(
        fc.record({
          also: fc.constant([{ queue: 'dead', weight: 2 }]),
          attention: fc.constantFrom('strict', 'weighted'),
        }),
      ),
      durations: fc.tuple(anyDuration, anyDuration, anyDuration),
      publishes: fc.array(anyPublish, { minLength: 1, maxLength: 2 }),
      follows: fc.array(anyPublish, { maxLength: 1 }),
      timeout: maybe(fc.record({ timeoutMs: times })),
      exclusive: fc.boolean(),
      perSecond: whole(5, 60),
      faults: fc.array(anyFault(horizonMs), { maxLength: 2 }),
    })
    .map((any) => {
      const { queues, ...rest } = any.broker;
      const own = sound(queues);
      const exclusive = any.exclusive && own['parcel']!.type === 'classic' ? { exclusive: true } : {};
      const shop = shopOf({
        checkout: [...any.publishes, reply, work(1)],
        // Handling takes time: a message that goes round in a circle of dead letters must let the clock go on.
        handle: [work(1), work(any.durations[0], 'check'), call('Mail', any.timeout)],
        components: {
          Server: server(20),
          Store: store(2, any.durations[1]),
          Mail: service(any.durations[2]),
          Broker: broker({ ...own, parcel: { ...own['parcel'], ...exclusive } }, { exchanges, ...rest, ...any.watch }),
          Workers: workers('mail', { ...any.pools[0], ...any.also } as Partial<WorkerPool>),
          Packers: workers('parcel', { nodes: ['Packers'], flow: 'pack', ...any.pools[1] }),
        },
        traffic: { perSecond: any.perSecond, pattern: 'poisson' },
      });
      // A follow-up goes where only its own pool does not listen, so that messages do not beget messages without end.
      const follow = any.follows.map((step) => ({ ...step, exchange: '', routingKey: 'dead' }) as Step);
      const pack = 'also' in any.also ? [work(1), save()] : [work(1), save(), ...follow];
      return { ...shop, flows: { ...shop.flows, pack }, faults: any.faults, horizonMs };
    });

/** A run of one lane on such a broker, so many simulated ms long. */
export const anyBrokerSpec = (horizonMs: number): fc.Arbitrary<RunSpec> =>
  fc
    .record({
      seed: fc.integer({ min: 0, max: 0xffffffff }),
      scenario: anyShop(horizonMs),
      commands: fc.array(anyCommand(whole(0, horizonMs)), { maxLength: 4 }),
    })
    .map(({ seed, scenario, commands }) => ({
      seed,
      lanes: [{ scenario, sets: {}, commands: commands.sort((a, b) => a.atMs - b.atMs) }],
    }));
