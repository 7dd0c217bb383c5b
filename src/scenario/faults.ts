// The sorts of faults, and the command that ends one.
import type { Command } from './run-spec.ts';
import type { ComponentId, FaultKind } from './scenario.ts';

export type FaultType = FaultKind['type'];
export const FAULT_TYPES: readonly FaultType[] = ['down', 'errors', 'slow', 'hang', 'rate-limit', 'replica-down'];

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
