// What the nodes of the two built-in diagrams are, for their sizes; which of them are one component, and which are drawn as one.

import type { NodeKind } from './node-sizes.ts';
import type { Stack } from './stack.ts';

/** Nodes that are one component: connected with one, connected with all. */
export const builtinSiblings: string[][] = [['App1', 'App2', 'App3']];

export const builtinStacks: Stack[] = [
  { id: 'AppServers', title: 'App Servers', nodes: ['App1', 'App2', 'App3'] },
  { id: 'Replicas', title: 'Replicas', nodes: ['Slave1', 'Slave2'] },
];

export const builtinKinds: Record<string, NodeKind> = {
  Client: { role: 'client' },
  AppServers: { role: 'server' },
  App1: { role: 'server' },
  App2: { role: 'server' },
  App3: { role: 'server' },
  Redis: { role: 'cache' },
  Master: { role: 'store' },
  Replicas: { role: 'replica' },
  Slave1: { role: 'replica' },
  Slave2: { role: 'replica' },
  Queue: { role: 'broker', queues: 4 },
  EmailWorker: { role: 'workers' },
  InventoryWorker: { role: 'workers' },
  NotificationWorker: { role: 'workers' },
  AnalyticsWorker: { role: 'workers' },
  EmailService: { role: 'service' },
  Inventory: { role: 'service' },
  SMSService: { role: 'service' },
  AnalyticsDB: { role: 'service' },
};
