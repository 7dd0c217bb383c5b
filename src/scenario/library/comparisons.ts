// The comparisons that put one or two of the built-in scenarios on the same orders, as the menu of the page offers them.
import type { Command, RunSpec } from '../run-spec.ts';
import type { Comparison } from './comparison.ts';
import { CUSTOMER_COMPARISONS } from './customer-comparisons.ts';
import { MESSAGE_COMPARISONS } from './message-comparisons.ts';
import { scenarioById } from './scenarios.ts';
import { SHARING_COMPARISONS } from './sharing-comparisons.ts';

const picturesAt = (perSecond: number): Command => ({
  atMs: 10_000,
  type: 'set',
  path: 'pictures.perSecond',
  value: perSecond,
});

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
    id: 'pictures',
    title: 'Pictures beside the checkout',
    topic: 'checkout',
    pace: 2,
    summary:
      'From 0:10 on 3,600 pictures a second are asked for. The app servers send them all, or a tenth of them, with a CDN before them.',
    lanes: [
      { title: 'All from the app servers', scenario: 'pictures', commands: [picturesAt(3_600)] },
      {
        title: 'Nine in ten from a CDN',
        scenario: 'pictures',
        sets: { 'pictures.perSecond': 100 },
        commands: [picturesAt(360)],
      },
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
    id: 'confirms',
    title: 'A refusal that nobody hears',
    topic: 'failures',
    pace: 2,
    summary: 'A full queue refuses e-mails: the publisher waits for the confirm, or does not.',
    lanes: [
      { title: 'Confirms', scenario: 'queue-full-rejects' },
      { title: 'No confirms', scenario: 'queue-full-unheard' },
    ],
  },
  ...MESSAGE_COMPARISONS,
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
