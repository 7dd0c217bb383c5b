// What can be wrong with whom, read from unknown data: faults that a scenario plans, and those that are started by hand.
import type { Known } from './check-components.ts';
import { FAULT_TYPES, FAULTS_OF, type FaultType } from './faults.ts';
import { HORIZON_MS_MAX, RATE_MAX, REPLICAS_MAX } from './limits.ts';
import { type Reader, textOf } from './reader.ts';
import type { ComponentKind } from './scenario.ts';

const FIELDS: Record<FaultType, string[]> = {
  down: [],
  errors: ['share'],
  slow: ['factor'],
  hang: [],
  'rate-limit': ['perSecond'],
  'replica-down': ['replica'],
};

/** Reports a sort of fault that a component of this kind cannot have. */
export function checkFaultType(reader: Reader, kind: ComponentKind, type: unknown, path: string): void {
  reader.choice(type, path, FAULTS_OF[kind]);
}

/** Reports what is wrong with one fault. */
export function checkFaultKind(reader: Reader, kind: ComponentKind, input: unknown, path: string): void {
  const fault = reader.object(input, path);
  checkFaultType(reader, kind, fault.type, `${path}.type`);
  const type = FAULT_TYPES.find((one) => one === fault.type);
  if (!type) return;
  reader.object(fault, path, ['type', ...FIELDS[type]]);
  if (type === 'errors') reader.number(fault.share, `${path}.share`, { min: 0, max: 1 });
  if (type === 'slow') reader.number(fault.factor, `${path}.factor`, { min: 0.01, max: 1_000 });
  if (type === 'rate-limit')
    reader.number(fault.perSecond, `${path}.perSecond`, { min: 0, max: RATE_MAX, whole: true });
  if (type === 'replica-down') checkReplica(reader, fault.replica, `${path}.replica`);
}

export function checkReplica(reader: Reader, replica: unknown, path: string): void {
  reader.number(replica, path, { min: 0, max: REPLICAS_MAX - 1, whole: true });
}

export function checkFaults(reader: Reader, input: unknown, known: Known): void {
  reader.list(input, 'faults', 100).forEach((item, index) => {
    const path = `faults[${index}]`;
    const fault = reader.object(item, path, ['component', 'fault', 'fromMs', 'untilMs']);
    const kind = known.get(textOf(fault.component))?.kind;
    if (kind === undefined || kind === 'client')
      reader.report(`${path}.component`, 'must name a component that can fail');
    else checkFaultKind(reader, kind, fault.fault, `${path}.fault`);
    const fromMs = reader.number(fault.fromMs, `${path}.fromMs`, { min: 0, max: HORIZON_MS_MAX });
    reader.number(fault.untilMs, `${path}.untilMs`, { min: fromMs, max: HORIZON_MS_MAX });
  });
}
