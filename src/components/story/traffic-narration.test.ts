// What is told of queues that only look as if they kept up, of messages that never came, and of two lanes that are alike.
import { expect, test } from 'vitest';
import type { LaneFrame } from '../../protocol/frame.ts';
import { scenarioById } from '../../scenario/library/library.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { component, frameAt, orders, queue, times } from '../shared/frame-for-tests.ts';
import { narrationOf } from './narration.ts';

const underTraffic = orders({ placed: 5_000, replied: 4_000, open: 1_000, customerMs: times(110, 4_000) });

/** What is said of a lane of this scenario, in lane A. */
const toldOf = (id: string, rest: Partial<LaneFrame>, atMs = 43_000) => toldIn(scenarioById(id)!, rest, atMs);
const toldIn = (scenario: Scenario, rest: Partial<LaneFrame>, atMs = 43_000) =>
  narrationOf(frameAt(atMs, [{ orders: { ...underTraffic, perSecond: 10 }, ...rest }]), [scenario]).sentences;

test('workers are many, and a single dead letter is one', () => {
  const components = [component('EmailWorker', 'workers', { capacity: 5, faults: ['down'] })];
  const queues = [
    queue('email.order.confirmation', { ready: 3, deadLettersTo: ['email.dead'] }),
    queue('email.dead', { ready: 1, deadLettersFrom: ['email.order.confirmation'] }),
  ];
  expect(toldOf('dashboard', { components, queues })).toEqual([
    'E-mail workers are down in A.',
    'In A 1 dead letter waits for somebody to look at it.',
    'A’s e-mail queue grows: 3 messages wait.',
  ]);
});

test('no queue is said to keep up while its broker stands still', () => {
  const components = [
    component('Queue', 'rabbitmq', { faults: ['down'] }),
    component('EmailWorker', 'workers', { capacity: 44 }),
  ];
  const queues = [queue('email.order.confirmation', { ready: 40 })];
  expect(toldOf('broker-restart', { components, queues })).toEqual(['RabbitMQ is down in A.']);
});

test('a pool of several queues is behind with the longest of them, too', () => {
  const components = [component('EmailWorker', 'workers', { capacity: 10, busy: 10, offered: 26 })];
  const queues = [queue('email.order.confirmation'), queue('email.marketing', { ready: 391 })];
  expect(toldOf('weighted-attention', { components, queues })).toEqual([
    'A’s e-mail queues grow: 391 messages wait. 26 workers would be busy, and there are 10.',
  ]);
});

test('what workers hold beyond the one in hand is told, for nobody else can take it', () => {
  const held = (id: string, pool: string, rest: object) =>
    toldOf(id, { components: [component(pool, 'workers', rest)] });
  expect(held('late-workers', 'EmailWorker', { capacity: 20, busy: 5, held: 141 })).toEqual([
    'A’s e-mail workers hold 141 messages, which nobody else can take.',
  ]);
  expect(held('batch-never-fills', 'AnalyticsWorker', { capacity: 1, held: 51 })).toEqual([
    'A’s analytics worker holds 51 messages, which nobody else can take.',
  ]);
  expect(held('worker-as-written', 'EmailWorker', { capacity: 5, busy: 115, held: 115 })).toEqual([
    'A’s queues keep up.',
  ]);
});

test('a queue that has missed events of its exchange is told, and why', () => {
  const queues = [
    queue('email.order.confirmation', { published: 1_150 }),
    queue('inventory.update', { published: 3_466 }),
    queue('notifications.order', { published: 3_466 }),
    queue('analytics.events', { published: 3_466 }),
  ];
  expect(toldOf('queue-full-unheard', { queues })).toEqual([
    'In A email.order.confirmation has got 1,150 of 3,466 events: full, it refuses the others.',
  ]);
  const fed = queues.map((one) => ({ ...one, published: one.name === 'notifications.order' ? 60 : 110 }));
  expect(toldOf('exclusive-queue', { queues: fed })).toEqual([
    'In A notifications.order has got 60 of 110 events: it was deleted with the worker that declared it.',
  ]);
});

test('nobody has missed an event because a queue gets more than the events', () => {
  const scenario = scenarioById('exclusive-queue')!;
  const direct = {
    do: 'publish',
    to: 'Queue',
    exchange: '',
    routingKey: 'email.order.confirmation',
    label: 'again',
  } as const;
  const more = { ...scenario, flows: { ...scenario.flows, more: [direct] } };
  const queues = ['email.order.confirmation', 'inventory.update', 'analytics.events', 'notifications.order'].map(
    (name) => queue(name, { published: name === 'email.order.confirmation' ? 200 : 110 }),
  );
  expect(toldIn(scenario, { queues }).join()).toContain('has got 110 of 200 events');
  expect(toldIn(more, { queues }).join()).not.toContain('has got');
});

test('what is the same in both lanes is said once', () => {
  const shop = {
    orders: { ...underTraffic, perSecond: 57.87 },
    components: [
      component('AppServers', 'server', { capacity: 600, busy: 6 }),
      component('EmailWorker', 'workers', { capacity: 116, busy: 116, offered: 115.7 }),
    ],
  };
  expect(
    narrationOf(frameAt(20_000, [shop, shop]), [scenarioById('month-staffed')!, scenarioById('month-staffed')!])
      .sentences,
  ).toEqual([
    'A and B: 6 of 600 slots are held. So far half of the customers have waited 110 ms or less.',
    'A’s and B’s queues keep up.',
  ]);
});
