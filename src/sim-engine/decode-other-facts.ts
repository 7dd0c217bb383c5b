// Facts that are of no order: knobs, faults, workers, alerts, replicas. Read back from their rows.
import type { Condition } from '../protocol/fact.ts';
import type { Command } from '../scenario/run-spec.ts';
import { CLOSINGS, FACT } from './model/fact-log.ts';
import { FAULT_KINDS } from './model/faults.ts';
import type { Model } from './model/model.ts';

export interface Row {
  type: number;
  a: number;
  b: number;
  c: number;
  d: number;
}
export type Base = { id: number; causeId: number | null; condition: Condition | null; atMs: number };

export function ofNoOrder(base: Base, { type, a, b, c, d }: Row, model: Model, commands: Command[]): object {
  const component = model.components[a]?.id ?? '';
  switch (type) {
    case FACT.knobSet: {
      const command = commands[a];
      return { ...base, type: 'knob-set', ...commandText(command) };
    }
    case FACT.changeReplicated:
      return { ...base, type: 'change-replicated', component, product: b + 1, version: c };
    case FACT.faultStarted:
      return { ...base, type: 'fault-started', component, ...faultOf(b, c) };
    case FACT.faultEnded:
      return { ...base, type: 'fault-ended', component, ...faultOf(b, c) };
    case FACT.workerJoined:
      return { ...base, type: 'worker-joined', component, worker: b };
    case FACT.workerCrashed:
      return { ...base, type: 'worker-crashed', component, worker: b };
    case FACT.workerHung:
      return { ...base, type: 'worker-hung', component, worker: b };
    case FACT.workerRefused:
      return { ...base, type: 'worker-refused', component, worker: b };
    case FACT.channelClosed:
      return { ...base, type: 'channel-closed', component, worker: b, reason: CLOSINGS[d] };
    case FACT.queueDeleted:
      return { ...base, type: 'queue-deleted', queue: model.queues[a].name, messages: b };
    case FACT.alertRaised:
    case FACT.alertCleared: {
      const { id, title, queue, above } = model.scenario.alerts[a];
      const sort = type === FACT.alertRaised ? 'alert-raised' : 'alert-cleared';
      return { ...base, type: sort, alert: id, title, queue, value: d, above };
    }
    default:
      return { ...base, type: 'worker-left', component, worker: b };
  }
}

const faultOf = (kind: number, replica: number) => ({
  fault: FAULT_KINDS[kind],
  replica: FAULT_KINDS[kind] === 'replica-down' ? replica : null,
});

/** What a person did, as a path and a value. */
function commandText(command: Command | undefined): { path: string; value: string } {
  switch (command?.type) {
    case 'set':
      return { path: command.path, value: String(command.value) };
    case 'replay-dead-letters':
      return { path: `${command.queue} replay`, value: command.count === 0 ? 'all' : String(command.count) };
    case 'discard-dead-letters':
      return { path: `${command.queue} discard`, value: command.count === 0 ? 'all' : String(command.count) };
    default:
      return { path: '', value: '' };
  }
}
