// All state of one lane: its memory, which the core works on, and beside it the columns of what only few scenarios have.
// Nothing of a run is kept anywhere else. What is public (order numbers, message ids, fact ids) only counts up.

import { ALERT_TURNS_MAX } from '../../protocol/frame.ts';
import type { OrdersAgain, Retry, Scenario } from '../../scenario/scenario.ts';
import { Registry, type Snapshot } from '../kernel/table.ts';
import { type Core, type Outside, startCore } from '../memory/core.ts';
import { MemoryCopies, type MemoryCopy } from '../memory/memory-copies.ts';
import { RECORDS, SLAB_HEADER_BYTES, SLAB_KINDS, SLAB_ROWS } from '../memory/records.ts';
import {
  bytesOf,
  endOf,
  type JobView,
  type RecordView,
  restAfter,
  type TableView,
  viewJobs,
  viewRecord,
  viewTable,
} from '../memory/views.ts';
import { BUCKETS, Histograms } from '../stats/histogram.ts';
import { Series } from '../stats/series.ts';
import { blankMemory, placeOps } from './blank.ts';
import { FactLog } from './fact-log.ts';
import type { Model } from './model.ts';
import type { Stretch } from './rate.ts';
import { checkRoom, stopFor } from './room.ts';
import { FACTS, NONE, WAITS } from './scalars.ts';
import { AlertRules, AlertTurns, Changes, Copies, Customers, Keepers, Replays, Windows } from './tables.ts';

export * from './scalars.ts';

/** Rows of the slabs' table, by kind of record. */
const KINDS = Object.keys(RECORDS);
/** Where calls and requests may stand in line. */
const LINED: ReadonlySet<string> = new Set(['server', 'store', 'service']);
/** Words that stand before the queues of a route. */
const ROUTE_HEADER = 2;

/** A place in time of a lane: the bytes of its memory, and the columns beside it. */
export interface WorldSnapshot {
  memory: MemoryCopy;
  columns: Snapshot;
}

export class World {
  readonly registry = new Registry();
  readonly model: Model;
  readonly core: Core;
  /** The columns of the memory. */
  scalars!: Float64Array;
  digest!: Int32Array;
  openOrders!: Int32Array;
  private heap!: Int32Array;
  readonly roots = {} as RecordView<'order'>;
  readonly jobs = {} as JobView;
  readonly messages = {} as RecordView<'message'>;
  readonly consumers = {} as RecordView<'consumer'> & RecordView<'consumerRest'>;
  /** What few messages say of themselves, and what few orders are about; `messages.header` and `roots.subject` name them. */
  readonly headers = {} as RecordView<'header'>;
  readonly subjects = {} as RecordView<'subject'>;
  readonly durations = {} as RecordView<'duration'>;
  /** One row a component: its capacity and line. For a pool of workers `busy` counts messages in hand. */
  readonly stations = {} as TableView<'stations'>;
  readonly units = {} as TableView<'units'>;
  readonly pools = {} as TableView<'pools'>;
  readonly queues = {} as TableView<'queues'>;
  readonly levels = {} as TableView<'levels'>;
  readonly sources = {} as TableView<'sources'>;
  private readonly slabs = {} as TableView<'slabs'>;
  private words!: Int32Array;
  private shorts!: Uint16Array;
  /** State of the alert rules, and what they measure of each pool over the last window. */
  readonly rules: AlertRules;
  readonly turns: AlertTurns;
  readonly windows: Windows;
  readonly replays: Replays;
  /** Products: who keeps them, their copies, and changes that replicas have not heard of yet. */
  readonly keepers: Keepers;
  readonly copies: Copies;
  readonly changes: Changes;
  readonly customers: Customers;
  readonly counters: Float64Array;
  readonly histograms: Histograms;
  /** Rows of the histograms: of each component, and of the first queue. */
  private readonly waitRows: number[];
  private readonly queueWaits: number;
  readonly series: Series;
  /** Values of empirical durations, by row: parameters, read from the scenario like the columns beside them. */
  readonly samples = new Map<number, number[]>();
  /** The scenario as it is now, with every knob that has been turned. */
  scenario: Scenario;
  /** Parameters that are read from the scenario like the columns, and again after a restore. */
  readonly again: (OrdersAgain | null)[] = [];
  readonly redeliveryMs: number[] = [];
  /** How many products there are. */
  products = 0;
  /** For each broker: heartbeats, how long a message may be held, how often that is looked at. 0: not at all. */
  readonly heartbeatMs: number[] = [];
  readonly holdMsMax: number[] = [];
  readonly tickMs: number[] = [];
  readonly retries: (Retry | null)[] = [];
  readonly deliveryLimit: number[] = [];
  /** A full queue may dead-letter what it refuses. */
  readonly buriesRefused: boolean[] = [];
  /** Queues by exchange and routing key, as they are bound now. */
  routes: number[][][] = [];
  /** Exchanges for which the delayed-message plug-in is switched on. */
  delays: boolean[] = [];
  readonly waitQueues: number[][] = [];
  /** For each pool: its queues, the first one its own, and their weights. */
  readonly weights: ({ queue: number; weight: number }[] | null)[] = [];
  readonly stretches: Stretch[][] = [];
  /** Kept facts, when they are kept. Not state: they are told again by replay. */
  log: FactLog | null = null;
  /** Where these stand. */
  private readonly durationsAt: number;
  private readonly routesAt: number;
  private readonly memoryCopies = new MemoryCopies();
  private isLaidOut = false;

