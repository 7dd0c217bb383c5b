// The flows of a scenario, read from unknown data: each step's target exists and can do what is asked of it.
import type { Known } from './check-components.ts';
import { durationFrom } from './duration.ts';
import { STEPS_MAX } from './limits.ts';
import type { Reader } from './reader.ts';

const FIELDS: Record<string, string[]> = {
  call: ['to', 'operation', 'label', 'timeoutMs', 'onFailure'],
  work: ['label', 'duration'],
  publish: ['to', 'exchange', 'label'],
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
  const target = known[String(step.to)];
  switch (sort) {
    case 'call':
      return checkCall(reader, step, path, target);
    case 'work': {
      const read = durationFrom(step.duration, `${path}.duration`);
      if (!read.ok) for (const issue of read.issues) reader.report(issue.path, issue.problem);
      return;
    }
    case 'publish':
      if (target?.kind !== 'rabbitmq') reader.report(`${path}.to`, 'must name a broker');
      else if (!target.exchanges.includes(String(step.exchange)))
        reader.report(`${path}.exchange`, `must be one of ${target.exchanges.join(', ')}`);
      return;
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

function checkCall(
  reader: Reader,
  step: Record<string, unknown>,
  path: string,
  target: Known[string] | undefined,
): void {
  if (target?.kind === 'store') {
    if (!target.operations.includes(String(step.operation)))
      reader.report(`${path}.operation`, `must be one of ${target.operations.join(', ')}`);
  } else if (target?.kind !== 'service') {
    reader.report(`${path}.to`, 'must name a store or a service');
  }
  if (step.timeoutMs !== undefined) reader.number(step.timeoutMs, `${path}.timeoutMs`, { min: 0.5, max: 3_600_000 });
  if (step.onFailure !== undefined) reader.choice(step.onFailure, `${path}.onFailure`, ['fail', 'continue']);
}
