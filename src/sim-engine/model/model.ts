// A scenario compiled: names become numbers, flows become operations. Immutable while a run lasts; whatever a knob may
// turn lives in the world's parameter columns.
import type { Component, Scenario } from '../../scenario/scenario.ts';
import { onGrid } from '../kernel/grid.ts';
import { compileProgram, type Op, type Program } from './program.ts';

export interface ModelComponent {
  id: string;
  kind: Component['kind'];
}

export interface ModelQueue {
  name: string;
  /** Component index of its broker. */
  broker: number;
  /** Component index of the pool that consumes it; -1 where none does. */
  pool: number;
  /** Queue index of its dead letters; -1 where they are dropped. */
  deadLetter: number;
}

export interface Model {
  scenario: Scenario;
  components: ModelComponent[];
  indexOf: Map<string, number>;
  program: Program;
  /** The fields of the operations that the hot path reads, as columns. */
  code: Uint8Array;
  target: Int32Array;
  duration: Int32Array;
  purpose: Int32Array;
  starts: Int32Array;
  timeoutMs: Float64Array;
  queues: ModelQueue[];
  queueOf: Map<string, number>;
  exchange: Int32Array;
  /** For each traffic source: who places orders with whom, and where the flow begins. */
  sources: { client: number; server: number; entry: number }[];
  /** For each exchange of the program: the queues bound to it. */
  bindings: number[][];
}

/** Compiles a scenario that `checkScenario` has accepted. */
export function compileModel(scenario: Scenario): Model {
  const components = Object.entries(scenario.components).map(([id, { kind }]) => ({ id, kind }));
  const indexOf = new Map(components.map(({ id }, index) => [id, index]));
  const program = compileProgram(scenario, indexOf);
  const { queues, queueOf } = compileQueues(scenario, indexOf);
  const bindings = program.exchanges.map(({ broker, name }) => {
    const component = scenario.components[components[broker].id];
    return component.kind === 'rabbitmq' ? component.exchanges[name].bindings.map((queue) => queueOf.get(queue)!) : [];
  });
  const pick = (field: (op: Op) => number) => program.ops.map(field);
  return {
    scenario,
    components,
    indexOf,
    program,
    queues,
    queueOf,
    bindings,
    code: Uint8Array.from(pick((op) => op.code)),
    target: Int32Array.from(pick((op) => op.target)),
    duration: Int32Array.from(pick((op) => op.duration)),
    purpose: Int32Array.from(pick((op) => op.purpose)),
    starts: Int32Array.from(pick((op) => op.starts)),
    timeoutMs: Float64Array.from(pick((op) => onGrid(op.timeoutMs))),
    exchange: Int32Array.from(pick((op) => op.exchange)),
    sources: scenario.traffic.map(({ from, to, flow }) => ({
      client: indexOf.get(from)!,
      server: indexOf.get(to)!,
      entry: program.flows.get(flow)!,
    })),
  };
}

function compileQueues(scenario: Scenario, indexOf: Map<string, number>): Pick<Model, 'queues' | 'queueOf'> {
  const queues: ModelQueue[] = [];
  const queueOf = new Map<string, number>();
  const wanted: (string | undefined)[] = [];
  for (const [id, component] of Object.entries(scenario.components)) {
    if (component.kind !== 'rabbitmq') continue;
    for (const [name, queue] of Object.entries(component.queues)) {
      queueOf.set(name, queues.length);
      queues.push({ name, broker: indexOf.get(id)!, pool: -1, deadLetter: -1 });
      wanted.push(queue.deadLetterTo);
    }
  }
  wanted.forEach((name, index) => {
    if (name !== undefined) queues[index].deadLetter = queueOf.get(name)!;
  });
  for (const [id, component] of Object.entries(scenario.components)) {
    if (component.kind === 'workers') queues[queueOf.get(component.queue)!].pool = indexOf.get(id)!;
  }
  return { queues, queueOf };
}