  constructor(model: Model, seed: number, outside: (world: World) => Omit<Outside, 'memoryGrew' | 'tooMany'>) {
    const { registry } = this;
    const components = model.components.length;
    const queues = model.queues.length;
    let histograms = WAITS;
    this.waitRows = model.components.map(({ kind }) => (LINED.has(kind) ? histograms++ : NONE));
    this.queueWaits = histograms;
    histograms += queues;
    checkRoom(model);
    this.model = model;
    this.scenario = model.scenario;
    const core = startCore({
      ...outside(this),
      // While it is laid out nobody looks at it.
      memoryGrew: () => {
        if (this.isLaidOut) this.look();
      },
      tooMany: (kind) => stopFor(kind),
    });
    this.core = core;
    const { ops, purposes, durations, exchanges, keys } = model.program;
    core.layOut(
      ops.length,
      durations.length,
      histograms,
      BUCKETS,
      exchanges.length * keys.length * (queues + ROUTE_HEADER),
      purposes.length,
    );
    this.durationsAt = core.durationsPlace();
    this.routesAt = core.routesPlace();
    core.startAgenda();
    core.seedLuck(seed | 0);
    core.countStoredAt(model.stored);
    this.series = new Series(registry, queues, components);
    this.histograms = new Histograms(core);
    this.rules = registry.addFixed('alert rules', new AlertRules(model.scenario.alerts.length));
    this.turns = registry.addFixed('alert turns', new AlertTurns(ALERT_TURNS_MAX));
    this.windows = registry.addFixed('windows', new Windows(components));
    this.replays = registry.add('replays', new Replays(16));
    this.keepers = registry.addFixed('keepers', new Keepers(components));
    this.copies = registry.add('copies', new Copies(16));
    this.changes = registry.add('changes', new Changes(16));
    this.customers = registry.add('customers', new Customers(16));
    this.counters = registry.f64('counters', model.program.counters.length);
    this.isLaidOut = true;
    this.look();
    this.histograms.blank();
    this.series.blank();
    blankMemory(this);
    placeOps(this);
  }

  /** Row of a component's waits among the histograms; NONE where nobody stands in line. */
  waitsOf(component: number): number {
    return this.waitRows[component]!;
  }
  /** The same of a queue. */
  waitsOfQueue(queue: number): number {
    return this.queueWaits + queue;
  }

  /** How often something has been counted for an order; `purpose` is its row among the order's counts. */
  counted(root: number, purpose: number): number {
    return this.shorts[this.countAt(root, purpose)]!;
  }
  /** Counts once more, and returns how often it had been counted before. */
  count(root: number, purpose: number): number {
    return this.shorts[this.countAt(root, purpose)]++;
  }
  private countAt(root: number, purpose: number): number {
    return (root >>> 1) + endOf('order') / 2 + purpose;
  }

