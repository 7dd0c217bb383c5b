// The knobs of what a pool does with a message: how it fails, what follows, batches, acknowledgement in advance, memory.
import type { Knob } from './knob.ts';
import { BATCH_MAX, HORIZON_MS_MAX, POISON_MAX, RETRIES_MAX } from './limits.ts';
import type { ComponentId, FailurePolicy, Retry, WorkerPool } from './scenario.ts';

/** The lesson's worker: after 1, 2 and 4 s, and then no more. */
export const RETRY: Retry = { retries: 3, firstDelayMs: 1_000, factor: 2, jitter: 0, waits: true };

const POLICIES: { value: FailurePolicy; label: string }[] = [
  { value: 'requeue', label: 'requeue at once' },
  { value: 'retry', label: 'back off, publish again' },
  { value: 'wait-queues', label: 'to a wait queue' },
  { value: 'reject', label: 'reject for good' },
  { value: 'drop', label: 'acknowledge anyway' },
];

type NumberKnob = Extract<Knob, { kind: 'number' }>;

const number = (
  owner: ComponentId,
  field: string,
  label: string,
  rest: Pick<NumberKnob, 'unit' | 'min' | 'max' | 'step' | 'value'> & Partial<NumberKnob>,
): Knob => ({ path: `${owner}.${field}`, owner, label, kind: 'number', whole: false, ...rest });
const flag = (owner: ComponentId, field: string, label: string, value: boolean): Knob => ({
  path: `${owner}.${field}`,
  owner,
  label,
  kind: 'switch',
  value,
});

export function failureKnobs(id: ComponentId, pool: WorkerPool): Knob[] {
  const { size = 0, flushMs = 0 } = pool.batch ?? {};
  const choices = POLICIES.filter(
    ({ value }) =>
      (value !== 'wait-queues' || pool.waitQueues !== undefined) &&
      (pool.batch === undefined || value === pool.onFailure || (value !== 'retry' && value !== 'wait-queues')),
  );
  return [
    number(id, 'errors', 'Attempts that fail', {
      unit: 'share',
      min: 0,
      max: 1,
      step: 0.05,
      value: pool.errorShare ?? 0,
    }),
    number(id, 'poisonEvery', 'Poison messages', {
      unit: 'every n-th',
      min: 0,
      max: POISON_MAX,
      step: 1,
      whole: true,
      value: pool.poisonEvery ?? 0,
      none: 'none',
    }),
    {
      path: `${id}.onFailure`,
      owner: id,
      kind: 'choice',
      label: 'When handling fails',
      value: pool.onFailure,
      choices,
    },
    ...(pool.onFailure === 'retry' ? retryKnobs(id, pool.retry ?? RETRY) : []),
    ...(pool.onFailure === 'retry' || pool.onFailure === 'wait-queues'
      ? []
      : [
          number(id, 'batch', 'Batch', {
            unit: 'messages',
            min: 0,
            max: BATCH_MAX,
            step: 1,
            whole: true,
            value: size,
            none: 'one at a time',
          }),
        ]),
    ...(pool.batch
      ? [
          number(id, 'flush', 'Flush after', {
            unit: 'ms',
            min: 0,
            max: HORIZON_MS_MAX,
            step: 100,
            value: flushMs,
            none: 'never',
          }),
        ]
      : []),
    flag(id, 'autoAck', 'Acknowledged in advance', pool.autoAck ?? false),
    flag(id, 'idempotent', 'Remembers orders', pool.idempotent ?? false),
    ...(pool.also
      ? [
          {
            path: `${id}.attention`,
            owner: id,
            kind: 'choice' as const,
            label: 'Attention',
            value: pool.attention ?? 'strict',
            choices: [
              { value: 'strict', label: 'first queue first' },
              { value: 'weighted', label: 'by weight' },
            ],
          },
        ]
      : []),
  ];
}

function retryKnobs(id: ComponentId, retry: Retry): Knob[] {
  return [
    number(id, 'retries', 'Retries', {
      unit: 'times',
      min: 0,
      max: RETRIES_MAX,
      step: 1,
      whole: true,
      value: retry.retries,
    }),
    number(id, 'retryDelay', 'First delay', {
      unit: 'ms',
      min: 0.5,
      max: HORIZON_MS_MAX,
      step: 500,
      value: retry.firstDelayMs,
    }),
    number(id, 'retryFactor', 'Delay grows by', { unit: '×', min: 1, max: 10, step: 0.5, value: retry.factor }),
    number(id, 'jitter', 'Jitter', { unit: 'share', min: 0, max: 1, step: 0.1, value: retry.jitter }),
    flag(id, 'retryWaits', 'Handler waits', retry.waits),
  ];
}

/** A pool with one of these knobs turned; null where the field is not one of them. */
export function withFailureKnob(pool: WorkerPool, field: string, value: unknown): WorkerPool | null {
  const retry = pool.retry ?? RETRY;
  switch (field) {
    case 'errors':
      return withOrWithout(pool, 'errorShare', value, 0);
    case 'poisonEvery':
      return withOrWithout(pool, field, value, 0);
    case 'autoAck':
    case 'idempotent':
      return withOrWithout(pool, field, value, false);
    case 'attention':
      return withOrWithout(pool, field, value, 'strict');
    case 'onFailure':
      return { ...pool, onFailure: value as FailurePolicy };
    case 'retries':
      return { ...pool, retry: { ...retry, retries: value as number } };
    case 'retryDelay':
      return { ...pool, retry: { ...retry, firstDelayMs: value as number } };
    case 'retryFactor':
      return { ...pool, retry: { ...retry, factor: value as number } };
    case 'jitter':
      return { ...pool, retry: { ...retry, jitter: value as number } };
    case 'retryWaits':
      return { ...pool, retry: { ...retry, waits: value as boolean } };
    case 'batch': {
      const { batch, ...rest } = pool;
      return value === 0 ? rest : { ...rest, batch: { ...batch, size: value as number } };
    }
    case 'flush': {
      const { flushMs: _, ...batch } = pool.batch!;
      return { ...pool, batch: value === 0 ? batch : { ...batch, flushMs: Math.max(0.5, value as number) } };
    }
    default:
      return null;
  }
}

/** What is as it would be anyhow is left unsaid, so that turning a knob there and back leaves no trace. */
function withOrWithout(pool: WorkerPool, field: keyof WorkerPool, value: unknown, unsaid: unknown): WorkerPool {
  const { [field]: _, ...rest } = pool;
  return (value === unsaid ? rest : { ...rest, [field]: value }) as WorkerPool;
}
