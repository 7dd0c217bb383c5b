// A scenario compiled: names become numbers, flows become operations. Immutable while a run lasts; whatever a knob may
// turn lives in the world's parameter columns.
import type { Component, Keeps, Queue, Scenario } from '../../scenario/scenario.ts';
import { onGrid } from '../kernel/grid.ts';
import { keyOf } from '../kernel/key-of.ts';
import { compileProgram } from './compile.ts';
import { errorsOf, handledBy, STORED } from './count-names.ts';
import type { Op, Program } from './program.ts';

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
  /** Where its dead letters are published: an exchange and a key; key -1 is the message's own. Null: they are dropped. */
  dead: { exchange: number; key: number } | null;
  quorum: boolean;
  durable: boolean;
  exclusive: boolean;
  /** Its lists of messages, one a priority. */
  firstLevel: number;
  levels: number;
  ttlMs: number;
  /** The key with which the default exchange routes to it. */
  key: number;
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
  done: Int32Array;
  deed: Uint8Array;
  timeoutMs: Float64Array;
  queues: ModelQueue[];
  queueOf: Map<string, number>;
  exchange: Int32Array;
  key: Int32Array;
  /** 1 where a publish says anything beyond exchange and key. */
  special: Uint8Array;
  /** Lists of messages over all queues. */
  levels: number;
  /** For each pool, the rows of the table that count an order's handlings and its attempts, and the luck of these. */
  handled: Int32Array;
  attempts: Int32Array;
  errors: Int32Array;
  /** For each traffic source: who places orders with whom, and where the flow begins. */
  sources: { client: number; server: number; entry: number }[];
  /** Row of the table that counts how often an order has been stored; -1 where no step says that it does. */
  stored: number;
  /** Components that keep products, and the one that has the truth about them; -1 without one. */
  keepers: number[];
  primary: number;
}

/** Compiles a scenario that `checkScenario` has accepted. */
export function compileModel(scenario: Scenario): Model {
  const components = Object.entries(scenario.components).map(([id, { kind }]) => ({ id, kind }));
  const indexOf = new Map(components.map(({ id }, index) => [id, index]));
  const program = compileProgram(scenario, indexOf);
  const { queues, queueOf } = compileQueues(scenario, indexOf, program);
  const pick = (field: (op: Op) => number) => program.ops.map(field);
  return {
    scenario,
    components,
    indexOf,
    program,
    queues,
    queueOf,
    levels: queues.reduce((sum, { levels }) => sum + levels, 0),
    handled: Int32Array.from(components.map(({ id }) => program.purposes.indexOf(handledBy(id)))),
    attempts: Int32Array.from(components.map(({ id }) => program.purposes.indexOf(errorsOf(id)))),
    errors: Int32Array.from(components.map(({ id }) => keyOf(errorsOf(id)))),
    code: Uint8Array.from(pick((op) => op.code)),
    target: Int32Array.from(pick((op) => op.target)),
    duration: Int32Array.from(pick((op) => op.duration)),
    purpose: Int32Array.from(pick((op) => op.purpose)),
    starts: Int32Array.from(pick((op) => op.starts)),
    done: Int32Array.from(pick((op) => op.done)),
    deed: Uint8Array.from(pick((op) => op.deed)),
    timeoutMs: Float64Array.from(pick((op) => onGrid(op.timeoutMs))),
    exchange: Int32Array.from(pick((op) => op.exchange)),
    key: Int32Array.from(pick((op) => op.key)),
    special: Uint8Array.from(pick(isSpecial)),
    sources: scenario.traffic.map(({ from, to, flow }) => ({
      client: indexOf.get(from)!,
      server: indexOf.get(to)!,
      entry: program.flows.get(flow)!,
    })),
    stored: program.purposes.indexOf(STORED),
    keepers: keepersOf(scenario).map(([id]) => indexOf.get(id)!),
    primary: indexOf.get(keepersOf(scenario).find(([, { as }]) => as === 'primary')?.[0] ?? '') ?? -1,
  };
}

function keepersOf({ components }: Scenario): [string, Keeps][] {
  return Object.entries(components).flatMap(([id, component]): [string, Keeps][] =>
    component.kind === 'store' && component.keeps ? [[id, component.keeps]] : [],
  );
}

function isSpecial({ transient, priority, expirationMs, delayMs }: Op): number {
  return transient || priority > 0 || expirationMs < Infinity || delayMs > 0 ? 1 : 0;
}

function compileQueues(
  scenario: Scenario,
  indexOf: Map<string, number>,
  program: Program,
): Pick<Model, 'queues' | 'queueOf'> {
  const queues: ModelQueue[] = [];
  const queueOf = new Map<string, number>();
  let firstLevel = 0;
  for (const [id, component] of Object.entries(scenario.components)) {
    if (component.kind !== 'rabbitmq') continue;
    const broker = indexOf.get(id)!;
    for (const [name, queue] of Object.entries(component.queues)) {
      const levels = (queue.maxPriority ?? 0) + 1;
      queueOf.set(name, queues.length);
      queues.push({
        name,
        broker,
        pool: -1,
        dead: deadOf(queue, broker, program),
        quorum: queue.type === 'quorum',
        durable: queue.durable,
        exclusive: queue.exclusive ?? false,
        firstLevel,
        levels,
        ttlMs: queue.messageTtlMs ?? Infinity,
        key: program.keys.indexOf(name),
      });
      firstLevel += levels;
    }
  }
  for (const [id, component] of Object.entries(scenario.components)) {
    if (component.kind !== 'workers') continue;
    for (const name of [component.queue, ...(component.also ?? []).map(({ queue }) => queue)])
      queues[queueOf.get(name)!]!.pool = indexOf.get(id)!;
  }
  return { queues, queueOf };
}

function deadOf(queue: Queue, broker: number, { exchanges, keys }: Program): ModelQueue['dead'] {
  const exchange = (name: string) => exchanges.findIndex((one) => one.broker === broker && one.name === name);
  if (queue.deadLetterTo !== undefined) return { exchange: exchange(''), key: keys.indexOf(queue.deadLetterTo) };
  if (!queue.deadLetterExchange) return null;
  const { routingKey } = queue.deadLetterExchange;
  return {
    exchange: exchange(queue.deadLetterExchange.exchange),
    key: routingKey === undefined ? -1 : keys.indexOf(routingKey),
  };
}
