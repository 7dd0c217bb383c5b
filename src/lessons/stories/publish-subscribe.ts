// Publish-subscribe: one event, a copy for each queue that is bound, and subscribers that know nothing of each other.
import type { Command } from '../../scenario/run-spec.ts';
import type { SceneRun, Story } from '../story.ts';

const down: readonly Command[] = [
  { atMs: 15_000, type: 'start-fault', component: 'AnalyticsDB', fault: { type: 'slow', factor: 20 } },
  { atMs: 30_000, type: 'end-fault', component: 'AnalyticsDB', fault: 'slow' },
];
const run: SceneRun = { comparison: '115-or-116', sets: { a: { 'EmailWorker.count': 150 } }, commands: { a: down } };
const queue = (name: string, path: string) => `a queue ${name} ${path}`;

export const publishSubscribe: Story = {
  id: 'publish-subscribe',
  part: 'Pattern 1: publish-subscribe',
  title: 'Publish and subscribe',
  summary:
    'The publisher says what has happened. Who hears it, how many they are and whether they keep up is not its concern.',
  minutes: 3,
  scenes: [
    {
      title: 'One event for everybody',
      text: [
        '57.87 orders a second: the lesson’s month. Each is published once to a fanout exchange, and each bound queue gets a copy.',
      ],
      question: {
        ask: 'After ten seconds, how many messages has the broker taken in?',
        choices: [
          { label: 'about 580, one for each order', value: 580 },
          { label: 'about 2,300, four for each order', value: 2_300 },
        ],
        measure: 'a queues published',
      },
      after: ['{copies} copies of {orders} orders.'],
      run,
      fromMs: 0,
      until: { atMs: 10_000 },
      pace: 3,
      lanes: 'a',
      look: [{ lane: 'a', id: 'Queue' }],
      figures: {
        copies: { measure: 'a queues published', unit: 'count' },
        orders: { measure: 'a orders.placed', unit: 'count' },
      },
    },
    {
      title: 'Each at its own pace',
      text: [
        'Four subscribers, four speeds: 300 ms for a sales record, two seconds for an e-mail. None waits for another.',
      ],
      after: ['Busy on average: {email} e-mail workers and {sales} for the sales records, for the very same events.'],
      run,
      fromMs: 10_000,
      until: { atMs: 15_000 },
      pace: 3,
      lanes: 'a',
      look: [
        { lane: 'a', id: 'EmailWorker' },
        { lane: 'a', id: 'AnalyticsWorker' },
      ],
      figures: {
        email: { measure: 'a component EmailWorker busyMean', unit: 'decimal' },
        sales: { measure: 'a component AnalyticsWorker busyMean', unit: 'decimal' },
      },
    },
    {
      title: 'One subscriber falls behind',
      text: ['At 15 s the analytics database becomes twenty times slower.'],
      question: {
        ask: 'Which queue grows?',
        choices: [
          { label: 'All four', value: -1 },
          { label: 'Only analytics.events', measure: queue('analytics.events', 'ready') },
          { label: 'email.order.confirmation', measure: queue('email.order.confirmation', 'ready') },
        ],
      },
      after: [
        'Only its own: {waiting} wait there, {others} in the e-mail queue. The customers are answered in {answer} as before.',
      ],
      run,
      fromMs: 15_000,
      until: { atMs: 30_000 },
      pace: 3,
      lanes: 'a',
      look: [{ lane: 'a', id: 'Queue', queue: 'analytics.events' }],
      figures: {
        waiting: { measure: queue('analytics.events', 'ready'), unit: 'count' },
        others: { measure: queue('email.order.confirmation', 'ready'), unit: 'count' },
        answer: { measure: 'a orders.lastCustomerMs', unit: 'ms' },
      },
    },
    {
      title: 'It keeps its copies',
      text: ['The database recovers. What it has missed is waiting for it, in order.'],
      after: [
        'Half a minute later {left} are left: what was begun in the slow time took six seconds, and then 18 workers take 60 a second while 57.87 come in. Catching up is slow.',
      ],
      run,
      fromMs: 30_000,
      until: { atMs: 60_000 },
      pace: 8,
      lanes: 'a',
      look: [{ lane: 'a', id: 'AnalyticsWorker' }],
      figures: { left: { measure: queue('analytics.events', 'ready'), unit: 'count' } },
    },
    {
      title: 'More hands for one subscriber',
      text: [
        'Nobody else has to know when the analytics team doubles its pool: below, it has 36 workers from the start of the same trouble.',
      ],
      after: ['{leftA} above, {leftB} below. The publisher was not touched.'],
      run: { ...run, sets: { ...run.sets, b: { 'AnalyticsWorker.count': 36 } }, commands: { a: down, b: down } },
      fromMs: 30_000,
      until: { atMs: 60_000 },
      pace: 8,
      look: [
        { lane: 'a', id: 'AnalyticsWorker' },
        { lane: 'b', id: 'AnalyticsWorker' },
      ],
      figures: {
        leftA: { measure: queue('analytics.events', 'ready'), unit: 'count' },
        leftB: { measure: 'b queue analytics.events ready', unit: 'count' },
      },
      notes:
        'The lesson binds an exclusive queue for each subscriber; with several workers of one kind that would give each of them every message.',
    },
  ],
  tries: [
    {
      label: 'SendGrid down for ten seconds',
      lookFor: 'Only the e-mail queue grows, and it is worked off afterwards.',
      run: {
        ...run,
        commands: {
          a: [
            { atMs: 5_000, type: 'start-fault', component: 'EmailService', fault: { type: 'down' } },
            { atMs: 15_000, type: 'end-fault', component: 'EmailService', fault: 'down' },
          ],
        },
      },
      pace: 3,
    },
    {
      label: 'Twice the orders',
      lookFor: 'Every subscriber needs twice the hands; the queues say which ones lack them.',
      run: { ...run, sets: { a: { 'orders.perSecond': 115.74, 'EmailWorker.count': 150 } }, commands: {} },
      pace: 3,
    },
    {
      label: 'Publishing takes 100 ms',
      lookFor: 'What the publisher still waits for is the confirm: the answer takes 200 ms.',
      run: { ...run, sets: { a: { 'Queue.publish': 100 } }, commands: {} },
      pace: 3,
    },
  ],
};
