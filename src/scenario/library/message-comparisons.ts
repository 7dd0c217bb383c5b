// The comparisons about what a broker does with messages, in the order of the menu.
import type { Command } from '../run-spec.ts';
import type { Comparison } from './comparison.ts';

const JOIN: Command = { atMs: 10_000, type: 'set', path: 'EmailWorker.count', value: 20 };

export const MESSAGE_COMPARISONS: readonly Comparison[] = [
  {
    id: 'new-subscriber',
    title: 'One more subscriber',
    topic: 'messages',
    pace: 1,
    summary: 'Bind loyalty points to the exchange while the shop runs.',
    lanes: [{ title: 'Publish and subscribe', scenario: 'new-subscriber' }],
  },
  {
    id: 'late-workers',
    title: 'Workers who come too late',
    topic: 'messages',
    pace: 1,
    summary: 'Fifteen workers join at 0:10. Without a prefetch there is nothing left for them.',
    lanes: [
      { title: 'No prefetch', scenario: 'late-workers', commands: [JOIN] },
      { title: 'Prefetch 1', scenario: 'fair-dispatch', commands: [JOIN] },
    ],
  },
  {
    id: 'attention',
    title: 'High, medium and low priority',
    topic: 'messages',
    pace: 1,
    summary: 'A campaign meets confirmations at the same workers: by weight, or strictly in order.',
    lanes: [
      { title: 'By weight 6 : 3 : 1', scenario: 'weighted-attention' },
      { title: 'First queue first', scenario: 'weighted-attention', sets: { 'EmailWorker.attention': 'strict' } },
    ],
  },
  {
    id: 'batch',
    title: 'A batch that never fills',
    topic: 'messages',
    pace: 1,
    summary: '251 events in batches of 100. Without a timer 51 wait for ever.',
    lanes: [
      { title: 'No timer', scenario: 'batch-never-fills' },
      { title: 'Flushed after 1 s', scenario: 'batch-never-fills', sets: { 'AnalyticsWorker.flush': 1_000 } },
    ],
  },
  {
    id: 'ttl',
    title: 'Too old to be sent',
    topic: 'messages',
    pace: 1,
    summary: 'Notifications live for 5 s; three workers are too few, six are enough.',
    lanes: [
      { title: 'Three workers', scenario: 'ttl-dead-letters' },
      { title: 'Six workers', scenario: 'ttl-dead-letters', sets: { 'NotificationWorker.count': 6 } },
    ],
  },
  {
    id: 'head-of-line',
    title: 'A short wait behind a long one',
    topic: 'messages',
    pace: 2,
    summary: 'Only the head of a queue expires.',
    lanes: [{ title: 'One wait queue', scenario: 'head-of-line' }],
  },
  {
    id: 'cart-reminder',
    title: 'A reminder after 24 hours',
    topic: 'messages',
    pace: 'follow',
    summary: 'Delayed by a wait queue, or by a header that nobody reads.',
    lanes: [
      { title: 'Wait queue', scenario: 'cart-reminder' },
      { title: 'x-delay, ignored', scenario: 'x-delay-ignored' },
    ],
  },
  {
    id: 'queue-full',
    title: 'A full queue',
    topic: 'messages',
    pace: 2,
    summary: 'At most 1,000 e-mails: the oldest go, or the publisher is refused.',
    lanes: [
      { title: 'drop-head', scenario: 'queue-full' },
      { title: 'reject-publish', scenario: 'queue-full-rejects' },
    ],
  },
  {
    id: 'low-stock',
    title: 'Low stock',
    topic: 'messages',
    pace: 1,
    summary: 'A worker that publishes: one message causes another.',
    lanes: [{ title: 'Follow-up publishes', scenario: 'low-stock' }],
  },
  {
    id: 'spike',
    title: 'A hundred thousand at once',
    topic: 'messages',
    pace: 20,
    summary: '1,000 orders a second for 100 s, taken by the queues.',
    lanes: [{ title: 'Buffered', scenario: 'spike' }],
  },
  {
    id: 'dashboard',
    title: 'The dashboard of the lesson',
    topic: 'messages',
    pace: 2_000,
    summary: '1,024 pending, 50,000 today, 12 in the DLQ, 5 workers: what has to happen for that.',
    lanes: [{ title: 'A day', scenario: 'dashboard' }],
  },
  {
    id: 'all-queues',
    title: 'Every queue of the shop',
    topic: 'messages',
    pace: 1,
    summary: 'All the lesson’s queues, each with somebody who publishes and somebody who works.',
    lanes: [{ title: 'The whole shop', scenario: 'all-queues' }],
  },
];
