// Failures and what becomes of messages then: the provider down, requeue loops, poison, backoff, crashes, restarts.
import type { AlertRule, OrdersAgain, Scenario, Step } from '../scenario.ts';
import {
  all,
  customersOrderAgain,
  EMAIL_DEAD,
  EMAILS,
  enoughFor,
  lessonRetry,
  pool,
  queue,
  withRetries,
} from './changes.ts';
import { asynchronous, synchronous } from './checkouts.ts';
import { notifySeller, recordSale, reply, sendEmail, steady, storeOrder, updateStock } from './shop.ts';

const MINUTE = 60_000;
/** The first order's message only. */
const ONLY_THE_FIRST = 1_000_000;

/** "Check the DLQ" above 100 dead letters; errors below 1 %. */
const deadLetterAlerts: AlertRule[] = [
  { id: 'dead-letters', title: 'more than 100 dead letters', queue: EMAIL_DEAD, measure: 'ready', above: 100 },
  { id: 'errors', title: 'more than 1 % of the e-mails fail', queue: EMAILS, measure: 'error-share', above: 0.01 },
];

const providerDown: Scenario['faults'] = [
  { component: 'EmailService', fault: { type: 'down' }, fromMs: 10_000, untilMs: 40_000 },
];

const providerHangs: Scenario['faults'] = [
  { component: 'EmailService', fault: { type: 'hang' }, fromMs: 10_000, untilMs: 40_000 },
];
/** Nobody waits for an e-mail for ever. */
const emailInTime: Step = { ...(sendEmail as Extract<Step, { do: 'call' }>), timeoutMs: 5_000 };
const HALF_AGAIN: OrdersAgain = { share: 0.5, afterMs: 10_000, times: 2 };

