// Small shops for tests: every part has a default, so that a test names only what it is about. Not the lesson's shop;
// that one is in the library.
import type { Duration } from '../../scenario/duration.ts';
import type {
  Broker,
  Client,
  Component,
  ComponentId,
  Queue,
  Scenario,
  Server,
  Service,
  Step,
  Store,
  Traffic,
  WorkerPool,
} from '../../scenario/scenario.ts';

const node = (id: string) => ({ nodes: [id], title: id });

export const client = (rest: Partial<Client> = {}): Client => ({ kind: 'client', ...node('Client'), ...rest });

export const server = (slots: number, rest: Partial<Server> = {}): Server => ({
  kind: 'server',
  ...node('Server'),
  replicas: 1,
  slots,
  waitingMax: 1_000,
  ...rest,
});

/** Its one operation is `save`. */
export const store = (connections: number, duration: Duration, rest: Partial<Store> = {}): Store => ({
  kind: 'store',
  ...node('Store'),
  connections,
  operations: { save: { duration } },
  ...rest,
});

export const service = (latency: Duration, rest: Partial<Service> = {}): Service => ({
  kind: 'service',
  ...node('Mail'),
  latency,
  ...rest,
});

/** One exchange, `all`, bound to every queue that is no dead-letter queue. */
export function broker(queues: Record<string, Partial<Queue>>, rest: Partial<Broker> = {}): Broker {
  const deadLetters = new Set(Object.values(queues).map(({ deadLetterTo }) => deadLetterTo));
  const bindings = Object.keys(queues).filter((name) => !deadLetters.has(name));
  const whole = Object.entries(queues).map(([name, queue]): [string, Queue] => [
    name,
    { type: 'classic', durable: true, ...queue },
  ]);
  return {
    kind: 'rabbitmq',
    ...node('Broker'),
    publish: 0,
    redeliveryMs: 1,
    exchanges: { all: { type: 'fanout', bindings } },
    queues: Object.fromEntries(whole),
    ...rest,
  };
}

export const workers = (queue: string, rest: Partial<WorkerPool> = {}): WorkerPool => ({
  kind: 'workers',
  ...node('Workers'),
  queue,
  count: 1,
  prefetch: 1,
  handling: 'serial',
  flow: 'handle',
  onFailure: 'requeue',
  ...rest,
});

export const call = (to: ComponentId, rest: Partial<Extract<Step, { do: 'call' }>> = {}): Step => ({
  do: 'call',
  to,
  label: to.toLowerCase(),
  ...rest,
});
export const save = (rest: Partial<Extract<Step, { do: 'call' }>> = {}): Step =>
  call('Store', { operation: 'save', label: 'save', ...rest });
export const work = (duration: Duration, label = 'work'): Step => ({ do: 'work', label, duration });
export const publish: Step = { do: 'publish', to: 'Broker', exchange: 'all', label: 'publish' };
export const reply: Step = { do: 'reply' };
export const decide = (probability: number, yes: Step[], otherwise: Step[], label = 'vip'): Step => ({
  do: 'decide',
  label,
  probability,
  // biome-ignore lint/suspicious/noThenProperty: the field of a step; nobody awaits one.
  then: yes,
  otherwise,
});

export interface Parts {
  /** The flow of an order; the worker's flow is `handle`. */
  checkout: Step[];
  handle?: Step[];
  components?: Record<ComponentId, Component>;
  traffic?: Partial<Traffic>;
  rest?: Partial<Scenario>;
}

/** A client, a server of ten slots, and what the test adds or replaces. Orders are numbered from 1. */
export function shopOf({ checkout, handle, components = {}, traffic = {}, rest = {} }: Parts): Scenario {
  return {
    version: 1,
    id: 'small-shop',
    title: 'A small shop',
    summary: 'For a test.',
    diagram: 'graph LR\nClient --> Server',
    components: { Client: client(), Server: server(10), ...components },
    flows: { checkout, ...(handle ? { handle } : {}) },
    traffic: [
      {
        id: 'orders',
        from: 'Client',
        to: 'Server',
        flow: 'checkout',
        pattern: 'constant',
        startMs: 0,
        perSecond: 10,
        profile: [],
        order: { firstOrderId: 1, firstUserId: 1_001, total: 50 },
        ...traffic,
      },
    ],
    faults: [],
    alerts: [],
    horizonMs: 60_000,
    ...rest,
  };
}

/** A server that publishes each order at once, and workers that take `serviceMs` for each message of the queue `mail`. */
export const workQueue = (
  serviceMs: Duration,
  pool: Partial<WorkerPool>,
  traffic: Partial<Traffic>,
  brokerRest: Partial<Broker> = {},
): Scenario =>
  shopOf({
    checkout: [publish, reply],
    handle: [work(serviceMs)],
    components: {
      Server: server(1_000),
      Broker: broker({ mail: {} }, brokerRest),
      Workers: workers('mail', pool),
    },
    traffic,
  });
