// Flows compiled to a table of operations. One row an operation; a job's program counter is a row number. What may
// change while running (durations, capacities) is not here but in the parameter columns that these rows point to.

import type { ProductDeed, Scenario, Step } from '../../scenario/scenario.ts';
import { keyOf } from '../kernel/key-of.ts';
import { doneBy, errorsOf, handledBy, STORED } from './count-names.ts';

export const OP = {
  call: 0,
  work: 1,
  publish: 2,
  decide: 3,
  jump: 4,
  count: 5,
  fork: 6,
  join: 7,
  reply: 8,
  end: 9,
  /** Passes over the next operation where a cache's entries are not deleted. */
  unlessDeleted: 10,
} as const;
export type OpCode = (typeof OP)[keyof typeof OP];

/** What a call that has succeeded does besides, by number; a lookup decides where its job goes on. */
export const DEED: Record<ProductDeed | 'none' | 'lookup', number> = {
  none: 0,
  lookup: 1,
  read: 2,
  fill: 3,
  change: 4,
  delete: 5,
};

/** One operation. Fields that a code does not use are -1 or 0. */
export interface Op {
  code: OpCode;
  label: string;
  /** Component called or published to, by index. */
  target: number;
  /** Row of its duration among the distributions. */
  duration: number;
  /** Key of the luck it draws. */
  purpose: number;
  /** Row of `purpose` in the table that counts an order's starts. */
  starts: number;
  /** Row of the table that counts what a service has done for an order, or that it is stored; -1 for what is not counted. */
  done: number;
  deed: number;
  /** Where to go on otherwise: the else of a decide, the target of a jump, the join of a fork, the hit of a lookup. */
  other: number;
  timeoutMs: number;
  continues: boolean;
  probability: number;
  exchange: number;
  /** Routing key, by number. */
  key: number;
  /** What a publish says of its message. */
  transient: boolean;
  expirationMs: number;
  priority: number;
  delayMs: number;
  mandatory: boolean;
  retries: number;
  counter: number;
  /** Entry points of a fork's branches. */
  branches: number[];
  /** For a store's operation: its name, so that its statements can be told. */
  operation: string | null;
}

/** A duration that a knob may change: where to read it in a scenario. */
export interface DurationPlace {
  component: string;
  operation: string | null;
  /** For a step's own work: the step itself. */
  step: Extract<Step, { do: 'work' }> | null;
}

export interface Program {
  ops: Op[];
  flows: Map<string, number>;
  durations: DurationPlace[];
  purposes: string[];
  counters: string[];
  exchanges: { broker: number; name: string }[];
  /** Every routing key that a message may have. */
  keys: string[];
}

const BLANK: Op = {
  code: OP.end,
  label: '',
  target: -1,
  duration: -1,
  purpose: 0,
  starts: 0,
  done: -1,
  deed: DEED.none,
  other: -1,
  timeoutMs: 0,
  continues: false,
  probability: 0,
  exchange: -1,
  key: 0,
  transient: false,
  expirationMs: Infinity,
  priority: 0,
  delayMs: 0,
  mandatory: false,
  retries: 0,
  counter: -1,
  branches: [],
  operation: null,
};

/** Compiles every flow of a checked scenario. `indexOf` numbers the components. */
export function compileProgram(scenario: Scenario, indexOf: Map<string, number>): Program {
  const compiler = new Compiler(indexOf);
  for (const [id, steps] of Object.entries(scenario.flows)) {
    compiler.program.flows.set(id, compiler.program.ops.length);
    compiler.steps(steps, id);
    compiler.emit({ code: OP.end });
  }
  compiler.brokers(scenario);
  return compiler.program;
}

class Compiler {
  readonly program: Program = {
    ops: [],
    flows: new Map(),
    durations: [],
    purposes: [],
    counters: [],
    exchanges: [],
    keys: [''],
  };
  private readonly indexOf: Map<string, number>;

  constructor(indexOf: Map<string, number>) {
    this.indexOf = indexOf;
  }

  emit(fields: Partial<Op>): number {
    this.program.ops.push({ ...BLANK, ...fields });
    return this.program.ops.length - 1;
  }

  /** Exchanges and keys that no step names but a dead letter or a retry may take; and what each pool counts by order. */
  brokers(scenario: Scenario): void {
    for (const [id, component] of Object.entries(scenario.components)) {
      if (component.kind === 'workers') for (const count of [handledBy(id), errorsOf(id)]) this.purpose(count);
      if (component.kind !== 'rabbitmq') continue;
      const broker = this.indexOf.get(id)!;
      this.place(this.program.exchanges, { broker, name: '' });
      for (const [name, { deadLetterExchange }] of Object.entries(component.queues)) {
        this.place(this.program.keys, name);
        if (!deadLetterExchange) continue;
        this.place(this.program.exchanges, { broker, name: deadLetterExchange.exchange });
        if (deadLetterExchange.routingKey !== undefined) this.place(this.program.keys, deadLetterExchange.routingKey);
      }
    }
  }