  /** Every row of a kind of record that there is room for, used or free, in the order in which they are first used. */
  rowsOf(record: 'order' | 'job' | 'message' | 'header' | 'subject'): number[] {
    const rows: number[] = [];
    const kind = KINDS.indexOf(record);
    for (let slab = this.slabs.first[kind]!; slab !== NONE; slab = this.words[slab >>> 2]!)
      for (let i = 0; i < SLAB_ROWS; i++) rows.push((slab + SLAB_HEADER_BYTES + i * this.slabs.bytes[kind]!) | 0);
    return rows;
  }

  /** The record of a distribution. */
  durationRow(duration: number): number {
    return this.durationsAt + duration * bytesOf('duration');
  }

  /** The list of the queues that an exchange has for a key: its head says how many, and whether any may refuse or be deleted. */
  routeRow(exchange: number, key: number): number {
    const { keys } = this.model.program;
    return this.routesAt + (exchange * keys.length + key) * (this.model.queues.length + ROUTE_HEADER) * 4;
  }

  /** Tells the core where messages go, for every exchange and key. */
  placeRoutes(): void {
    const { keys, exchanges } = this.model.program;
    exchanges.forEach((_, exchange) => {
      keys.forEach((__, key) => {
        const found = this.routes[exchange]![key]!;
        const special = found.some(
          (queue) => this.model.queues[queue]!.exclusive || this.queues.dropsHead[queue] === 0,
        );
        this.words.set([found.length, special ? 1 : 0, ...found], this.routeRow(exchange, key) / 4);
      });
    });
  }

  /** Keeps facts from now on. */
  keepFacts(): void {
    this.log = new FactLog(this.scalars[FACTS]!);
    this.core.keepFacts();
    this.log.look(this.core.memory.buffer);
  }

  /** Rows that there is room for, by kind; for a law about room. */
  capacities(): Record<string, number> {
    return {
      ...Object.fromEntries(KINDS.slice(0, SLAB_KINDS).map((kind, row) => [kind, this.slabs.count[row]!])),
      memory: this.end,
      ...this.registry.capacities(),
    };
  }

  /** The end of what is in use: an address, which a word of 32 bits holds without a sign. */
  private get end(): number {
    return this.heap[0]! >>> 0;
  }

  snapshot(): WorldSnapshot {
    return { memory: this.memoryCopies.take(this.core.memory.buffer, this.end), columns: this.registry.snapshot() };
  }

  restore({ memory, columns }: WorldSnapshot): void {
    this.memoryCopies.putBack(this.core.memory.buffer, memory);
    this.registry.restore(columns);
  }

  /** Nobody will go back to this snapshot. */
  forget({ memory }: WorldSnapshot): void {
    this.memoryCopies.forget(memory);
  }

  /** Looks at the memory anew: its buffer is another one after it has grown. */
  private look(): void {
    const { buffer } = this.core.memory;
    this.words = new Int32Array(buffer);
    this.shorts = new Uint16Array(buffer);
    this.scalars = viewTable({}, 'scalars', buffer).value;
    this.digest = viewTable({}, 'digest', buffer).value;
    this.openOrders = viewTable({}, 'openOrders', buffer).value;
    this.heap = viewTable({}, 'heap', buffer).value;
    viewRecord(this.roots, 'order', buffer);
    viewJobs(this.jobs, buffer);
    viewRecord(this.messages, 'message', buffer);
    viewRecord(this.consumers, 'consumer', buffer);
    viewRecord(this.consumers, 'consumerRest', buffer, restAfter('consumer'));
    viewRecord(this.headers, 'header', buffer);
    viewRecord(this.subjects, 'subject', buffer);
    viewRecord(this.durations, 'duration', buffer);
    viewTable(this.stations, 'stations', buffer);
    viewTable(this.units, 'units', buffer);
    viewTable(this.pools, 'pools', buffer);
    viewTable(this.queues, 'queues', buffer);
    viewTable(this.levels, 'levels', buffer);
    viewTable(this.sources, 'sources', buffer);
    viewTable(this.slabs, 'slabs', buffer);
    this.histograms?.look(buffer);
    this.series?.look(buffer);
    this.log?.look(buffer);
  }
}
