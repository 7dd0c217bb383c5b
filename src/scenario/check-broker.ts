// A broker's queues, exchanges and bindings, read from unknown data, as RabbitMQ would take them.
import { checkDuration } from './check-duration.ts';
import {
  DELIVERY_LIMIT_MAX,
  HORIZON_MS_MAX,
  LENGTH_MAX,
  PRIORITY_MAX,
  PUBLISHES_MAX,
  QUEUES_MAX,
  TTL_MS_MAX,
} from './limits.ts';
import { type Reader, textOf } from './reader.ts';
import { limitText } from './wording.ts';

type Fields = Record<string, unknown>;
const TIME = { min: 0.5, max: 3_600_000 };
export const BROKER_FIELDS = [
  'publish',
  'redeliveryMs',
  'capacityPerSecond',
  'failAfterMs',
  'heartbeatMs',
  'consumerTimeoutMs',
  'channelTickMs',
  'exchanges',
  'queues',
];
export const OVERFLOWS = ['drop-head', 'reject-publish', 'reject-publish-dlx'] as const;

const optional = (value: unknown, check: () => void): void => {
  if (value !== undefined) check();
};

export function checkBroker(reader: Reader, id: string, fields: Fields): void {
  checkDuration(reader, fields.publish, `${id}.publish`);
  reader.number(fields.redeliveryMs, `${id}.redeliveryMs`, TIME);
  optional(fields.failAfterMs, () => reader.number(fields.failAfterMs, `${id}.failAfterMs`, TIME));
  for (const field of ['heartbeatMs', 'consumerTimeoutMs', 'channelTickMs'])
    optional(fields[field], () => reader.number(fields[field], `${id}.${field}`, { min: 1, max: HORIZON_MS_MAX }));
  optional(fields.capacityPerSecond, () =>
    reader.number(fields.capacityPerSecond, `${id}.capacityPerSecond`, { min: 1, max: PUBLISHES_MAX }),
  );
  const queues = reader.object(fields.queues, `${id}.queues`);
  const exchanges = reader.object(fields.exchanges, `${id}.exchanges`);
  if (Object.keys(queues).length > QUEUES_MAX)
    reader.report(`${id}.queues`, `must be at most ${limitText(QUEUES_MAX)}`);
  for (const [name, value] of Object.entries(queues)) {
    reader.id(name, `${id}.queues.${name.slice(0, 60)}`);
    checkQueue(reader, `${id}.queues.${name}`, value, { name, queues, exchanges });
  }
  for (const [name, value] of Object.entries(exchanges)) {
    reader.id(name, `${id}.exchanges.${name.slice(0, 60)}`);
    checkExchange(reader, `${id}.exchanges.${name}`, value, queues);
  }
}

const QUEUE_FIELDS = [
  'type',
  'durable',
  'exclusive',
  'messageTtlMs',
  'maxLength',
  'overflow',
  'maxPriority',
  'deliveryLimit',
  'deadLetterTo',
  'deadLetterExchange',
];

interface Others {
  name: string;
  queues: Fields;
  exchanges: Fields;
}

function checkQueue(reader: Reader, path: string, value: unknown, { name, queues, exchanges }: Others): void {
  const queue = reader.object(value, path, QUEUE_FIELDS);
  const type = reader.choice(queue.type, `${path}.type`, ['classic', 'quorum']);
  reader.flag(queue.durable, `${path}.durable`);
  optional(queue.exclusive, () => reader.flag(queue.exclusive, `${path}.exclusive`));
  optional(queue.messageTtlMs, () =>
    reader.number(queue.messageTtlMs, `${path}.messageTtlMs`, { min: 0.5, max: TTL_MS_MAX }),
  );
  optional(queue.maxLength, () =>
    reader.number(queue.maxLength, `${path}.maxLength`, { min: 1, max: LENGTH_MAX, whole: true }),
  );
  optional(queue.overflow, () => reader.choice(queue.overflow, `${path}.overflow`, OVERFLOWS));
  optional(queue.maxPriority, () =>
    reader.number(queue.maxPriority, `${path}.maxPriority`, { min: 1, max: PRIORITY_MAX, whole: true }),
  );
  optional(queue.deliveryLimit, () =>
    reader.number(queue.deliveryLimit, `${path}.deliveryLimit`, { min: 0, max: DELIVERY_LIMIT_MAX, whole: true }),
  );
  if (type === 'quorum') {
    if (queue.durable === false) reader.report(`${path}.durable`, 'must be true: a quorum queue is durable');
    if (queue.exclusive === true)
      reader.report(`${path}.exclusive`, 'must be false: a quorum queue cannot be exclusive');
    if (queue.maxPriority !== undefined)
      reader.report(`${path}.maxPriority`, 'must be left out: a quorum queue has no priorities');
  } else if (queue.deliveryLimit !== undefined) {
    reader.report(`${path}.deliveryLimit`, 'must be left out: a classic queue counts no deliveries');
  }
  const target = queue.deadLetterTo;
  if (target !== undefined && (!Object.hasOwn(queues, textOf(target)) || target === name))
    reader.report(`${path}.deadLetterTo`, 'must name another queue of this broker');
  optional(queue.deadLetterExchange, () => {
    const place = `${path}.deadLetterExchange`;
    const dead = reader.object(queue.deadLetterExchange, place, ['exchange', 'routingKey']);
    if (target !== undefined) reader.report(place, 'must be left out beside deadLetterTo');
    if (dead.exchange !== '' && !Object.hasOwn(exchanges, textOf(dead.exchange)))
      reader.report(`${place}.exchange`, 'must name an exchange of this broker');
    optional(dead.routingKey, () => reader.text(dead.routingKey, `${place}.routingKey`, 255));
  });
}

function checkExchange(reader: Reader, path: string, value: unknown, queues: Fields): void {
  const exchange = reader.object(value, path, ['type', 'bindings', 'delayed']);
  reader.choice(exchange.type, `${path}.type`, ['fanout', 'direct', 'topic']);
  optional(exchange.delayed, () => reader.flag(exchange.delayed, `${path}.delayed`));
  reader.list(exchange.bindings, `${path}.bindings`, QUEUES_MAX).forEach((item, index) => {
    const place = `${path}.bindings[${index}]`;
    const binding = typeof item === 'string' ? { queue: item } : reader.object(item, place, ['queue', 'key', 'bound']);
    if (!Object.hasOwn(queues, textOf(binding.queue))) reader.report(place, 'must name a queue of this broker');
    if ('key' in binding && binding.key !== undefined && (typeof binding.key !== 'string' || binding.key.length > 255))
      reader.report(`${place}.key`, 'must be a text of at most 255 characters');
    if ('bound' in binding) optional(binding.bound, () => reader.flag(binding.bound, `${place}.bound`));
  });
}
