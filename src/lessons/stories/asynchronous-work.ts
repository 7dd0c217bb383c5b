// What to do asynchronously: the four jobs one by one, each with its reason, under a stream of orders.
import type { SceneRun, Story } from '../story.ts';

const run: SceneRun = {
  comparison: 'realistic',
  commands: {
    a: [{ atMs: 20_000, type: 'start-fault', component: 'SMSService', fault: { type: 'slow', factor: 6 } }],
    b: [{ atMs: 20_000, type: 'start-fault', component: 'SMSService', fault: { type: 'slow', factor: 6 } }],
  },
};

export const asynchronousWork: Story = {
  id: 'asynchronous-work',
  part: 'What to process asynchronously?',
  title: 'What can wait',
  summary: 'E-mail, stock, seller, sales: why each may happen later, and what must never leave the critical path.',
  minutes: 4,
  scenes: [
    {
      title: 'Twenty orders a second',
      text: [
        'Orders come by chance now, and services take the lesson’s ranges: two to three seconds for an e-mail, half a second to one for a push.',
      ],
      after: ['After {now} the upper customers wait {slow} in the median, the lower ones {fast}.'],
      run,
      fromMs: 0,
      until: { atMs: 10_000 },
      pace: 2,
      figures: {
        now: { measure: 'clock', unit: 'ms' },
        slow: { measure: 'a orders.customerMs.p50', unit: 'ms' },
        fast: { measure: 'b orders.customerMs.p50', unit: 'ms' },
      },
    },
    {
      title: 'E-mail: long, and somebody else’s',
      text: ['It takes longest and is least in your hands. It is the first thing to take out of the customer’s way.'],
      question: {
        ask: 'Which pool has most of its workers busy?',
        choices: [
          { label: 'E-mail, 60 workers', measure: 'b component EmailWorker busyMean' },
          { label: 'Inventory, 15 workers', measure: 'b component InventoryWorker busyMean' },
          { label: 'Notification, 20 workers', measure: 'b component NotificationWorker busyMean' },
          { label: 'Analytics, 10 workers', measure: 'b component AnalyticsWorker busyMean' },
        ],
      },
      after: ['E-mail: on average {email} workers were busy. That is orders a second times seconds for each.'],
      run,
      fromMs: 10_000,
      until: { atMs: 14_000 },
      pace: 2,
      lanes: 'b',
      look: [{ lane: 'b', id: 'EmailWorker' }],
      figures: { email: { measure: 'b component EmailWorker busyMean', unit: 'decimal' } },
    },
    {
      title: 'Stock: soon is soon enough',
      text: [
        'The order’s own transaction has taken the article from the stock. What the worker does is bookkeeping across warehouses; a second or two do not hurt.',
        'Were the deduction itself moved here, two customers could buy the last piece.',
      ],
      after: ['The bookkeeping waits {wait} in its queue at the 95th percentile.'],
      run,
      fromMs: 14_000,
      until: { atMs: 17_000 },
      pace: 2,
      lanes: 'b',
      look: [{ lane: 'b', id: 'Queue', queue: 'inventory.update' }],
      figures: { wait: { measure: 'b queue inventory.update waitMs.p95', unit: 'ms' } },
    },
    {
      title: 'Sales records: in minutes, or at night',
      text: ['Nobody reads a report within the second. Analytics could even be gathered and written in batches.'],
      run,
      fromMs: 17_000,
      until: { atMs: 20_000 },
      pace: 2,
      lanes: 'b',
      look: [{ lane: 'b', id: 'AnalyticsWorker' }],
    },
    {
      title: 'A slow friend',
      text: ['At 20 s Twilio becomes six times slower, in both lanes.'],
      question: {
        ask: 'Whose customers feel it?',
        choices: [
          { label: 'The upper ones', measure: 'a orders.lastCustomerMs' },
          { label: 'The lower ones', measure: 'b orders.lastCustomerMs' },
        ],
      },
      after: [
        'The upper ones: the last of them waited {slow2}. Below, {left} notifications wait in their queue, and the answer still takes {still}.',
      ],
      run,
      fromMs: 20_000,
      until: { atMs: 40_000 },
      pace: 4,
      look: [
        { lane: 'a', id: 'SMSService' },
        { lane: 'b', id: 'Queue', queue: 'notifications.order' },
      ],
      figures: {
        slow2: { measure: 'a orders.lastCustomerMs', unit: 'ms' },
        left: { measure: 'b queue notifications.order ready', unit: 'count' },
        still: { measure: 'b orders.lastCustomerMs', unit: 'ms' },
      },
    },
  ],
  tries: [
    {
      label: 'Storing takes 1 s',
      lookFor: 'What stays in the critical path is felt in both lanes.',
      run: { comparison: 'realistic', sets: { a: { 'Master.placeOrder': 1_000 }, b: { 'Master.placeOrder': 1_000 } } },
      pace: 2,
    },
    {
      label: 'Half the e-mail workers',
      lookFor: 'The e-mail queue grows, the other three do not: each pool is sized alone.',
      run: { comparison: 'realistic', sets: { b: { 'EmailWorker.count': 30 } } },
      pace: 4,
    },
    {
      label: 'Stock holds a connection',
      lookFor: 'The workers compete with customers for the database: asynchronous work still uses what it uses.',
      run: {
        comparison: 'realistic',
        sets: {
          a: { 'Inventory.holdsConnection': true, 'Master.connections': 8 },
          b: { 'Inventory.holdsConnection': true, 'Master.connections': 8 },
        },
      },
      pace: 2,
    },
  ],
};
