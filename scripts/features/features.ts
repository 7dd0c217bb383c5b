// What the simulator can do, feature by feature. A test checks that everything named here exists; `npx tsx scripts/features.ts`
// writes it down as docs/features.md.
import { BROKER } from './broker.ts';
import { button, engine, feature, field, knob, library, type Part, recorded } from './feature.ts';

const customers = (title: string) => engine('library-customers', title);
const products = (title: string) => engine('products', title);

const WORKERS: Part = {
  title: 'Workers',
  features: [
    feature(
      'batches with and without a timer',
      knob('AnalyticsWorker.flush'),
      'batch-never-fills',
      library('a batch of 100 that never fills keeps 50 events for ever; with a flush timer none'),
    ),
    feature('error with a probability', knob('EmailWorker.errors'), 'retry-laboratory', {
      file: 'src/components/retries/cost.test.ts',
      title: 'in the laboratory three of ten attempts fail: 1.417 attempts a message, measured within 3 %',
    }),
    feature(
      'poison message',
      knob('EmailWorker.poisonEvery'),
      'hot-requeue',
      library('requeued on a classic queue, one message stops all others; rejected, none'),
    ),
    feature(
      'fault of the service that it calls',
      button('down', 'inspector/faults.tsx'),
      'email-outage',
      engine('faults', 'asynchronously the customer notices nothing, and the message is tried again every 51 ms'),
    ),
    feature(
      'time-out of a call',
      field('timeoutMs?: number'),
      null,
      engine('time-outs', 'is free at once, while the callee goes on holding its place to the end'),
    ),
    feature('returned at once', knob('EmailWorker.onFailure'), 'hot-requeue', recorded('d.classic.W1.P1.ser')),
    feature(
      'held, backed off, published again',
      knob('EmailWorker.retryDelay'),
      'backoff-blocks',
      recorded('e.P1.blocks'),
    ),
    feature('wait queues', field('waitQueues?'), 'wait-queues', recorded('g.three')),
    feature(
      'dead-lettered at once; dropped',
      knob('EmailWorker.onFailure'),
      'dashboard',
      engine('worker-features', 'that drops what fails acknowledges it all the same'),
    ),
    feature(
      'jitter',
      knob('EmailWorker.jitter'),
      'email-outage',
      engine('worker-features', 'spreads its back-offs by the jitter, to both sides and no further'),
    ),
    feature(
      'retry laboratory: attempts and back-offs as bars, amplification',
      button('retry-cost', 'retries/retries-panel.tsx'),
      'retry-laboratory',
      {
        file: 'e2e/desk.spec.ts',
        title: 'one dead letter tells its headers and its history, and its attempts are bars on a time line',
      },
    ),
    feature(
      'a message that causes a message',
      field("do: 'publish'"),
      'low-stock',
      library('low stock: a message that causes a message'),
    ),
    feature(
      'duplicates and double effects counted',
      button('orders done twice', 'inspector/measured.ts'),
      'duplicate-after-crash',
      library('a crash in the middle of a call sends an e-mail twice; without it, none is'),
    ),
    feature(
      'idempotent worker',
      knob('EmailWorker.idempotent'),
      'duplicate-after-crash',
      engine('worker-features', 'with a memory skips what its pool has handled before'),
    ),
  ],
};

const QUEUES: Part = {
  title: 'All queues of the lesson',
  features: [
    feature(
      'a spike of 100,000 buffered',
      knob('EmailWorker.count'),
      'spike',
      library('a spike of 100,000 is buffered: all are answered in 110 ms, and 90,000 e-mails wait'),
    ),
    feature(
      'every queue has a publisher, a rate, a worker and a service time',
      knob('campaigns.perSecond'),
      'all-queues',
      library('every queue of the lesson carries work, and its dead letters do'),
    ),
    feature(
      'high, medium and low priority as shares of attention',
      knob('EmailWorker.attention'),
      'weighted-attention',
      library('by weight every queue has its share of the workers; strictly, the campaign waits for all others'),
    ),
    feature(
      'one more subscriber while running',
      knob('Queue.loyalty.points.bound'),
      'new-subscriber',
      library('one more subscriber is fed from its binding on, and nobody else notices'),
    ),
  ],
};

const CACHE: Part = {
  title: 'Cache and replicas',
  features: [
    feature(
      'page views beside the orders',
      knob('pages.perSecond'),
      'product-pages',
      customers('nine of ten pages come from the cache; where only time deletes them, two of three of those are old'),
    ),
    feature(
      'hit, or miss and read from a replica, then fill',
      knob('Redis.ttl'),
      'product-pages',
      products('has nothing at first, is filled with what was read, and has it until its time is over'),
    ),
    feature(
      'replication lag',
      knob('Replicas.lag'),
      'stale-page',
      customers(
        'a page that was deleted in time is old for half a minute, since its replica was; without lag for half a second',
      ),
    ),
    feature(
      'the inventory worker deletes what it changed',
      knob('Redis.deletes'),
      'page-behind-queue',
      customers('where the inventory queue grows, pages stay old as long; with workers enough, for their half second'),
    ),
    feature(
      'old reads counted',
      knob('Redis.ttl'),
      'product-pages',
      products('where only time deletes, the share of hits that are old is 1 − (1 − e^(−cT)) / cT'),
    ),
  ],
};

