// Flows compiled to a table of operations. One row an operation; a job's program counter is a row number. What may
// change while running (durations, capacities) is not here but in the parameter columns that these rows point to.

import type { ProductDeed, Step } from '../../scenario/scenario.ts';

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

export const BLANK: Op = {
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
