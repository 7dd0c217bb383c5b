// From the flows of a scenario to the table of operations.

import type { Scenario, Step } from '../../scenario/scenario.ts';
import { keyOf } from '../kernel/key-of.ts';
import { doneBy, errorsOf, handledBy, STORED } from './count-names.ts';
import { BLANK, DEED, type DurationPlace, OP, type Op, type Program } from './program.ts';

/** Compiles every flow of a checked scenario. `indexOf` numbers the components. */
export function compileProgram(scenario: Scenario, indexOf: Map<string, number>): Program {
  const compiler = new Compiler(indexOf, subscriptionsMax(scenario));
  for (const [id, steps] of Object.entries(scenario.flows)) {
    compiler.program.flows.set(id, compiler.program.ops.length);
    compiler.steps(steps, id);
    compiler.emit({ code: OP.end });
  }
  compiler.brokers(scenario);
  return compiler.program;
}

/** So many queues one worker subscribes to at most. */
function subscriptionsMax({ components }: Scenario): number {
  const counts = Object.values(components).map((one) => (one.kind === 'workers' ? 1 + (one.also ?? []).length : 1));
  return Math.max(1, ...counts);
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
  private readonly subscriptions: number;

  constructor(indexOf: Map<string, number>, subscriptions: number) {
    this.indexOf = indexOf;
    this.subscriptions = subscriptions;
  }

  emit(fields: Partial<Op>): number {
    this.program.ops.push({ ...BLANK, ...fields });
    return this.program.ops.length - 1;
  }

  /** Exchanges and keys that no step names but a dead letter or a retry may take; and what each pool counts by order. */
  brokers(scenario: Scenario): void {
    for (const [id, component] of Object.entries(scenario.components)) {
      if (component.kind === 'workers') {
        this.counts(handledBy(id));
        this.purpose(errorsOf(id));
      }
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
        const done = step.stores ? this.purpose(STORED).starts : operation ? -1 : this.counts(doneBy(step.to));
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

  /** Rows of what is counted for each subscription of a worker apart: another queue's message of an order is about something else. */
  private counts(name: string): number {
    const rows = Array.from({ length: this.subscriptions }, (_, place) =>
      this.place(this.program.purposes, place === 0 ? name : `${name}#${place}`),
    );
    return rows[0]!;
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
