// The challenges. Each is shown by a test to fail as shipped, and to be met by two different changes.
import type { Command } from '../scenario/run-spec.ts';
import type { Challenge, Term } from './challenge.ts';

const MINUTE = 60_000;
const email = 'email.order.confirmation';
const fast: Term = { text: 'p95 of the checkout', measure: 'b orders.customerMs.p95', unit: 'ms', atMost: 300 };
const emailReady: Term = { text: 'E-mails waiting', measure: `b queue ${email} ready`, unit: 'count', atMost: 100 };
const workers = (atMost: number): Term => ({ text: 'Workers in all', measure: 'b workers', unit: 'count', atMost });
const nobodyLost: Term = { text: 'Orders failed', measure: 'b orders.failed', unit: 'count', atMost: 0 };

const outage: readonly Command[] = [
  { atMs: 10_000, type: 'start-fault', component: 'EmailService', fault: { type: 'down' } },
  { atMs: 20_000, type: 'end-fault', component: 'EmailService', fault: 'down' },
];

export const CHALLENGES: readonly Challenge[] = [
  {
    id: 'empty-queues',
    title: 'Empty queues',
    brief:
      'The lesson’s month on five workers a pool: customers are happy, and nobody gets an e-mail. Keep the answers fast and the queues short, with at most 230 workers.',
    run: { comparison: 'month' },
    pace: 5,
    judgedAtMs: MINUTE,
    terms: [
      fast,
      { text: 'Messages waiting in all', measure: 'b queues ready', unit: 'count', atMost: 200 },
      workers(230),
    ],
  },
  {
    id: 'through-the-spike',
    title: 'Through the spike',
    brief:
      '220 orders a second at the top. Every e-mail that is sent has waited ten seconds at most, with at most 700 workers.',
    run: { comparison: 'rush' },
    pace: 4,
    judgedAtMs: 70_000,
    terms: [
      fast,
      { text: 'Longest wait of an e-mail', measure: `b queue ${email} waitMs.max`, unit: 'ms', atMost: 10_000 },
      { text: 'Oldest e-mail waiting', measure: `b queue ${email} oldestMs`, unit: 'ms', atMost: 10_000 },
      workers(700),
    ],
  },
  {
    id: 'without-a-queue',
    title: 'Without a queue',
    brief:
      'The synchronous shop has to stand the same rush. Nobody in lane A may wait longer than four and a half seconds.',
    run: { comparison: 'rush' },
    pace: 4,
    judgedAtMs: 70_000,
    terms: [
      { text: 'Longest wait of a customer', measure: 'a orders.customerMs.max', unit: 'ms', atMost: 4_500 },
      { text: 'Orders failed', measure: 'a orders.failed', unit: 'count', atMost: 0 },
    ],
  },
  {
    id: 'narrow-database',
    title: 'A narrow database',
    brief:
      'Somebody has left the Master with five connections. Queue or no queue, the checkout crawls. p95 below 300 ms, please.',
    run: { comparison: 'month', sets: { a: { 'Master.connections': 5 }, b: { 'Master.connections': 5 } } },
    pace: 5,
    judgedAtMs: MINUTE,
    terms: [fast, nobodyLost],
  },
  {
    id: 'a-short-outage',
    title: 'A short outage',
    brief:
      'SendGrid is down from the tenth to the twentieth second. A minute after the start, hardly an e-mail may wait any more.',
    run: { comparison: '115-or-116', commands: { a: outage, b: outage } },
    pace: 5,
    judgedAtMs: MINUTE,
    terms: [fast, emailReady, nobodyLost, workers(300)],
  },
  {
    id: 'a-provider-with-limits',
    title: 'A provider with limits',
    brief:
      'SendGrid takes fifty calls at once and not one more. There are workers enough, and still the queue grows. Negotiate, or be quicker.',
    run: {
      comparison: '115-or-116',
      sets: { a: { 'EmailService.concurrency': 50 }, b: { 'EmailService.concurrency': 50 } },
    },
    pace: 5,
    judgedAtMs: MINUTE,
    terms: [fast, emailReady, workers(230)],
  },
];

export const challengeById = (id: string): Challenge | undefined => CHALLENGES.find((one) => one.id === id);
