// The sorts of faults, who may have which, and the command that ends one.
import type { Command } from './run-spec.ts';
import type { ComponentId, ComponentKind, FaultKind } from './scenario.ts';

export type FaultType = FaultKind['type'];
export const FAULT_TYPES: readonly FaultType[] = ['down', 'errors', 'slow', 'hang', 'rate-limit', 'replica-down'];

const OF_CALLED: readonly FaultType[] = ['down', 'slow', 'errors', 'hang'];
/** A pool that hangs is one whose processes have stopped: they have to be started again. */
export const FAULTS_OF: Readonly<Record<ComponentKind, readonly FaultType[]>> = {
  client: [],
  server: ['down', 'replica-down'],
  store: OF_CALLED,
  service: [...OF_CALLED, 'rate-limit'],
  rabbitmq: ['down'],
  workers: ['down', 'hang'],
};

/** Which of several servers a fault is of; of none that is not of one of them. */
export const replicaOf = (fault: FaultKind): number | undefined =>
  fault.type === 'replica-down' ? fault.replica : undefined;

/** Whether two of one component are the same fault, so that there is one of them at a time. */
export const isSameFault = (one: FaultKind, other: FaultKind): boolean =>
  one.type === other.type && replicaOf(one) === replicaOf(other);

/** The command that ends a fault. */
export const endOf = (
  component: ComponentId,
  fault: FaultKind,
  atMs: number,
): Extract<Command, { type: 'end-fault' }> => ({
  atMs,
  type: 'end-fault',
  component,
  fault: fault.type,
  ...(fault.type === 'replica-down' ? { replica: fault.replica } : {}),
});
