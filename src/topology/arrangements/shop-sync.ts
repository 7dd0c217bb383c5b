// How the shop without a queue is laid out. Wide: customer, servers and stores to the left, and what the servers call while the
// customer waits in a block to the right, clockwise in the order of the calls.

import type { Arrangement, Side } from '../arrange/arrangement.ts';

export const shopSyncWide: Arrangement = {
  across: [
    ['Client', 70, 'AppServers'],
    ['Master', 76, 'Replicas', 184, 'EmailService', 100, 'Inventory'],
  ],
  down: [
    ['AppServers', 42, 'Master'],
    ['EmailService', 38, 'AnalyticsDB'],
  ],
  sameX: [
    ['Client', 'Redis'],
    ['AppServers', 'Master'],
    ['EmailService', 'AnalyticsDB'],
    ['Inventory', 'SMSService'],
  ],
  sameY: [
    ['Client', 'AppServers'],
    ['Redis', 'Master', 'Replicas'],
    ['EmailService', 'Inventory'],
    ['AnalyticsDB', 'SMSService'],
  ],
  sides: {
    'AppServers->Redis': ['bottom', 'right'],
  },
};

export const shopSyncTall: Arrangement = {
  across: [['Client', 76, 'AppServers', 88, 'Master']],
  down: [
    ['Client', 34, 'Redis', 50, 'EmailService', 30, 'AnalyticsDB'],
    ['Master', 30, 'Replicas', 50, 'Inventory', 30, 'SMSService'],
  ],
  sameX: [
    ['Client', 'Redis'],
    ['EmailService', 'AnalyticsDB'],
    ['Master', 'Replicas', 'Inventory', 'SMSService'],
  ],
  sameY: [
    ['EmailService', 'Inventory'],
    ['AnalyticsDB', 'SMSService'],
  ],
  sides: {
    'AppServers->Redis': ['bottom', 'right'],
    'AppServers->EmailService': ['bottom', 'right'],
    'AppServers->AnalyticsDB': ['bottom', 'right'],
    'AppServers->Inventory': ['bottom', 'left'],
    'AppServers->SMSService': ['bottom', 'left'],
  },
};

const services = ['EmailService', 'Inventory', 'SMSService', 'AnalyticsDB'];
const servers = ['App1', 'App2', 'App3'];

const fromEach = (to: string, sides: readonly [Side, Side]) =>
  Object.fromEntries(servers.map((server) => [`${server}->${to}`, sides]));

export const shopSyncWideOpen: Arrangement = {
  across: [['Client', 92, 'App1', 178, 'Master', 84, 'Slave1', 40, 'EmailService']],
  down: [[...servers, 34, 'Redis'], ['App3', 46, 'Slave1', 12, 'Slave2'], services],
  sameX: [[...servers, 'Redis'], services, ['Slave1', 'Slave2']],
  sameY: [
    ['Client', 'App1'],
    ['Master', 'Slave1'],
  ],
  bend: 'near-start',
  sides: fromEach('Redis', ['right', 'right']),
};

export const shopSyncTallOpen: Arrangement = {
  across: [['Client', 92, 'App1', 180, 'Master']],
  down: [
    [...servers, 'Redis'],
    ['Master', 30, 'Slave1', 12, 'Slave2', 50, ...services],
  ],
  sameX: [
    [...servers, 'Redis'],
    ['Master', 'Slave1', 'Slave2', ...services],
  ],
  sameY: [],
  bend: 'near-start',
  sides: {
    ...fromEach('Redis', ['right', 'right']),
    'Master->Slave2': ['right', 'right'],
  },
};
