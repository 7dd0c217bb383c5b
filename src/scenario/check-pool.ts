// A pool of workers, read from unknown data: its queues, what it holds, and what it does when handling fails.
import { BATCH_MAX, HORIZON_MS_MAX, POISON_MAX, PREFETCH_MAX, QUEUES_MAX, RETRIES_MAX, WORKERS_MAX } from './limits.ts';
import { type Reader, textOf } from './reader.ts';
import type { FailurePolicy } from './scenario.ts';

type Fields = Record<string, unknown>;
export const POLICIES: readonly FailurePolicy[] = ['requeue', 'reject', 'retry', 'wait-queues', 'drop'];
export const POOL_FIELDS = [
  'queue',
  'also',
  'weight',
  'attention',
  'count',
  'prefetch',
  'handling',
  'flow',
  'exclusive',
  'autoAck',
  'idempotent',
  'batch',
  'errorShare',
  'poisonEvery',
  'onFailure',
  'retry',
  'waitQueues',
];

const optional = (value: unknown, check: () => void): void => {
  if (value !== undefined) check();
};
const WEIGHT = { min: 1, max: 100, whole: true };

export function checkPool(reader: Reader, id: string, fields: Fields): void {
  reader.number(fields.count, `${id}.count`, { min: 1, max: WORKERS_MAX, whole: true });
  reader.number(fields.prefetch, `${id}.prefetch`, { min: 0, max: PREFETCH_MAX, whole: true });
  reader.choice(fields.handling, `${id}.handling`, ['serial', 'concurrent']);
  reader.text(fields.flow, `${id}.flow`, 80);
  const policy = reader.choice(fields.onFailure, `${id}.onFailure`, POLICIES);
  for (const flag of ['exclusive', 'autoAck', 'idempotent'])
    optional(fields[flag], () => reader.flag(fields[flag], `${id}.${flag}`));
  optional(fields.weight, () => reader.number(fields.weight, `${id}.weight`, WEIGHT));
  optional(fields.attention, () => reader.choice(fields.attention, `${id}.attention`, ['strict', 'weighted']));
  optional(fields.also, () =>
    reader.list(fields.also, `${id}.also`, QUEUES_MAX).forEach((item, index) => {
      const also = reader.object(item, `${id}.also[${index}]`, ['queue', 'weight']);
      reader.number(also.weight, `${id}.also[${index}].weight`, WEIGHT);
    }),
  );
  optional(fields.errorShare, () => reader.number(fields.errorShare, `${id}.errorShare`, { min: 0, max: 1 }));
  optional(fields.poisonEvery, () =>
    reader.number(fields.poisonEvery, `${id}.poisonEvery`, { min: 0, max: POISON_MAX, whole: true }),
  );
  optional(fields.batch, () => {
    const batch = reader.object(fields.batch, `${id}.batch`, ['size', 'flushMs']);
    reader.number(batch.size, `${id}.batch.size`, { min: 1, max: BATCH_MAX, whole: true });
    optional(batch.flushMs, () =>
      reader.number(batch.flushMs, `${id}.batch.flushMs`, { min: 0.5, max: HORIZON_MS_MAX }),
    );
    if (policy === 'retry' || policy === 'wait-queues')
      reader.report(`${id}.onFailure`, 'must be requeue, reject or drop: a batch is not published again');
  });
  optional(fields.retry, () => checkRetry(reader, `${id}.retry`, fields.retry));
  optional(fields.waitQueues, () => reader.list(fields.waitQueues, `${id}.waitQueues`, RETRIES_MAX));
  if (policy === 'wait-queues' && fields.waitQueues === undefined)
    reader.report(`${id}.waitQueues`, 'must name the queues in which failed messages wait');
}

function checkRetry(reader: Reader, path: string, value: unknown): void {
  const retry = reader.object(value, path, ['retries', 'firstDelayMs', 'factor', 'jitter', 'waits']);
  reader.number(retry.retries, `${path}.retries`, { min: 0, max: RETRIES_MAX, whole: true });
  reader.number(retry.firstDelayMs, `${path}.firstDelayMs`, { min: 0.5, max: HORIZON_MS_MAX });
  reader.number(retry.factor, `${path}.factor`, { min: 1, max: 10 });
  reader.number(retry.jitter, `${path}.jitter`, { min: 0, max: 1 });
  reader.flag(retry.waits, `${path}.waits`);
}

/** The queues that a pool names, each with its place. */
export function queuesNamed(id: string, fields: Fields): { path: string; queue: string }[] {
  const list = (value: unknown) => (Array.isArray(value) ? value : []);
  return [
    { path: `${id}.queue`, queue: textOf(fields.queue) },
    ...list(fields.also).map((item, index) => ({
      path: `${id}.also[${index}].queue`,
      queue: textOf((item as { queue?: unknown } | null)?.queue),
    })),
  ];
}

/** The wait queues that a pool names, each with its place. */
export function waitQueuesNamed(id: string, fields: Fields): { path: string; queue: string }[] {
  const named = Array.isArray(fields.waitQueues) ? fields.waitQueues : [];
  return named.map((queue, index) => ({ path: `${id}.waitQueues[${index}]`, queue: textOf(queue) }));
}
