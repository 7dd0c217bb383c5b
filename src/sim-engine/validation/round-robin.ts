// Against a real RabbitMQ: whose turn it is, what a worker that joins late gets, a prefetch's scope, a fanout to four queues.
import { scenarioById } from '../../scenario/library/library.ts';
import type { Step } from '../../scenario/scenario.ts';
import { componentOf, only, queueOf, runOf } from '../testing/runs.ts';
import { broker, publish, reply, server, shopOf, work, workers, workQueue } from '../testing/shops.ts';
import { casesOf, type Experiment } from './comparison.ts';
import { replay, toleranceMs } from './recordings.ts';

interface Joining {
  n: number;
  prefetch: number | 'unlimited';
  service: number;
  type: 'classic' | 'quorum';
}
type Got = { makespan: number; got: Record<string, number[]> };

const JOINS_AT_MS = 2_125;
const LONG_MS = 60_000;

const FANOUT = {
  email: 'email.order.confirmation',
  inventory: 'inventory.update',
  notification: 'notifications.order',
  analytics: 'analytics.events',
} as const;
const ONE_EACH = {
  'EmailWorker.count': 1,
  'InventoryWorker.count': 1,
  'NotificationWorker.count': 1,
  'AnalyticsWorker.count': 1,
};

const unroutable = (mandatory: boolean): Step => ({ ...publish, exchange: 'nowhere', mandatory }) as Step;

