// The comparisons that put one or two of the built-in scenarios on the same orders, as the menu of the page offers them.
import type { Command, RunSpec } from '../run-spec.ts';
import type { Comparison } from './comparison.ts';
import { CUSTOMER_COMPARISONS } from './customer-comparisons.ts';
import { scenarioById } from './scenarios.ts';
import { SHARING_COMPARISONS } from './sharing-comparisons.ts';

const JOIN: Command = { atMs: 10_000, type: 'set', path: 'EmailWorker.count', value: 20 };

export const COMPARISONS: readonly Comparison[] = [
  {
    id: 'one-order',
    title: 'One order, twice',
    topic: 'checkout',
    pace: 'follow',
    summary: 'The same order through both checkouts. The work is the same; what differs is who waits for it.',
    lanes: [
      { title: 'Synchronous', scenario: 'one-order-sync' },
      { title: 'Asynchronous', scenario: 'one-order-async' },
    ],
  },
  {
    id: 'rush',
    title: 'The rush',
    topic: 'checkout',
    pace: 1,
    summary: 'Orders rise past what the synchronous shop can carry, 153.8 a second, and fall again.',
    lanes: [
      { title: 'Synchronous', scenario: 'rush-sync' },
      { title: 'Asynchronous', scenario: 'rush-async' },
    ],
  },
  {
    id: 'month',
    title: '150 million orders a month',
    topic: 'checkout',
    pace: 5,
    summary:
      'The lesson’s month, 57.87 orders a second, on five workers a pool: fast answers, and queues that never empty.',
    lanes: [
      { title: 'Synchronous', scenario: 'month-sync' },
      { title: 'Asynchronous', scenario: 'month-async' },
    ],
  },
  {
    id: '115-or-116',
    title: '115 or 116 e-mail workers',
    topic: 'checkout',
    pace: 20,
    summary: '57.87 orders a second need 115.7 e-mail workers. One worker decides whether the queue grows for ever.',
    lanes: [
      { title: '115 e-mail workers', scenario: 'month-staffed', sets: { 'EmailWorker.count': 115 } },
      { title: '116 e-mail workers', scenario: 'month-staffed' },
    ],
  },
  {
    id: 'realistic',
    title: 'Realistic times',
    topic: 'checkout',
    pace: 1,
    summary: 'Poisson arrivals and varying service times; both lanes get the same orders and the same luck.',
    lanes: [
      { title: 'Synchronous', scenario: 'realistic-sync' },
      { title: 'Asynchronous', scenario: 'realistic-async' },
    ],
  },
  {
    id: 'as-written',
    title: 'The e-mail worker as written',
    topic: 'checkout',
    pace: 5,
    summary:
      'The lesson’s worker sets no prefetch and handles concurrently. Against it: 116 workers, one message at a time.',
    lanes: [
      { title: 'As written', scenario: 'worker-as-written' },
      { title: 'Serial, prefetch 1', scenario: 'month-staffed' },
    ],
  },
  {
    id: 'email-outage',
    title: 'The e-mail provider goes down',
    topic: 'failures',
    pace: 1,
    summary: 'SendGrid is down for half a minute. On one side customers get errors, on the other dead letters wait.',
    lanes: [
      { title: 'Synchronous', scenario: 'email-outage-sync' },
      { title: 'Asynchronous', scenario: 'email-outage' },
    ],
  },
  {
    id: 'slow-dependency',
    title: 'A slow dependency',
    topic: 'failures',
    pace: 2,
    summary: 'SendGrid takes 10 s instead of 2 for a minute, at 60 orders a second.',
    lanes: [
      { title: 'Synchronous', scenario: 'slow-dependency-sync' },
      { title: 'Asynchronous', scenario: 'slow-dependency-async' },
    ],
  },
  {
    id: 'poison',
    title: 'The hot requeue loop',
    topic: 'failures',
    pace: 1,
    summary: 'One message that always fails, given back at once. A delivery limit ends it.',
    lanes: [
      { title: 'Classic queue', scenario: 'hot-requeue' },
      { title: 'Quorum queue, delivery limit 5', scenario: 'poison-limit' },
    ],
  },
  {
    id: 'backoff',
    title: 'A backoff that blocks its worker',
    topic: 'failures',
    pace: 2,
    summary: 'Every fifth e-mail fails at each attempt. Where does it wait: in the worker’s hand, or in a queue?',
    lanes: [
      { title: 'In the worker', scenario: 'backoff-blocks' },
      { title: 'In wait queues', scenario: 'wait-queues' },
    ],
  },
  {
    id: 'retry-laboratory',
    title: 'The retry laboratory',
    topic: 'failures',
    pace: 1,
    summary: 'Three of ten attempts fail: turn retries, delays and jitter, and watch what they cost.',
    lanes: [{ title: 'Retries', scenario: 'retry-laboratory' }],
  },
  {
    id: 'duplicate',
    title: 'Two e-mails after a crash',
    topic: 'failures',
    pace: 1,
    summary: 'A worker is killed before it acknowledges. What it did is done again.',
    lanes: [{ title: 'A crash at 0:10', scenario: 'duplicate-after-crash' }],
  },
  {
    id: 'broker-restart',
    title: 'The broker restarts',
    topic: 'failures',
    pace: 1,
    summary: 'Five seconds without RabbitMQ, with durable queues and without.',
    lanes: [
      { title: 'Durable', scenario: 'broker-restart' },
      { title: 'Not durable', scenario: 'broker-restart-lost' },
    ],
  },
  {
    id: 'exclusive',
    title: 'An exclusive queue loses messages',
    topic: 'failures',
    pace: 1,
    summary: 'The queue is deleted with the worker that declared it.',
    lanes: [{ title: 'Exclusive', scenario: 'exclusive-queue' }],
  },
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
    summary: '250 events in batches of 100. Without a timer 50 wait for ever.',
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
  ...SHARING_COMPARISONS,
  ...CUSTOMER_COMPARISONS,
];

export const comparisonById = (id: string): Comparison | undefined =>
  COMPARISONS.find((comparison) => comparison.id === id);

/** The run spec of a built-in comparison. */
export function comparisonSpec(comparison: Comparison, seed = 1): RunSpec {
  return {
    seed,
    lanes: comparison.lanes.map(({ scenario, sets, commands = [] }) => ({
      scenario: scenarioById(scenario)!,
      sets: { ...sets },
      commands: [...commands],
    })),
  };
}
