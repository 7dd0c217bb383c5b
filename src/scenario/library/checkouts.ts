// The two checkouts of the lesson on the shop's components, as functions of the traffic that they meet.
import { lessonAsync } from '../../topology/diagrams/lesson-async.ts';
import { shopSync } from '../../topology/diagrams/shop-sync.ts';
import type { AlertRule, Component, ComponentId, Fault, Scenario, Step, Traffic } from '../scenario.ts';
import { type MorePool, withPool } from './more-pool.ts';
import { notifySeller, orders, pool, recordSale, sendEmail, shop, storeOrder, updateStock } from './shop.ts';

export interface About {
  id: string;
  title: string;
  summary: string;
  traffic?: Partial<Traffic>;
  horizonMs: number;
  change?: (components: Record<ComponentId, Component>) => void;
  /** Work of the shop beside the orders. */
  beside?: Partial<Traffic>[];
  flows?: Scenario['flows'];
  faults?: Fault[];
  alerts?: AlertRule[];
  /** Lines that a diagram has beyond its own. */
  edges?: string;
  /** A pool beyond the lesson's four. */
  morePool?: MorePool;
}

export const QUEUES = ['email.order.confirmation', 'inventory.update', 'notifications.order', 'analytics.events'];

/** "Email queue backlog! Add more workers." above 10,000; the lesson wants fewer than 1,000 waiting. */
const alerts: AlertRule[] = QUEUES.flatMap((queue) => [
  { id: `${queue}-deep`, title: 'more than 1,000 waiting', queue, measure: 'ready' as const, above: 1_000 },
  { id: `${queue}-backlog`, title: 'backlog: add more workers', queue, measure: 'ready' as const, above: 10_000 },
]);

function scenario(
  about: About,
  diagram: string,
  components: Record<ComponentId, Component>,
  rest: Pick<Scenario, 'flows' | 'alerts'>,
): Scenario {
  about.change?.(components);
  const { id, title, summary, horizonMs, beside = [], faults = [], edges = '', morePool } = about;
  return {
    version: 1,
    id,
    title,
    summary,
    diagram: (morePool ? withPool(diagram, morePool) : diagram) + edges,
    components,
    flows: { ...rest.flows, ...about.flows },
    alerts: [...rest.alerts, ...(about.alerts ?? [])],
    traffic: [
      { ...orders, ...about.traffic },
      ...beside.map((traffic) => ({ ...orders, background: true, ...traffic })),
    ],
    faults,
    horizonMs,
  };
}

/** The app server does everything itself while the customer waits: 100 + 2,000 + 500 + 1,000 + 300 = 3,900 ms. */
export function synchronous(about: About): Scenario {
  const flows = { checkout: [storeOrder, sendEmail, updateStock, notifySeller, recordSale, { do: 'reply' as const }] };
  return scenario(about, shopSync, shop('Inventory'), { flows, alerts: [] });
}

export const publishOrder: Step = { do: 'publish', to: 'Queue', exchange: 'orders', label: 'publish' };

/** The app server stores the order, publishes one event and answers: 100 + 10 = 110 ms. Workers do the rest. */
export function asynchronous(about: About): Scenario {
  const components: Record<ComponentId, Component> = {
    ...shop('Master'),
    Queue: {
      kind: 'rabbitmq',
      nodes: ['Queue'],
      title: 'RabbitMQ',
      publish: 10,
      redeliveryMs: 1,
      exchanges: { orders: { type: 'fanout', bindings: QUEUES } },
      queues: Object.fromEntries(QUEUES.map((queue) => [queue, { type: 'classic' as const, durable: true }])),
    },
    EmailWorker: pool('EmailWorker', 'E-mail workers', 'email.order.confirmation', 'email'),
    InventoryWorker: pool('InventoryWorker', 'Inventory workers', 'inventory.update', 'stock'),
    NotificationWorker: pool('NotificationWorker', 'Notification workers', 'notifications.order', 'notification'),
    AnalyticsWorker: pool('AnalyticsWorker', 'Analytics workers', 'analytics.events', 'analytics'),
  };
  const flows = {
    checkout: [storeOrder, publishOrder, { do: 'reply' as const }],
    email: [sendEmail],
    stock: [updateStock],
    notification: [notifySeller],
    analytics: [recordSale],
  };
  return scenario(about, lessonAsync, components, { flows, alerts });
}

/** Sets the sizes of the four pools. */
export const workers =
  (email: number, inventory: number, notification: number, analytics: number) =>
  (components: Record<ComponentId, Component>): void => {
    const sizes = {
      EmailWorker: email,
      InventoryWorker: inventory,
      NotificationWorker: notification,
      AnalyticsWorker: analytics,
    };
    for (const [id, count] of Object.entries(sizes)) {
      const component = components[id];
      if (component?.kind === 'workers') component.count = count;
    }
  };
