// How the lesson's diagram is laid out. Wide: the way of an order in one line, the stores below it, workers in the order of
// their queues. The relations name nodes, so an edited diagram keeps its places for what it still has.

import type { Arrangement } from '../arrange/arrangement.ts';

const workers = ['EmailWorker', 'InventoryWorker', 'NotificationWorker', 'AnalyticsWorker'];

export const lessonAsyncWide: Arrangement = {
  across: [['Client', 70, 'AppServers', 72, 'Queue', 90, 'EmailWorker', 32, 'EmailService']],
  down: [
    ['EmailWorker', 14, 'InventoryWorker', 14, 'NotificationWorker', 14, 'AnalyticsWorker'],
    ['Queue', 52, 'Master'],
  ],
  sameX: [
    ['Client', 'Redis'],
    ['AppServers', 'Replicas'],
    ['Queue', 'Master'],
    workers,
    ['EmailService', 'SMSService', 'AnalyticsDB'],
  ],
  sameY: [
    ['Client', 'AppServers', 'Queue'],
    ['Redis', 'Replicas', 'Master'],
    ['EmailWorker', 'EmailService'],
    ['NotificationWorker', 'SMSService'],
    ['AnalyticsWorker', 'AnalyticsDB'],
  ],
  sides: {
    'AppServers->Redis': ['bottom', 'right'],
    'AppServers->Master': ['bottom', 'top'],
    'InventoryWorker->Master': ['right', 'bottom'],
  },
};

const workersBelow = {
  'EmailWorker->EmailService': ['right', 'top'],
  'NotificationWorker->SMSService': ['right', 'top'],
  'AnalyticsWorker->AnalyticsDB': ['right', 'top'],
} as const;

export const lessonAsyncTall: Arrangement = {
  across: [
    ['Client', 64, 'AppServers', 86, 'Master'],
    ['Queue', 84, 'EmailWorker'],
    ['AnalyticsDB', 48, 'SMSService', 48, 'EmailService'],
  ],
  down: [
    ['Client', 34, 'Redis'],
    ['Master', 30, 'Replicas', 50, ...workers, 60, 'AnalyticsDB'],
    ['EmailWorker', -17, 'Queue', 60, 'AnalyticsDB'],
  ],
  sameX: [['Client', 'Redis'], ['Master', 'Replicas'], workers],
  sameY: [['AnalyticsDB', 'SMSService', 'EmailService']],
  sides: {
    ...workersBelow,
    'AppServers->Redis': ['bottom', 'right'],
    'AppServers->Queue': ['bottom', 'top'],
    'InventoryWorker->Master': ['right', 'right'],
  },
};

const servers = ['App1', 'App2', 'App3'];

const cacheBelow = {
  'App1->Redis': ['right', 'right'],
  'App2->Redis': ['right', 'right'],
  'App3->Redis': ['right', 'right'],
} as const;

export const lessonAsyncWideOpen: Arrangement = {
  across: [
    ['Client', 92, 'App1', 124, 'Queue', 90, 'EmailWorker', 32, 'EmailService'],
    ['App1', 116, 'Slave1', 12, 'Slave2'],
  ],
  down: [
    [...servers, 34, 'Redis'],
    ['EmailWorker', 14, 'InventoryWorker', 14, 'NotificationWorker', 14, 'AnalyticsWorker'],
    ['Queue', 46, 'Master', 30, 'Slave1'],
  ],
  sameX: [[...servers, 'Redis'], ['Queue', 'Master'], workers, ['EmailService', 'SMSService', 'AnalyticsDB']],
  sameY: [
    ['Client', 'App1'],
    ['Redis', 'Slave1', 'Slave2'],
    ['EmailWorker', 'EmailService'],
    ['NotificationWorker', 'SMSService'],
    ['AnalyticsWorker', 'AnalyticsDB'],
  ],
  sides: { ...cacheBelow, 'InventoryWorker->Master': ['right', 'right'] },
};

export const lessonAsyncTallOpen: Arrangement = {
  across: [
    ['Client', 92, 'App1', 112, 'Master'],
    ['Queue', 84, 'EmailWorker'],
    ['AnalyticsDB', 48, 'SMSService', 48, 'EmailService'],
  ],
  down: [
    [...servers, 'Redis', 50, 'EmailWorker'],
    ['Master', 30, 'Slave1', 12, 'Slave2', 50, ...workers, 60, 'AnalyticsDB'],
    ['EmailWorker', -17, 'Queue', 60, 'AnalyticsDB'],
  ],
  sameX: [[...servers, 'Redis'], ['Master', 'Slave1', 'Slave2'], workers],
  sameY: [['AnalyticsDB', 'SMSService', 'EmailService']],
  sides: {
    ...workersBelow,
    ...cacheBelow,
    'App1->Queue': ['right', 'top'],
    'App2->Queue': ['right', 'top'],
    'App3->Queue': ['right', 'top'],
    'Master->Slave2': ['right', 'right'],
    'InventoryWorker->Master': ['right', 'right'],
  },
};
