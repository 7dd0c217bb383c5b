// How queues and workers are put together: follow-ups, subscribers, attention, prefetch, a spike, the whole shop.
import type { Scenario } from '../scenario.ts';
import { all, brokerOf, EMAIL_DEAD, EMAILS, enoughFor, pool, queue } from './changes.ts';
import { asynchronous, QUEUES } from './checkouts.ts';
import { IMAGES, LOYALTY } from './more-pool.ts';
import {
  MONTH_PER_SECOND,
  pool as newPool,
  notifySeller,
  orders,
  reply,
  send,
  sendEmail,
  sometimes,
  steady,
  updateStock,
  upTo,
} from './shop.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The inventory worker publishes as well. */
const INVENTORY_PUBLISHES = '\n    InventoryWorker -.Publish.-> Queue\n';

export const PATTERNS: Scenario[] = [
  asynchronous({
    id: 'low-stock',
    title: 'Low stock',
    traffic: steady(5),
    horizonMs: 2 * MINUTE,
    edges: INVENTORY_PUBLISHES,
    change: all(
      enoughFor(5),
      pool('EmailWorker', { count: 12 }),
      queue('inventory.alert', {}),
      pool('NotificationWorker', { count: 8, also: [{ queue: 'inventory.alert', weight: 1 }] }),
    ),
    flows: {
      stock: [
        updateStock,
        sometimes('stock below 10', 0.1, [send('inventory.alert', 'low stock'), { do: 'count', counter: 'low stock' }]),
      ],
    },
    summary:
      'One order in ten takes the stock below 10: the inventory worker publishes inventory.alert, and the notification workers tell the buyer. A message that causes a message.',
  }),
  asynchronous({
    id: 'new-subscriber',
    title: 'One more subscriber',
    traffic: steady(5),
    horizonMs: 5 * MINUTE,
    morePool: LOYALTY,
    change: all(enoughFor(5), pool('EmailWorker', { count: 12 }), queue('loyalty.points', {}), (components) => {
      const broker = brokerOf(components);
      broker.exchanges = {
        ...broker.exchanges,
        orders: { type: 'fanout', bindings: [...QUEUES, { queue: 'loyalty.points', bound: false }] },
      };
      components.LoyaltyWorker = {
        ...newPool('LoyaltyWorker', 'Loyalty workers', 'loyalty.points', 'loyalty'),
        count: 2,
      };
      components.LoyaltyDB = {
        kind: 'service',
        nodes: ['LoyaltyDB'],
        title: 'Loyalty DB',
        latency: 200,
        failAfterMs: 50,
      };
    }),
    flows: { loyalty: [{ do: 'call', to: 'LoyaltyDB', label: 'add points' }] },
    summary:
      'Loyalty points are to be added for each order. Bind the queue loyalty.points to the exchange orders while the shop runs: its workers are fed from the next order on, and the publisher is not touched.',
  }),
  asynchronous({
    id: 'weighted-attention',
    title: 'High, medium and low priority',
    traffic: steady(2),
    horizonMs: 3 * MINUTE,
    change: all(
      enoughFor(2),
      queue('email.shipping.update', {}),
      queue('email.marketing', { messageTtlMs: 2 * MINUTE, deadLetterTo: EMAIL_DEAD }),
      queue(EMAIL_DEAD, {}),
      pool('EmailWorker', {
        count: 10,
        weight: 6,
        also: [
          { queue: 'email.shipping.update', weight: 3 },
          { queue: 'email.marketing', weight: 1 },
        ],
        attention: 'weighted',
      }),
    ),
    flows: {
      campaign: [send('email.marketing', 'campaign e-mail'), reply],
      shipped: [send('email.shipping.update', 'shipping update'), reply],
    },
    beside: [
      { id: 'campaign', flow: 'campaign', pattern: 'constant', perSecond: 10, startMs: 10_000 },
      { id: 'shipping', flow: 'shipped', pattern: 'constant', perSecond: 1 },
    ],
    summary:
      'The same ten workers serve confirmations, shipping updates and a campaign. RabbitMQ knows no priority between queues: it is the share of the workers’ attention, 6 to 3 to 1.',
  }),
  asynchronous({
    id: 'late-workers',
    title: 'Workers who come too late',
    traffic: upTo(5_000, 40),
    horizonMs: 3 * MINUTE,
    change: all(enoughFor(40), pool('EmailWorker', { count: 5, prefetch: 0 })),
    summary:
      'Without a prefetch the five workers there hold all 200 e-mails within seconds, one in hand and the others in their own buffers. Add fifteen: they get nothing. What has been delivered is never taken over.',
  }),
  asynchronous({
    id: 'fair-dispatch',
    title: 'Prefetch 1',
    traffic: upTo(5_000, 40),
    horizonMs: 3 * MINUTE,
    change: all(enoughFor(40), pool('EmailWorker', { count: 5, prefetch: 1 })),
    summary: 'The same 200 e-mails with prefetch 1: they wait in the queue, where every worker who joins can help.',
  }),
  asynchronous({
    id: 'pictures',
    title: 'Pictures from the app servers',
    traffic: steady(MONTH_PER_SECOND),
    horizonMs: 2 * MINUTE,
    change: all(enoughFor(60), pool('EmailWorker', { count: 120 })),
    flows: { picture: [{ do: 'work', label: 'send a picture', duration: 200 }, reply] },
    beside: [{ id: 'pictures', flow: 'picture', pattern: 'constant', perSecond: 1_000 }],
    summary:
      'Product pictures come from the app servers, 200 ms each. They share the 600 slots with the checkout: 3,000 pictures a second take them all, and no queue of messages helps against that.',
  }),
  asynchronous({
    id: 'spike',
    title: 'A hundred thousand at once',
    traffic: {
      pattern: 'profile',
      perSecond: 10,
      profile: [
        { atMs: 0, perSecond: 10 },
        { atMs: 10_000, perSecond: 10 },
        { atMs: 10_001, perSecond: 1_000 },
        { atMs: 110_000, perSecond: 1_000 },
        { atMs: 110_001, perSecond: 10 },
      ],
    },
    horizonMs: 30 * MINUTE,
    change: all(
      pool('EmailWorker', { count: 200 }),
      pool('InventoryWorker', { count: 520 }),
      pool('NotificationWorker', { count: 1_020 }),
      pool('AnalyticsWorker', { count: 320 }),
      (components) => {
        if (components.Master?.kind === 'store') components.Master.connections = 200;
      },
    ),
    summary:
      '1,000 orders a second for 100 s. Every customer is answered in 110 ms; the e-mails, of which 200 workers send 100 a second, pile up to 90,000 and are all sent a quarter of an hour later.',
  }),
  asynchronous({
    id: 'dashboard',
    title: 'The dashboard of the lesson',
    traffic: { ...steady(50_000 / 86_400) },
    horizonMs: 24 * HOUR,
    change: all(
      queue(EMAILS, { deadLetterTo: EMAIL_DEAD }),
      queue(EMAIL_DEAD, {}),
      pool('EmailWorker', { count: 5, onFailure: 'reject', poisonEvery: 4_100 }),
    ),
    faults: [{ component: 'EmailWorker', fault: { type: 'down' }, fromMs: 12 * HOUR, untilMs: 12 * HOUR + 1_767_500 }],
    summary:
      'The lesson’s sample reads 1,024 pending, 50,000 today, 12 in the DLQ, 5 workers. 50,000 a day are 0.58 a second, of which five workers do 2.5: nothing would be pending. 1,024 pending need half an hour without workers; here it is, at noon.',
  }),
  asynchronous({
    id: 'all-queues',
    title: 'Every queue of the shop',
    traffic: { pattern: 'poisson', perSecond: 5 },
    horizonMs: 10 * MINUTE,
    edges: INVENTORY_PUBLISHES,
    morePool: IMAGES,
    change: all(
      (components) => {
        components.ImageWorker = {
          ...newPool('ImageWorker', 'Image workers', 'image-processing', 'image'),
          count: 4,
          onFailure: 'reject',
          poisonEvery: 50,
        };
        components.ImageStore = {
          kind: 'service',
          nodes: ['ImageStore'],
          title: 'Image store',
          latency: 3_000,
          failAfterMs: 50,
        };
      },
      ...[
        'email.shipping.update',
        'email.marketing',
        'inventory.alert',
        'inventory.sync',
        'notifications.promo',
        'notifications.reminder',
        'analytics.reports',
        'analytics.behavior',
        'cart-reminders',
        'email.dead',
        'images.dead',
      ].map((name) => queue(name, {})),
      queue(EMAILS, { deadLetterTo: EMAIL_DEAD }),
      queue('image-processing', { deadLetterTo: 'images.dead' }),
      queue('cart.wait', { messageTtlMs: 30_000, deadLetterTo: 'cart-reminders' }),
      pool('EmailWorker', {
        count: 24,
        onFailure: 'retry',
        retry: { retries: 3, firstDelayMs: 1_000, factor: 2, jitter: 0, waits: true },
        poisonEvery: 40,
        weight: 6,
        attention: 'weighted',
        also: [
          { queue: 'email.shipping.update', weight: 3 },
          { queue: 'cart-reminders', weight: 2 },
          { queue: 'email.marketing', weight: 1 },
        ],
      }),
      pool('InventoryWorker', { count: 6, also: [{ queue: 'inventory.sync', weight: 1 }] }),
      pool('NotificationWorker', {
        count: 12,
        also: [
          { queue: 'inventory.alert', weight: 1 },
          { queue: 'notifications.reminder', weight: 1 },
          { queue: 'notifications.promo', weight: 1 },
        ],
      }),
      pool('AnalyticsWorker', {
        count: 6,
        also: [
          { queue: 'analytics.behavior', weight: 1 },
          { queue: 'analytics.reports', weight: 1 },
        ],
      }),
    ),
    flows: {
      stock: [updateStock, sometimes('stock below 10', 0.1, [send('inventory.alert', 'low stock')])],
      email: [sendEmail],
      notification: [notifySeller],
      image: [{ do: 'call', to: 'ImageStore', label: 'resize' }],
      shipped: [send('email.shipping.update', 'shipping update'), send('notifications.reminder', 'on its way'), reply],
      campaign: [send('email.marketing', 'campaign e-mail'), send('notifications.promo', 'campaign push'), reply],
      visit: [send('analytics.behavior', 'page seen'), send('cart.wait', 'cart left'), reply],
      night: [send('inventory.sync', 'sync with the warehouse'), send('analytics.reports', 'report'), reply],
      upload: [send('image-processing', 'new picture'), reply],
    },
    beside: [
      { id: 'shipping', flow: 'shipped', pattern: 'poisson', perSecond: 1, order: { ...orders.order } },
      { id: 'campaigns', flow: 'campaign', pattern: 'poisson', perSecond: 1 },
      { id: 'visits', flow: 'visit', pattern: 'poisson', perSecond: 1 },
      { id: 'nightly', flow: 'night', pattern: 'constant', perSecond: 0.2 },
      { id: 'uploads', flow: 'upload', pattern: 'poisson', perSecond: 1 },
    ],
    summary:
      'Orders, shipping updates, campaigns, visits, nightly reports and pictures: all fourteen queues of the lesson, and their dead letters, with somebody who publishes and somebody who works.',
  }),
];
