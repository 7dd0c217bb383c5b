// What scenarios change about the shop: small named edits of its components, so that a scenario says what is special in it.
import type { Broker, Component, ComponentId, OrdersAgain, Queue, Retry, WorkerPool } from '../scenario.ts';

type Components = Record<ComponentId, Component>;
export type Change = (components: Components) => void;

export const all =
  (...changes: Change[]): Change =>
  (components) => {
    for (const change of changes) change(components);
  };

export function brokerOf(components: Components): Broker {
  const broker = components.Queue;
  if (broker?.kind !== 'rabbitmq') throw new Error('a scenario with a broker called Queue');
  return broker;
}

const PLAIN: Queue = { type: 'classic', durable: true };

/** Arguments of a queue, or a queue more. */
export const queue =
  (name: string, args: Partial<Queue>): Change =>
  (components) => {
    const broker = brokerOf(components);
    components.Queue = {
      ...broker,
      queues: { ...broker.queues, [name]: { ...(broker.queues[name] ?? PLAIN), ...args } },
    };
  };

/** What a pool of workers is told. */
export const pool =
  (id: ComponentId, rest: Partial<WorkerPool>): Change =>
  (components) => {
    const component = components[id];
    if (component?.kind === 'workers') components[id] = { ...component, ...rest };
  };

/** So many of the customers who got no answer order again. */
export const customersOrderAgain =
  (again: OrdersAgain): Change =>
  (components) => {
    if (components.Client?.kind === 'client') components.Client = { ...components.Client, again };
  };

/** The lesson's worker: after 1, 2 and 4 s, x-retry-count in the header, then to the dead letters. */
export const lessonRetry: Retry = { retries: 3, firstDelayMs: 1_000, factor: 2, jitter: 0, waits: true };

export const EMAILS = 'email.order.confirmation';
export const EMAIL_DEAD = 'email.dead';

/** The e-mail queue with its dead letters, and the lesson's worker on it. */
export const withRetries = (count: number, rest: Partial<WorkerPool> = {}): Change =>
  all(
    queue(EMAILS, { deadLetterTo: EMAIL_DEAD }),
    queue(EMAIL_DEAD, {}),
    pool('EmailWorker', { count, onFailure: 'retry', retry: lessonRetry, ...rest }),
  );

/** Pools large enough for so many orders a second, those of the e-mail left to the scenario. */
export const enoughFor = (perSecond: number): Change =>
  all(
    pool('InventoryWorker', { count: Math.ceil(perSecond * 0.5 * 1.1) }),
    pool('NotificationWorker', { count: Math.ceil(perSecond * 1.1) }),
    pool('AnalyticsWorker', { count: Math.ceil(perSecond * 0.3 * 1.1) }),
  );
