// What a broker does with messages in time: times to live, delays, batches, full queues.
import type { Queue, Scenario } from '../scenario.ts';
import { all, brokerOf, EMAILS, enoughFor, pool, queue } from './changes.ts';
import { asynchronous } from './checkouts.ts';
import { MONTH_PER_SECOND, reply, send, steady, storeOrder, upTo } from './shop.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** An e-mail queue of 1,000 at most, with workers far too few for it. */
const fullOf = (limits: Partial<Queue>) =>
  all(enoughFor(60), pool('EmailWorker', { count: 5 }), queue(EMAILS, { maxLength: 1_000, ...limits }));

export const MESSAGES: Scenario[] = [
  asynchronous({
    id: 'batch-never-fills',
    title: 'A batch that never fills',
    traffic: upTo(25_000, 10),
    horizonMs: 2 * MINUTE,
    change: all(
      enoughFor(10),
      pool('EmailWorker', { count: 22 }),
      pool('AnalyticsWorker', { count: 1, prefetch: 100, batch: { size: 100 } }),
    ),
    summary:
      'Analytics collects 100 events before it writes them. 251 orders come: two batches are written, and 51 events stay unacknowledged for ever, for nothing says that an incomplete batch should go.',
  }),
  asynchronous({
    id: 'ttl-dead-letters',
    title: 'Too old to be sent',
    traffic: steady(5),
    horizonMs: 2 * MINUTE,
    change: all(
      enoughFor(5),
      pool('EmailWorker', { count: 12 }),
      queue('notifications.order', { messageTtlMs: 5_000, deadLetterTo: 'notifications.dead' }),
      queue('notifications.dead', {}),
      pool('NotificationWorker', { count: 3 }),
    ),
    summary:
      'Notifications live for 5 s in their queue (x-message-ttl). Three workers send three a second, five come: what has waited 5 s expires and is dead-lettered.',
  }),
  asynchronous({
    id: 'head-of-line',
    title: 'A short wait behind a long one',
    traffic: { pattern: 'one' },
    horizonMs: 2 * MINUTE,
    change: all(
      queue('cart.wait', { deadLetterTo: 'cart-reminders' }),
      queue('cart-reminders', {}),
      pool('EmailWorker', { also: [{ queue: 'cart-reminders', weight: 1 }] }),
    ),
    flows: {
      slowReminder: [send('cart.wait', 'remind in 30 s', { expirationMs: 30_000 }), reply],
      quickReminder: [send('cart.wait', 'remind in 5 s', { expirationMs: 5_000 }), reply],
    },
    beside: [
      { id: 'slow', flow: 'slowReminder', startMs: 1_000 },
      { id: 'quick', flow: 'quickReminder', startMs: 2_000 },
    ],
    summary:
      'One wait queue for all delays: a reminder due in 5 s stands behind one that is due in 30 s. Only the head of a queue expires, so it comes 24 s late.',
  }),
  asynchronous({
    id: 'cart-reminder',
    title: 'A reminder after 24 hours',
    traffic: { pattern: 'one' },
    horizonMs: 25 * HOUR,
    change: all(
      queue('cart.wait', { messageTtlMs: 24 * HOUR, deadLetterTo: 'cart-reminders' }),
      queue('cart-reminders', {}),
      pool('EmailWorker', { also: [{ queue: 'cart-reminders', weight: 1 }] }),
    ),
    flows: { leaveCart: [send('cart.wait', 'remember the cart'), reply] },
    beside: [{ id: 'carts', flow: 'leaveCart', startMs: 1_000 }],
    summary:
      'A cart is left. Its message waits 24 hours in a queue with a time to live, is dead-lettered into cart-reminders, and an e-mail is sent. Without the plug-in, that is how RabbitMQ delays.',
  }),
  asynchronous({
    id: 'x-delay-ignored',
    title: 'x-delay that is ignored',
    traffic: { pattern: 'one' },
    horizonMs: 25 * HOUR,
    change: all(
      queue('cart-reminders', {}),
      pool('EmailWorker', { also: [{ queue: 'cart-reminders', weight: 1 }] }),
      (components) => {
        const broker = brokerOf(components);
        broker.exchanges = {
          ...broker.exchanges,
          reminders: { type: 'direct', bindings: [{ queue: 'cart-reminders', key: 'cart-reminders' }], delayed: false },
        };
      },
    ),
    flows: {
      leaveCart: [
        {
          do: 'publish',
          to: 'Queue',
          exchange: 'reminders',
          routingKey: 'cart-reminders',
          delayMs: 24 * HOUR,
          label: 'remind in 24 hours',
        },
        reply,
      ],
    },
    beside: [{ id: 'carts', flow: 'leaveCart', startMs: 1_000 }],
    summary:
      'The lesson sets the header x-delay to 24 hours. An ordinary exchange ignores it: the reminder is sent at once, while the customer is still shopping.',
  }),
  asynchronous({
    id: 'queue-full',
    title: 'A full queue drops its oldest',
    traffic: steady(MONTH_PER_SECOND),
    horizonMs: 2 * MINUTE,
    change: fullOf({}),
    summary:
      'The e-mail queue holds 1,000 at most (x-max-length). Its five workers are far too few: once it is full, each new e-mail pushes out the oldest one, and every publish is confirmed.',
  }),
  asynchronous({
    id: 'queue-full-rejects',
    title: 'A full queue refuses',
    traffic: steady(MONTH_PER_SECOND),
    horizonMs: 2 * MINUTE,
    change: fullOf({ overflow: 'reject-publish' }),
    summary:
      'The same with x-overflow reject-publish: the publisher gets a nack although the other three queues have the event, and the order fails after it was stored.',
  }),
  asynchronous({
    id: 'queue-full-unheard',
    title: 'A refusal that nobody hears',
    traffic: steady(MONTH_PER_SECOND),
    horizonMs: 2 * MINUTE,
    change: fullOf({ overflow: 'reject-publish' }),
    flows: {
      checkout: [
        storeOrder,
        { do: 'publish', to: 'Queue', exchange: 'orders', label: 'publish', onFailure: 'continue' },
        reply,
      ],
    },
    summary:
      'The lesson publishes on a channel without confirms: whether the queue took the message is never heard. Every customer is told that all is well, and the refused e-mails are gone.',
  }),
];
