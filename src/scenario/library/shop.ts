// The lesson's shop as components: the same servers, database and services for both checkouts, so that one knob
// means the same thing in both. Every figure is the lesson's, or a default named in docs/model.md.
import type { Client, Component, ComponentId, Server, Service, Step, Store, Traffic, WorkerPool } from '../scenario.ts';

/** 150 million orders in a month of 30 days, rounded as the lesson's reader would: 150e6 / (30 × 86,400 s). */
export const MONTH_PER_SECOND = 57.87;

const client = (): Client => ({ kind: 'client', nodes: ['Client'], title: 'User browser' });

const appServers = (): Server => ({
  kind: 'server',
  nodes: ['App1', 'App2', 'App3'],
  title: 'App servers',
  replicas: 3,
  slots: 200,
  waitingMax: 1_000_000,
});

const master = (): Store => ({
  kind: 'store',
  nodes: ['Master'],
  title: 'Master DB',
  connections: 100,
  failAfterMs: 50,
  operations: {
    placeOrder: {
      duration: 100,
      statements: [
        { text: 'BEGIN', share: 5 },
        { text: 'INSERT INTO orders', share: 30 },
        { text: 'INSERT INTO order_items', share: 30 },
        { text: 'UPDATE products', share: 30 },
        { text: 'COMMIT', share: 5 },
      ],
    },
  },
});

const service = (node: string, title: string, latency: number): Service => ({
  kind: 'service',
  nodes: [node],
  title,
  latency,
  failAfterMs: 50,
});

/** Stock bookkeeping takes half a second of the caller's own; where it happens differs between the two diagrams. */
const inventory = (node: string): Service => ({
  ...service(node, 'Inventory', 500),
  connectionsOf: { store: 'Master', held: false },
});

/** What both checkouts are made of, for each scenario anew: what one changes is no other's. */
export const shop = (inventoryNode: string): Record<ComponentId, Component> => ({
  Client: client(),
  AppServers: appServers(),
  Master: master(),
  EmailService: service('EmailService', 'SendGrid', 2_000),
  Inventory: inventory(inventoryNode),
  SMSService: service('SMSService', 'Twilio', 1_000),
  AnalyticsDB: service('AnalyticsDB', 'Analytics DB', 300),
});

export const pool = (node: string, title: string, queue: string, flow: string): WorkerPool => ({
  kind: 'workers',
  nodes: [node],
  title,
  queue,
  count: 5,
  prefetch: 1,
  handling: 'serial',
  flow,
  onFailure: 'requeue',
});

export const storeOrder: Step = {
  do: 'call',
  to: 'Master',
  operation: 'placeOrder',
  label: 'store order',
  stores: true,
};
export const sendEmail: Step = { do: 'call', to: 'EmailService', label: 'e-mail' };
export const updateStock: Step = { do: 'call', to: 'Inventory', label: 'stock' };
export const notifySeller: Step = { do: 'call', to: 'SMSService', label: 'notify seller' };
export const recordSale: Step = { do: 'call', to: 'AnalyticsDB', label: 'analytics' };

/** With this probability, by luck that belongs to the order. */
export const sometimes = (label: string, probability: number, steps: Step[]): Step => ({
  do: 'decide',
  label,
  probability,
  // biome-ignore lint/suspicious/noThenProperty: the field of a step; nobody awaits one.
  then: steps,
  otherwise: [],
});

export const orders: Traffic = {
  id: 'orders',
  from: 'Client',
  to: 'AppServers',
  flow: 'checkout',
  pattern: 'one',
  startMs: 0,
  perSecond: 5,
  profile: [],
  order: { firstOrderId: 12_345, firstUserId: 1_001, total: 50 },
};

/** Calm, then a rush that crosses what 600 slots of 3.9 s can carry (153.8 a second) before its eleventh second, then calm. */
export const rushProfile: Traffic['profile'] = [
  { atMs: 0, perSecond: 60 },
  { atMs: 6_000, perSecond: 60 },
  { atMs: 14_000, perSecond: 220 },
  { atMs: 40_000, perSecond: 220 },
  { atMs: 50_000, perSecond: 60 },
];

/** Publishes through the default exchange: the key is the queue's name. */
export const send = (
  routingKey: string,
  label: string,
  rest: Partial<Extract<Step, { do: 'publish' }>> = {},
): Step => ({ do: 'publish', to: 'Queue', exchange: '', routingKey, label, ...rest });
export const reply: Step = { do: 'reply' };
export const steady = (perSecond: number): Partial<Traffic> => ({ pattern: 'constant', perSecond });

/** So many a second for so long, then none. */
export const upTo = (untilMs: number, perSecond: number): Partial<Traffic> => ({
  pattern: 'profile',
  perSecond,
  profile: [
    { atMs: 0, perSecond },
    { atMs: untilMs, perSecond },
    { atMs: untilMs + 1, perSecond: 0 },
  ],
});
