// The two ways to hand messages out: one event to everybody who is bound for it, and many tasks shared by those who work.
import type { Scenario } from '../scenario.ts';
import { all, brokerOf, enoughFor, pool, queue } from './changes.ts';
import { asynchronous, QUEUES } from './checkouts.ts';
import { IMAGES } from './more-pool.ts';
import { pool as newPool, reply, send, steady } from './shop.ts';

const MINUTE = 60_000;

export const SHARING: Scenario[] = [
  asynchronous({
    id: 'fan-out',
    title: 'One event, four queues',
    traffic: steady(5),
    horizonMs: MINUTE,
    change: all(enoughFor(5), pool('EmailWorker', { count: 12 }), (components) => {
      const broker = brokerOf(components);
      const bindings = QUEUES.map((name) => ({ queue: name, bound: true }));
      broker.exchanges = { ...broker.exchanges, orders: { type: 'fanout', bindings } };
    }),
    summary:
      'The checkout publishes one event; the exchange puts a copy into each of its four queues, and four pools work on them, each at its own pace. Take a binding away: that pool gets nothing, and nobody else notices.',
  }),
  asynchronous({
    id: 'work-queue',
    title: 'One queue, four workers',
    traffic: { pattern: 'one' },
    horizonMs: 2 * MINUTE,
    morePool: IMAGES,
    change: all(queue('image-processing', {}), (components) => {
      components.ImageWorker = {
        ...newPool('ImageWorker', 'Image workers', 'image-processing', 'image'),
        count: 4,
      };
      components.ImageStore = {
        kind: 'service',
        nodes: ['ImageStore'],
        title: 'Image store',
        latency: { type: 'empirical', valuesMs: [100, 100, 100, 4_000] },
        failAfterMs: 50,
      };
    }),
    flows: {
      image: [{ do: 'call', to: 'ImageStore', label: 'resize' }],
      upload: [send('image-processing', 'new picture'), reply],
    },
    beside: [
      {
        id: 'uploads',
        flow: 'upload',
        pattern: 'profile',
        profile: [
          { atMs: 0, perSecond: 40 },
          { atMs: 1_990, perSecond: 40 },
          { atMs: 1_991, perSecond: 0 },
        ],
      },
    ],
    summary:
      'Eighty pictures in two seconds; each goes to one of four workers. Most take 0.1 s, one in four takes 4 s. With prefetch 1 a worker gets the next one when it is free; without a prefetch they are dealt out in turn, and one sits on large ones while another is done.',
  }),
];