export const FAILURES: Scenario[] = [
  asynchronous({
    id: 'email-outage',
    title: 'The e-mail provider goes down',
    traffic: steady(10),
    horizonMs: 5 * MINUTE,
    change: all(enoughFor(10), withRetries(60)),
    faults: providerDown,
    alerts: deadLetterAlerts,
    summary:
      'SendGrid is down from 0:10 to 0:40. Each e-mail is tried four times, backing off 1, 2 and 4 s, then dead-lettered. The checkout does not notice; the dead letters wait to be replayed.',
  }),
  synchronous({
    id: 'email-outage-sync',
    title: 'The e-mail provider goes down, synchronous',
    traffic: steady(10),
    horizonMs: 5 * MINUTE,
    faults: providerDown,
    summary:
      'The same outage without queues: the order is stored, the e-mail fails, the customer gets an error for an order that exists, and may place it again.',
  }),
  synchronous({
    id: 'order-again-sync',
    title: 'Ordered twice, synchronous',
    traffic: steady(10),
    horizonMs: 3 * MINUTE,
    change: customersOrderAgain(HALF_AGAIN),
    flows: { checkout: [storeOrder, emailInTime, updateStock, notifySeller, recordSale, reply] },
    faults: providerHangs,
    summary:
      'From 0:10 to 0:40 SendGrid does not answer. The order is stored, the app server waits 5 s for the e-mail, and tells the customer that it did not work. Half of those order again after ten seconds, twice at most: the first order is still there.',
  }),
  asynchronous({
    id: 'order-again-async',
    title: 'Ordered once, asynchronous',
    traffic: steady(10),
    horizonMs: 3 * MINUTE,
    change: all(enoughFor(10), customersOrderAgain(HALF_AGAIN), withRetries(120)),
    flows: { email: [emailInTime] },
    faults: providerHangs,
    alerts: deadLetterAlerts,
    summary:
      'The same half minute, and the same customers: each is answered before anybody thinks of an e-mail, so nobody has a reason to order again.',
  }),
  asynchronous({
    id: 'hot-requeue',
    title: 'The hot requeue loop',
    traffic: steady(2),
    horizonMs: 2 * MINUTE,
    change: all(
      enoughFor(2),
      pool('EmailWorker', { count: 1, poisonEvery: ONLY_THE_FIRST, onFailure: 'requeue' }),
      (components) => {
        if (components.EmailService?.kind === 'service') components.EmailService.latency = 50;
      },
    ),
    summary:
      'The first message can never be handled, and the worker gives it back with nack(requeue = true). It returns to its old place, the head: the only worker handles nothing else.',
  }),
  asynchronous({
    id: 'poison-limit',
    title: 'Poison, with a delivery limit',
    traffic: steady(2),
    horizonMs: 2 * MINUTE,
    change: all(
      enoughFor(2),
      queue(EMAILS, { type: 'quorum', deliveryLimit: 5, deadLetterTo: EMAIL_DEAD }),
      queue(EMAIL_DEAD, {}),
      pool('EmailWorker', { count: 1, poisonEvery: ONLY_THE_FIRST, onFailure: 'requeue' }),
      (components) => {
        if (components.EmailService?.kind === 'service') components.EmailService.latency = 50;
      },
    ),
    summary:
      'The same message on a quorum queue with x-delivery-limit 5: after six deliveries it is dead-lettered, and the worker goes on with the others.',
  }),
  asynchronous({
    id: 'backoff-blocks',
    title: 'A backoff that blocks its worker',
    traffic: steady(2),
    horizonMs: 2 * MINUTE,
    change: all(enoughFor(2), withRetries(7, { poisonEvery: 5 })),
    summary:
      'Every fifth e-mail fails at each attempt. While a worker awaits the backoff it holds the message, and its prefetch of 1 lets it do nothing else: seven workers, enough for the load, fall behind.',
  }),
  asynchronous({
    id: 'wait-queues',
    title: 'Retries through wait queues',
    traffic: steady(2),
    horizonMs: 2 * MINUTE,
    change: all(
      enoughFor(2),
      withRetries(7, {
        poisonEvery: 5,
        onFailure: 'wait-queues',
        waitQueues: ['email.wait.1s', 'email.wait.2s', 'email.wait.4s'],
      }),
      queue('email.wait.1s', { messageTtlMs: 1_000, deadLetterTo: EMAILS }),
      queue('email.wait.2s', { messageTtlMs: 2_000, deadLetterTo: EMAILS }),
      queue('email.wait.4s', { messageTtlMs: 4_000, deadLetterTo: EMAILS }),
    ),
    summary:
      'The same failures, but a failed message waits in a queue with a time to live that leads back: the worker is free meanwhile.',
  }),
  asynchronous({
    id: 'duplicate-after-crash',
    title: 'Two e-mails after a crash',
    traffic: steady(2),
    horizonMs: MINUTE,
    change: all(enoughFor(2), pool('EmailWorker', { count: 6 })),
    faults: [{ component: 'EmailWorker', fault: { type: 'down' }, fromMs: 10_000, untilMs: 15_000 }],
    summary:
      'The e-mail workers are killed at 0:10, in the middle of a call. SendGrid goes on and sends the mail; the message was not acknowledged, comes back, and is handled again: some customers get two.',
  }),
  asynchronous({
    id: 'broker-restart',
    title: 'The broker restarts',
    traffic: steady(20),
    horizonMs: 2 * MINUTE,
    change: all(enoughFor(20), pool('EmailWorker', { count: 44 })),
    faults: [{ component: 'Queue', fault: { type: 'down' }, fromMs: 20_000, untilMs: 25_000 }],
    summary:
      'RabbitMQ stops for five seconds. Durable queues keep their persistent messages, and deliver again what was held; publishes fail meanwhile, and their customers are told.',
  }),
  asynchronous({
    id: 'broker-restart-lost',
    title: 'The broker restarts, nothing durable',
    traffic: steady(20),
    horizonMs: 2 * MINUTE,
    change: all(
      enoughFor(20),
      pool('EmailWorker', { count: 44 }),
      ...[EMAILS, 'inventory.update', 'notifications.order', 'analytics.events'].map((name) =>
        queue(name, { durable: false }),
      ),
    ),
    faults: [{ component: 'Queue', fault: { type: 'down' }, fromMs: 20_000, untilMs: 25_000 }],
    summary:
      'The same restart with queues that are not durable: they are gone with all their messages, and nobody is told.',
  }),
  asynchronous({
    id: 'exclusive-queue',
    title: 'An exclusive queue loses messages',
    traffic: steady(5),
    horizonMs: MINUTE,
    change: all(
      enoughFor(5),
      queue('notifications.order', { exclusive: true }),
      pool('EmailWorker', { count: 12 }),
      pool('NotificationWorker', { count: 6 }),
    ),
    faults: [{ component: 'NotificationWorker', fault: { type: 'down' }, fromMs: 10_000, untilMs: 20_000 }],
    summary:
      'The queue for notifications is exclusive. When the worker that declared it is lost, it is deleted with its messages; what is published until it is back goes nowhere.',
  }),
  synchronous({
    id: 'slow-dependency-sync',
    title: 'A slow dependency, synchronous',
    traffic: steady(60),
    horizonMs: 3 * MINUTE,
    faults: [{ component: 'EmailService', fault: { type: 'slow', factor: 5 }, fromMs: 20_000, untilMs: 80_000 }],
    summary:
      'From 0:20 to 1:20 SendGrid takes 10 s instead of 2. Each order holds its slot for 11.9 s: 600 slots carry 50.4 orders a second, and 60 come.',
  }),
  asynchronous({
    id: 'slow-dependency-async',
    title: 'A slow dependency, asynchronous',
    traffic: steady(60),
    horizonMs: 3 * MINUTE,
    change: all(enoughFor(60), pool('EmailWorker', { count: 140 })),
    faults: [{ component: 'EmailService', fault: { type: 'slow', factor: 5 }, fromMs: 20_000, untilMs: 80_000 }],
    summary: 'The same minute behind a queue: e-mails come later, every customer is answered in 110 ms.',
  }),
  asynchronous({
    id: 'retry-laboratory',
    title: 'The retry laboratory',
    traffic: { pattern: 'poisson', perSecond: 5 },
    horizonMs: 5 * MINUTE,
    change: all(enoughFor(5), withRetries(30, { errorShare: 0.3, retry: { ...lessonRetry, jitter: 0.2 } })),
    alerts: deadLetterAlerts,
    summary:
      'Three of ten attempts fail. Turn retries, delays, growth and jitter, and watch how many attempts each e-mail costs, and what it does to the queue.',
  }),
];