  steps(steps: Step[], flow: string): void {
    for (const step of steps) this.step(step, flow);
  }

  private step(step: Step, flow: string): void {
    switch (step.do) {
      case 'call': {
        if (step.does === 'delete') this.emit({ code: OP.unlessDeleted, target: this.indexOf.get(step.to)! });
        const operation = step.operation ?? null;
        const luck = this.purpose(operation ? `${step.to}.${operation}` : step.to);
        const done = step.stores ? this.purpose(STORED).starts : operation ? -1 : this.purpose(doneBy(step.to)).starts;
        const duration = this.duration({ component: step.to, operation, step: null });
        const { timeoutMs = 0, onFailure } = step;
        this.emit({
          code: OP.call,
          label: step.label,
          target: this.indexOf.get(step.to)!,
          duration,
          ...luck,
          done,
          deed: DEED[step.does ?? 'none'],
          timeoutMs,
          continues: onFailure === 'continue',
          operation,
        });
        return;
      }
      case 'work':
        this.emit({
          code: OP.work,
          label: step.label,
          duration: this.duration({ component: '', operation: null, step }),
          ...this.purpose(`work.${step.label}`),
        });
        return;
      case 'publish': {
        const duration = this.duration({ component: step.to, operation: 'publish', step: null });
        const exchange = this.place(this.program.exchanges, {
          broker: this.indexOf.get(step.to)!,
          name: step.exchange,
        });
        this.emit({
          code: OP.publish,
          label: step.label,
          target: this.indexOf.get(step.to)!,
          duration,
          ...this.purpose(`${step.to}.publish`),
          exchange,
          key: this.place(this.program.keys, step.routingKey ?? ''),
          transient: step.transient ?? false,
          expirationMs: step.expirationMs ?? Infinity,
          priority: step.priority ?? 0,
          delayMs: step.delayMs ?? 0,
          mandatory: step.mandatory ?? false,
          retries: step.retries ?? 0,
          continues: step.onFailure === 'continue',
        });
        return;
      }
      case 'decide':
        return this.decide(step, flow);
      case 'lookup':
        return this.lookup(step, flow);
      case 'count':
        this.emit({ code: OP.count, label: step.counter, counter: this.place(this.program.counters, step.counter) });
        return;
      case 'parallel':
        return this.parallel(step, flow);
      case 'reply':
        this.emit({ code: OP.reply, label: 'reply' });
    }
  }

  private decide(step: Extract<Step, { do: 'decide' }>, flow: string): void {
    const choice = this.emit({
      code: OP.decide,
      label: step.label,
      probability: step.probability,
      ...this.purpose(`decide.${flow}.${step.label}`),
    });
    this.steps(step.then, flow);
    const jump = this.emit({ code: OP.jump });
    this.program.ops[choice]!.other = this.program.ops.length;
    this.steps(step.otherwise, flow);
    this.program.ops[jump]!.other = this.program.ops.length;
  }

  private lookup({ to, operation, label, miss }: Extract<Step, { do: 'lookup' }>, flow: string): void {
    const call = this.emit({
      code: OP.call,
      label,
      target: this.indexOf.get(to)!,
      duration: this.duration({ component: to, operation, step: null }),
      ...this.purpose(`${to}.${operation}`),
      deed: DEED.lookup,
      continues: true,
      operation,
    });
    this.steps(miss, flow);
    this.program.ops[call]!.other = this.program.ops.length;
  }

  private parallel(step: Extract<Step, { do: 'parallel' }>, flow: string): void {
    const fork = this.emit({ code: OP.fork, label: step.label });
    const branches = step.branches.map((branch) => {
      const entry = this.program.ops.length;
      this.steps(branch, flow);
      this.emit({ code: OP.join, label: step.label });
      return entry;
    });
    Object.assign(this.program.ops[fork]!, { branches, other: this.program.ops.length });
  }

  private purpose(name: string): { purpose: number; starts: number } {
    return { purpose: keyOf(name), starts: this.place(this.program.purposes, name) };
  }

  private duration(wanted: DurationPlace): number {
    return this.place(this.program.durations, wanted);
  }

  /** The row of a thing in a list, put there when it is new. */
  private place<T>(list: T[], thing: T): number {
    const key = JSON.stringify(thing);
    const known = list.findIndex((one) => JSON.stringify(one) === key);
    return known >= 0 ? known : list.push(thing) - 1;
  }
}
