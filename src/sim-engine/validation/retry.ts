// Against a real RabbitMQ: a message that always fails. Held and published again after a backoff; through wait queues.
import type { Queue, Retry, WorkerPool } from '../../scenario/scenario.ts';
import { only, runOf } from '../testing/runs.ts';
import { broker, publish, reply, server, shopOf, work, workers } from '../testing/shops.ts';
import { type Comparison, casesOf, type Experiment } from './comparison.ts';

const ONLY_THE_FIRST = 1_000_000;

interface Shop {
  others: number;
  pool: Partial<WorkerPool>;
  queues: Record<string, Partial<Queue>>;
  serviceMs: number;
  untilMs?: number;
  /** All at once unless said otherwise. */
  apartMs?: number;
}

/** Message 0 is poison; the others come behind it at once. Times are from the publish on, by message. */
function poisonRun({ others, pool, queues, serviceMs, untilMs, apartMs = 0.01 }: Shop) {
  const shop = shopOf({
    checkout: [publish, reply],
    handle: [work(serviceMs)],
    components: {
      Server: server(1_000),
      Broker: broker(queues, { exchanges: { all: { type: 'fanout', bindings: ['mail'] } } }),
      Workers: workers('mail', { poisonEvery: ONLY_THE_FIRST, ...pool }),
    },
    traffic: { perSecond: 1_000 / apartMs },
  });
  const { facts } = runOf(shop, { ordersMax: others + 1, ...(untilMs ? { untilMs } : {}) });
  const timesOf = (list: { orderId: number; atMs: number }[], message: number) =>
    list.filter(({ orderId }) => orderId === message + 1).map(({ atMs }) => atMs);
  const acknowledged = only(facts, 'message-acknowledged').filter(({ queue }) => queue === 'mail');
  return {
    starts: (message: number) => timesOf(only(facts, 'handling-started'), message),
    dead: (message: number) => timesOf(only(facts, 'message-dead-lettered'), message),
    done: (message: number) => timesOf(acknowledged, message),
  };
}

/** 15 ms, 3 ms more for each round trip before, and the recording machine's timers: two in a thousand. */
const toleranceMs = (wantedMs: number, roundTrips: number): number => 15 + 3 * roundTrips + wantedMs * 0.002;

function sameTimes(what: string, simulated: number[], wanted: number[], before: number, comparison: Comparison): void {
  comparison.nearAll(what, simulated, wanted, (k) => toleranceMs(wanted[k]!, before + 2 * k));
}

interface InTheWorker {
  prefetch: number;
  handler: string;
  service: number;
  others: number;
  W: number;
}
const RETRY: Retry = { retries: 3, firstDelayMs: 1_000, factor: 2, jitter: 0, waits: true };

interface Waiting {
  style: string;
  service: number;
  prefetch: number;
  others: number;
}
interface WaitingFacts {
  starts: Record<string, number[]>;
  deadLetterAt: [message: number, atMs: number][];
}
/** The second message is sent while the first waits. */
const SECOND_AFTER_MS = 3_000;
const WAITS_MS = { w1: 1_000, w2: 2_000, w4: 4_000 };

export const RETRIES: Experiment[] = [
  {
    file: 'e-retry',
    title: 'held, backed off 1, 2, 4 s, published again; blocking or not, serial and concurrent, 1 and 2 workers',
    compares: 'start of each attempt, death, end of each other message',
    cases: casesOf<InTheWorker, { attemptStarts: number[]; deadLetterAt: number; othersDone: Record<string, number> }>(
      'e-retry',
      /^(?!.*nagle)/,
      ({ config, facts }, comparison) => {
        const { prefetch, handler, service, others, W } = config;
        const told = poisonRun({
          others,
          serviceMs: service,
          queues: { mail: { deadLetterTo: 'dead' }, dead: {} },
          pool: {
            prefetch,
            count: W,
            handling: handler === 'concurrent' ? 'concurrent' : 'serial',
            onFailure: 'retry',
            retry: { ...RETRY, waits: handler === 'serial-blocks' },
          },
        });
        sameTimes('attempt', told.starts(0), facts.attemptStarts, others, comparison);
        sameTimes('death', told.dead(0), [facts.deadLetterAt], others + 4, comparison);
        for (const [message, atMs] of Object.entries(facts.othersDone))
          sameTimes(`message ${message}`, told.done(Number(message)), [atMs], Number(message) + 2, comparison);
      },
    ),
  },
  {
    file: 'g-waitqueue',
    title: 'three wait queues of 1, 2 and 4 s; one poison message, and two',
    compares: 'start of each attempt, deaths',
    cases: casesOf<Waiting, WaitingFacts>('g-waitqueue', /^g\.three/, ({ config, facts }, comparison) => {
      const queues: Record<string, Partial<Queue>> = { mail: { deadLetterTo: 'dead' }, dead: {} };
      for (const [name, messageTtlMs] of Object.entries(WAITS_MS))
        queues[name] = { messageTtlMs, deadLetterTo: 'mail' };
      const told = poisonRun({
        others: config.others,
        apartMs: SECOND_AFTER_MS,
        serviceMs: config.service,
        queues,
        pool: { poisonEvery: 1, onFailure: 'wait-queues', waitQueues: Object.keys(WAITS_MS) },
      });
      for (const [message, starts] of Object.entries(facts.starts))
        sameTimes(`attempt of ${message}`, told.starts(Number(message)), starts, 2, comparison);
      for (const [message, atMs] of facts.deadLetterAt)
        comparison.near(`death of ${message}`, told.dead(message).at(-1)!, atMs, toleranceMs(atMs, 8));
    }),
  },
  {
    file: 'g-waitqueue',
    title: 'rejected into one wait queue that leads back; alone, and with twelve others',
    compares: 'start of each attempt, start of each other message',
    cases: casesOf<Waiting, WaitingFacts>('g-waitqueue', /^g\.single/, ({ config, facts }, comparison) => {
      const told = poisonRun({
        others: config.others,
        serviceMs: config.service,
        queues: { mail: { deadLetterTo: 'wait' }, wait: { messageTtlMs: 1_000, deadLetterTo: 'mail' } },
        pool: { onFailure: 'reject' },
        untilMs: 9_900,
      });
      for (const [message, starts] of Object.entries(facts.starts)) {
        const simulated = told.starts(Number(message)).slice(0, starts.length);
        sameTimes(`start of ${message}`, simulated, starts, config.others + 2, comparison);
      }
    }),
  },
];