export const ROUND_ROBIN: Experiment[] = [
  {
    file: 'm-roundrobin',
    title: 'idle workers, one message at a time; prefetch 1, 3, unlimited',
    compares: 'who got what',
    cases: casesOf<{ prefetch: number[] }, { order: string[] }>('m-roundrobin', /^m\.idle$/, (run, comparison) => {
      for (const prefetch of run.config.prefetch) {
        const { facts } = runOf(workQueue(20, { count: 3, prefetch }, { perSecond: 10 }), { ordersMax: 9 });
        const order = only(facts, 'message-delivered').map(({ orderId, worker }) => `${orderId}:w${worker + 1}`);
        comparison.same(`prefetch ${prefetch}`, order, run.facts.order);
      }
    }),
  },
  {
    file: 'm-roundrobin',
    title: 'two workers, 40 messages of 250 ms, two more workers at 2,125 ms; classic and quorum',
    compares: 'until all is done; what the late ones got',
    cases: casesOf<Joining, Got>('m-roundrobin', /^m\.join/, ({ config, facts }, comparison) => {
      const { prefetch, type, n, service } = config;
      const commands = [{ type: 'set' as const, path: 'Workers.count', value: 4, atMs: JOINS_AT_MS }];
      const serviceMs = new Array<number>(n).fill(service);
      const replayed = replay({ workers: 2, prefetch, handler: 'serial', serviceMs, type, commands });
      comparison.near('all done', replayed.makespan, facts.makespan, toleranceMs(n / 2));
      for (const late of ['w3', 'w4'])
        comparison.same(`messages of ${late}`, replayed.deliveredTo[late] ?? [], facts.got[late]);
    }),
  },
  {
    file: 'm-roundrobin',
    title: 'a backlog of 2,000 and of 2,500, one worker first, another later, unlimited prefetch',
    compares: 'how many each one got',
    cases: casesOf<{ n: number; type: 'classic' | 'quorum' }, { w1: number; w2: number }>(
      'm-roundrobin',
      /^m\.backlog/,
      ({ config, facts }, comparison) => {
        const commands = [{ type: 'set' as const, path: 'Workers.count', value: 2, atMs: 400 }];
        const pool = { count: 1, prefetch: 0 };
        const { queues } = broker({ mail: { type: config.type } });
        const scenario = workQueue(LONG_MS, pool, { perSecond: 100_000 }, { queues });
        const run = runOf(scenario, { ordersMax: config.n, commands, untilMs: 1_000 });
        const delivered = only(run.facts, 'message-delivered');
        for (const [index, wanted] of [facts.w1, facts.w2].entries())
          comparison.same(`w${index + 1}`, delivered.filter(({ worker }) => worker === index).length, wanted);
      },
    ),
  },
  {
    file: 'm-roundrobin',
    title: 'two consumers, prefetch 3 of each, and without acknowledgement',
    compares: 'how many each one got',
    cases: casesOf<{ prefetch: number; noAck: boolean }, { c1: number; c2: number }>(
      'm-roundrobin',
      /^m\.scope\.(perConsumer|noAck)$/,
      ({ config, facts }, comparison) => {
        const pool = { count: 2, prefetch: config.prefetch, ...(config.noAck ? { autoAck: true } : {}) };
        const { facts: told } = runOf(workQueue(LONG_MS, pool, { perSecond: 100_000 }), {
          ordersMax: 20,
          untilMs: 1_000,
        });
        const delivered = only(told, 'message-delivered');
        for (const [index, wanted] of [facts.c1, facts.c2].entries())
          comparison.same(`c${index + 1}`, delivered.filter(({ worker }) => worker === index).length, wanted);
      },
    ),
  },
  {
    file: 'a-fanout',
    title: 'one order, and five at once, through a fanout to four queues with one worker each',
    compares: 'end of each message',
    cases: casesOf<{ orders: number }, { done: Record<keyof typeof FANOUT, number[]> }>(
      'a-fanout',
      /^a\./,
      ({ config, facts }, comparison) => {
        const run = runOf(scenarioById('one-order-async')!, {
          sets: { ...ONE_EACH, 'orders.perSecond': 100_000 },
          ordersMax: config.orders,
        });
        for (const [name, queue] of Object.entries(FANOUT)) {
          const acknowledged = only(run.facts, 'message-acknowledged').filter((fact) => fact.queue === queue);
          // The recording's clock starts with the publish: 110 ms into the order here.
          comparison.nearAll(
            name,
            acknowledged.map(({ atMs }) => atMs - 110),
            facts.done[name as keyof typeof FANOUT],
            toleranceMs,
          );
        }
      },
    ),
  },
  {
    file: 'a-fanout',
    title: 'nothing bound: without and with mandatory',
    compares: 'confirmed and lost, or returned',
    cases: casesOf<unknown, { order: string[] }>('a-fanout', /^unroutable$/, ({ facts }, comparison) => {
      const ends = [false, true].map((mandatory) => {
        const shop = shopOf({
          checkout: [unroutable(mandatory), reply],
          handle: [work(1)],
          components: {
            Server: server(10),
            Broker: broker({ mail: {} }, { exchanges: { nowhere: { type: 'fanout', bindings: [] } } }),
            Workers: workers('mail'),
          },
        });
        const run = runOf(shop, { ordersMax: 1 });
        return only(run.facts, 'publish-failed').length > 0 ? 'return' : 'confirm';
      });
      comparison.same(
        'what the publisher is told',
        ends,
        [1, 2].map((message) => (facts.order.includes(`return:${message}`) ? 'return' : 'confirm')),
      );
    }),
  },
  {
    file: 'a-fanout',
    title: 'a confirm waits for no consumer: 30 messages one by one, a worker of 2,000 ms',
    compares: 'how many are confirmed while the first is in hand',
    cases: casesOf<unknown, { confirmMs: { n: number; max: number } }>(
      'a-fanout',
      /^confirm-no-consumer$/,
      ({ facts }, comparison) => {
        const scenario = workQueue(2_000, { count: 1 }, { perSecond: 100 }, { publish: facts.confirmMs.max });
        const { lane } = runOf(scenario, { ordersMax: facts.confirmMs.n, untilMs: 1_500 });
        comparison.same('confirmed', lane.orders.replied, facts.confirmMs.n);
        comparison.same('in hand', componentOf(lane, 'Workers').busy, 1);
        comparison.same('ready', queueOf(lane, 'mail').ready, facts.confirmMs.n - 1);
      },
    ),
  },
];