const FAULTS: Part = {
  title: 'Faults',
  features: [
    feature(
      'down',
      button('down', 'inspector/faults.tsx'),
      'email-outage',
      engine('faults', 'a call under way is cut at once, not after its two seconds'),
    ),
    feature(
      'a share of errors',
      button('errors', 'inspector/faults.tsx'),
      null,
      engine(
        'faults',
        'errors: a share of the calls fails after the time that it takes to fail, the others take their time',
      ),
    ),
    feature(
      'slow',
      button('slow', 'inspector/faults.tsx'),
      'slow-dependency-async',
      engine('faults', 'slow: new calls take a factor longer, those under way do not'),
    ),
    feature(
      'hang',
      button('hang', 'inspector/faults.tsx'),
      null,
      engine(
        'faults',
        'hang: nobody is answered until it ends, then those who are due are, in the order in which they were',
      ),
    ),
    feature(
      'rate limit of a service',
      button('Rate limit', 'inspector/faults.tsx'),
      null,
      engine('fault-kinds', 'takes so many calls of each second, the first ones, and turns the others away'),
    ),
    feature(
      'one of several servers down',
      button('One server down', 'inspector/faults.tsx'),
      null,
      engine('fault-kinds', 'loses what it was doing, and the others go on with theirs'),
    ),
    feature(
      'planned on a timeline',
      field('faults: Fault[]'),
      'email-outage',
      engine('faults', 'planned faults of a scenario are commands like any other'),
    ),
    feature(
      'a customer who got an error orders again',
      knob('Client.again'),
      'order-again-sync',
      customers(
        'where the customer waits for the e-mail: stored, an error after the time-out, and the order is placed again',
      ),
    ),
    feature(
      'the synchronous customer while the provider is down',
      button('down', 'inspector/faults.tsx'),
      'email-outage-sync',
      library('without queues every customer of the outage gets an error, for an order that is stored'),
    ),
  ],
};

const DESK: Part = {
  title: 'Dead letters',
  features: [
    feature(
      'alert above 100',
      field('measure: AlertMeasure'),
      'email-outage',
      library(
        'no customer notices, more than 100 e-mails die, an alert fires; replayed after the outage, none is left',
      ),
    ),
    feature(
      'one inspected: headers, `x-death`, history',
      button('desk__headers', 'desk/desk-message.tsx'),
      'email-outage',
      {
        file: 'src/message-life/headers.test.ts',
        title: 'x-death and its counts, of messages that expired, were rejected and died again after a replay',
      },
    ),
    feature('replayed: one, some, all, at a rate', button('Replay', 'desk/desk-actions.tsx'), 'email-outage', {
      file: 'e2e/desk.spec.ts',
      title: 'failed by hand, watched, mended and replayed: every e-mail is sent in the end, and no order stays open',
    }),
    feature('discarded', button('Discard', 'desk/desk-actions.tsx'), 'email-outage', {
      file: 'src/components/desk/which.test.ts',
      title: 'the button says how many it will move, the command means all that are there when it takes effect',
    }),
    feature(
      'the count of retries kept or cleared',
      button('x-retry-count', 'desk/desk-actions.tsx'),
      'email-outage',
      library('replayed while the provider is still down, with the count of retries kept, they die at once'),
    ),
  ],
};

const MONITORING: Part = {
  title: 'Monitoring',
  features: [
    feature(
      'pending, processed, failed, time, workers, load of each queue',
      button('offered load', 'monitoring/monitoring-panel.tsx'),
      'dashboard',
      {
        file: 'src/components/monitoring/rows.test.ts',
        title: 'queues stand with the pool that takes from them, each once, and the dead letters by themselves',
      },
    ),
    feature('alert rules as data', field('alerts: AlertRule[]'), 'email-outage', {
      file: 'src/components/monitoring/rows.test.ts',
      title: 'the outage fires its rules at the second at which the engine says so, with the value that it saw',
    }),
    feature('alerts on charts and timeline', button('alert', 'transport/run-line.ts'), 'email-outage', {
      file: 'src/components/transport/run-line.test.ts',
      title: 'an alert is marked where it began and where it ended, in its lane',
    }),
    feature(
      'rehearsal: which rule warns how long before a customer notices',
      button('Rehearse', 'monitoring/rehearsal.tsx'),
      'email-outage',
      {
        file: 'e2e/rehearsal.spec.ts',
        title: 'the outage is rehearsed by keyboard, and what noticing means can be changed',
      },
    ),
    feature(
      'the dashboard of the lesson',
      knob('EmailWorker.count'),
      'dashboard',
      library(
        'the dashboard of the lesson: 50,000 a day, 12 in the DLQ, and 1,024 pending after half an hour without workers',
      ),
    ),
  ],
};

export const PARTS: Part[] = [BROKER, WORKERS, QUEUES, CACHE, FAULTS, DESK, MONITORING];
