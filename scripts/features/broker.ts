// What the broker can do.
import { button, engine, feature, field, knob, library, type Part, recorded } from './feature.ts';

const MAIL = 'Queue.email.order.confirmation';
export const BROKER: Part = {
  title: 'Broker',
  features: [
    feature(
      'fanout exchange',
      field("'fanout'"),
      'one-order-async',
      engine('model/routing', 'fanout: to every bound queue, whatever the key'),
    ),
    feature(
      'direct exchange',
      field("'direct'"),
      null,
      engine('model/routing', 'direct: where the key is the binding’s'),
    ),
    feature('topic exchange, `*` and `#`', field("'topic'"), null, engine('model/routing', 'topic: %s')),
    feature(
      'default exchange',
      field('exchange: string'),
      'all-queues',
      engine('model/routing', 'the default exchange: to the queue of that name, and nowhere where there is none'),
    ),
    feature(
      'binding made and taken away while running',
      knob('Queue.loyalty.points.bound'),
      'new-subscriber',
      library('one more subscriber is fed from its binding on, and nobody else notices'),
    ),
    feature('mandatory, unroutable', field('mandatory?: boolean'), null, recorded('unroutable')),
    feature(
      'publisher confirms',
      knob('Queue.publish'),
      'one-order-async',
      engine(
        'one-order',
        'the confirm comes before delivery, and all four are delivered in the instant in which they are published',
      ),
    ),
    feature(
      'publisher tries again after a refusal',
      field('retries?: number'),
      null,
      engine('laws/any-use', 'in ten thousand short ones'),
    ),
    feature(
      'broker capacity',
      knob('Queue.capacity'),
      'one-order-async',
      engine('worker-features', 'takes so many publishes a second, one after the other'),
    ),
    feature(
      'durable queues, persistent messages, restart',
      button('down', 'inspector/faults.tsx'),
      'broker-restart',
      library('a restart keeps what is durable and persistent, and delivers again what was held'),
    ),
    feature(
      'classic and quorum dispatch, message by message',
      field("type: 'classic'"),
      'hot-requeue',
      recorded('m.fuzz.quorum.0'),
    ),
    feature('prefetch of each consumer', knob('EmailWorker.prefetch'), 'fair-dispatch', recorded('b.W2.P3.ser')),
    feature('places of returned messages', knob('EmailWorker.onFailure'), 'hot-requeue', recorded('d.position.quorum')),
    feature(
      '`redelivered`, `x-delivery-count`, delivery limit',
      field('deliveryLimit?: number'),
      'poison-limit',
      recorded('d.quorum.limit5.W1'),
    ),
    feature('time to live of the queue', knob(`${MAIL}.ttl`), 'ttl-dead-letters', recorded('f.queue-ttl.classic')),
    feature(
      'time to live of a message, head only',
      field('expirationMs?: number'),
      'head-of-line',
      recorded('f.hol.classic'),
    ),
    feature(
      'length limit, drop-head and reject-publish',
      knob(`${MAIL}.overflow`),
      'queue-full',
      library('a full queue drops its oldest and confirms, or refuses and fails the order'),
    ),
    feature('reject-publish-dlx', field("'reject-publish-dlx'"), null, recorded('f.maxlen.classic.reject-publish-dlx')),
    feature('priorities', field('maxPriority?: number'), null, recorded('f.priority.order')),
    feature(
      'dead-letter exchange with `x-death`',
      field('deadLetterExchange?'),
      'ttl-dead-letters',
      recorded('f.reject-routing'),
    ),
    feature('circles of dead letters', field('deadLetterTo?'), null, recorded('f.cycle')),
    feature(
      'exclusive queue',
      field('exclusive?: boolean'),
      'exclusive-queue',
      library('an exclusive queue goes with its owner, and what is published meanwhile goes nowhere'),
    ),
    feature(
      'delay by a wait queue',
      knob('Queue.cart.wait.ttl'),
      'cart-reminder',
      library('a reminder comes after 24 hours through a wait queue, and at once where x-delay is ignored'),
    ),
    feature(
      'delayed-message plug-in; ignored without it',
      field('delayed?: boolean'),
      'x-delay-ignored',
      engine('worker-features', 'holds x-delay back with the plug-in alone: %s'),
    ),
    feature(
      'workers serial or concurrent',
      knob('EmailWorker.handling'),
      'worker-as-written',
      engine('workers', 'concurrent with prefetch 3: three held, all three in hand'),
    ),
    feature(
      'workers join and leave',
      knob('EmailWorker.count'),
      'late-workers',
      library('workers who come late get nothing without a prefetch, and help with one'),
    ),
    feature(
      'a worker killed',
      button('Kill', 'inspector/worker-list.tsx'),
      'duplicate-after-crash',
      recorded('i.kill.none'),
    ),
    feature(
      'a worker that hangs, without a heartbeat',
      button('All workers stopped', 'inspector/faults.tsx'),
      null,
      recorded('i.hang.nohb'),
    ),
    feature('a worker that hangs, noticed by heartbeats', field('heartbeatMs?: number'), null, recorded('i.hang.hb2')),
    feature('consumer time-out', field('consumerTimeoutMs?: number'), null, recorded('i.consumer-timeout.classic')),
    feature(
      'exclusive consumer',
      field('Consumes exclusively'),
      null,
      engine('lost-workers', 'is the only one: the others are refused and get nothing'),
    ),
    feature(
      'acknowledgement in advance',
      knob('EmailWorker.autoAck'),
      'one-order-async',
      engine(
        'worker-features',
        'that is acknowledged in advance loses what it holds when it is killed; otherwise nothing is lost',
      ),
    ),
    feature(
      'one pool on several queues, strict or weighted',
      knob('EmailWorker.attention'),
      'weighted-attention',
      library('by weight every queue has its share of the workers; strictly, the campaign waits for all others'),
    ),
  ],
};
