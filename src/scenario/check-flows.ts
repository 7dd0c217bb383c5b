// The flows of a scenario, read from unknown data: each step's target exists and can do what is asked of it.
import type { Known } from './check-components.ts';
import { checkDuration } from './check-duration.ts';
import { checkProductDeed } from './check-keepers.ts';
import { HORIZON_MS_MAX, RETRIES_MAX, STEPS_MAX } from './limits.ts';
import { type Reader, textOf } from './reader.ts';
import { choicesText } from './wording.ts';

const FIELDS: Record<string, string[]> = {
  call: ['to', 'operation', 'label', 'timeoutMs', 'onFailure', 'does', 'stores'],
  lookup: ['to', 'operation', 'label', 'miss'],
  work: ['label', 'duration'],
  publish: [
    'to',
    'exchange',
    'label',
    'routingKey',
    'transient',
    'expirationMs',
    'priority',
    'delayMs',
    'mandatory',
    'retries',
    'onFailure',
  ],
  decide: ['label', 'probability', 'then', 'otherwise'],
  count: ['counter'],
  parallel: ['label', 'branches'],
  reply: [],
};
const DEPTH_MAX = 8;

export function checkFlows(reader: Reader, input: unknown, known: Known): void {
  for (const [id, steps] of Object.entries(reader.object(input, 'flows'))) {
    reader.id(id, `flows.${id.slice(0, 60)}`);
    checkSteps(reader, steps, `flows.${id}`, known, 0);
  }
}

function checkSteps(reader: Reader, input: unknown, path: string, known: Known, depth: number): void {
  if (depth > DEPTH_MAX) return reader.report(path, `must not be nested deeper than ${DEPTH_MAX}`);
  reader.list(input, path, STEPS_MAX).forEach((step, index) => {
    checkStep(reader, step, `${path}[${index}]`, known, depth);
  });
}

function checkStep(reader: Reader, input: unknown, path: string, known: Known, depth: number): void {
  const step = reader.object(input, path);
  const sort = reader.choice(step.do, `${path}.do`, Object.keys(FIELDS));
  reader.object(step, path, ['do', ...(FIELDS[sort] ?? [])]);
  if (FIELDS[sort]?.includes('label')) reader.text(step.label, `${path}.label`, 80);
  const target = known.get(textOf(step.to));
  switch (sort) {
    case 'call':
      checkCall(reader, step, path, target);
      if (step.stores !== undefined) reader.flag(step.stores, `${path}.stores`);
      if (step.does !== undefined) checkProductDeed(reader, step.does, `${path}.does`, step.to, known);
      return;
    case 'lookup':
      if (target?.keeps !== 'cache') reader.report(`${path}.to`, 'must name a store that keeps products as cache');
      else checkCall(reader, step, path, target);
      return checkSteps(reader, step.miss, `${path}.miss`, known, depth + 1);
    case 'work':
      return checkDuration(reader, step.duration, `${path}.duration`);
    case 'publish':
      return checkPublish(reader, step, path, target);
    case 'decide':
      reader.number(step.probability, `${path}.probability`, { min: 0, max: 1 });
      checkSteps(reader, step.then, `${path}.then`, known, depth + 1);
      return checkSteps(reader, step.otherwise, `${path}.otherwise`, known, depth + 1);
    case 'count':
      reader.text(step.counter, `${path}.counter`, 80);
      return;
    case 'parallel':
      reader.list(step.branches, `${path}.branches`, 20).forEach((branch, index) => {
        checkSteps(reader, branch, `${path}.branches[${index}]`, known, depth + 1);
      });
  }
}

function checkPublish(
  reader: Reader,
  step: Record<string, unknown>,
  path: string,
  target: ReturnType<Known['get']>,
): void {
  if (target?.kind !== 'rabbitmq') reader.report(`${path}.to`, 'must name a broker');
  else if (step.exchange !== '' && !target.exchanges.includes(textOf(step.exchange)))
    reader.report(`${path}.exchange`, `must be one of ${choicesText(target.exchanges, '(there is no exchange)')}`);
  const optional = (field: string, check: () => void) => {
    if (step[field] !== undefined) check();
  };
  const time = { min: 0.5, max: HORIZON_MS_MAX };
  optional('routingKey', () => reader.text(step.routingKey, `${path}.routingKey`, 255));
  for (const flag of ['transient', 'mandatory']) optional(flag, () => reader.flag(step[flag], `${path}.${flag}`));
  for (const field of ['expirationMs', 'delayMs'])
    optional(field, () => reader.number(step[field], `${path}.${field}`, time));
  optional('priority', () => reader.number(step.priority, `${path}.priority`, { min: 0, max: 255, whole: true }));
  optional('retries', () => reader.number(step.retries, `${path}.retries`, { min: 0, max: RETRIES_MAX, whole: true }));
  optional('onFailure', () => reader.choice(step.onFailure, `${path}.onFailure`, ['fail', 'continue']));
}

function checkCall(
  reader: Reader,
  step: Record<string, unknown>,
  path: string,
  target: ReturnType<Known['get']>,
): void {
  if (target?.kind === 'store') {
    if (!target.operations.includes(textOf(step.operation)))
      reader.report(`${path}.operation`, `must be one of ${choicesText(target.operations, '(there is no operation)')}`);
  } else if (target?.kind !== 'service') {
    reader.report(`${path}.to`, 'must name a store or a service');
  }
  if (step.timeoutMs !== undefined) reader.number(step.timeoutMs, `${path}.timeoutMs`, { min: 0.5, max: 3_600_000 });
  if (step.onFailure !== undefined) reader.choice(step.onFailure, `${path}.onFailure`, ['fail', 'continue']);
}

/** Whether a flow replies whatever is decided on its way. */
export const repliesAlways = (steps: unknown): boolean => Array.isArray(steps) && steps.some(isReply);

/** Whether a flow may reply: in a branch too. */
export function repliesSomewhere(steps: unknown, depth = 0): boolean {
  if (!Array.isArray(steps) || depth > DEPTH_MAX) return false;
  return steps.some(
    (step: unknown) => isReply(step) || branchesOf(step).some((one) => repliesSomewhere(one, depth + 1)),
  );
}

const isReply = (step: unknown): boolean => (step as { do?: unknown } | null)?.do === 'reply';

function branchesOf(step: unknown): unknown[] {
  const { then: yes, otherwise, branches, miss } = (step ?? {}) as Record<string, unknown>;
  return [yes, otherwise, miss, ...(Array.isArray(branches) ? branches : [])];
}
