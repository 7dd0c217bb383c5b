// All state of one lane, as columns in one registry; nothing of a run is kept anywhere else. Rows are private and used
// again; what is public (order numbers, message ids, fact ids) only counts up.

import { ALERT_TURNS_MAX } from '../../protocol/frame.ts';
import type { OrdersAgain, Retry, Scenario } from '../../scenario/scenario.ts';
import { Agenda } from '../kernel/agenda.ts';
import { Luck } from '../kernel/luck.ts';
import { Registry } from '../kernel/table.ts';
import { Histograms } from '../stats/histogram.ts';
import { Series } from '../stats/series.ts';
import type { FactLog } from './fact-log.ts';
import type { Model } from './model.ts';
import type { Stretch } from './rate.ts';
import {
  AlertRules,
  AlertTurns,
  Changes,
  Consumers,
  Copies,
  Customers,
  Durations,
  Jobs,
  Keepers,
  Levels,
  Messages,
  Orders,
  Pools,
  Queues,
  Replays,
  Sources,
  Starts,
  Stations,
  Subjects,
  Tasks,
  Units,
  Windows,
} from './tables.ts';

export const NONE = -1;
/** In place of a job's message: the broker has taken that back. */
export const ORPHAN = -2;

/** Places in the world's scalars. */
export const NOW = 0;
export const EVENTS = 1;
export const FACTS = 2;
export const MESSAGES = 3;
export const PLACED = 4;
export const REPLIED = 5;
export const FAILED = 6;
export const GONE = 7;
export const SETTLED = 8;
export const SETTLED_WITH_LOSS = 9;
export const OPEN = 10;
export const LAST_CUSTOMER_MS = 11;
export const LAST_WORK_MS = 12;
export const COMMANDS = 13;
export const LAST_SETTLED = 14;
/** Events handled at the present instant, for the guard against a clock that stands still. */
export const AT_INSTANT = 15;
/** Handlings begun, and those of them that were the first for their message or what it was copied from. */
export const ATTEMPTS = 16;
export const FIRST_ATTEMPTS = 17;
/** When alerts are looked at next. */
export const LOOK_AT = 18;
/** Alerts that began or ended, counted. */
export const TURNS = 19;
/** Orders placed again; and customers who have two stored orders, or more. */
export const AGAIN = 20;
export const STORED_TWICE = 21;
const SCALARS = 22;

/** Rows of the histograms: the two clocks, then waits by component, then waits by queue. */
export const CUSTOMER_MS = 0;
export const WORK_MS = 1;
export const WAITS = 2;

/** Replicas of a server at most; the knob's table says the same. */
export const UNITS_MAX = 100;

export class World {
  readonly registry = new Registry();
  readonly model: Model;
  readonly luck: Luck;
  readonly agenda: Agenda;
  readonly scalars: Float64Array;
  readonly digest: Int32Array;
  readonly roots: Orders;
  /** For each root and purpose, how often a draw of that purpose was started: `root × purposes + purpose`. */
  readonly starts: Starts;
  readonly jobs: Jobs;
  readonly messages: Messages;
  /** One row a component: its capacity and line. For a pool of workers `busy` counts messages in hand. */
  readonly stations: Stations;
  readonly units: Units;
  readonly pools: Pools;
  readonly queues: Queues;
  readonly levels: Levels;
  /** State of the alert rules, and what they measure of each pool over the last window. */
  readonly rules: AlertRules;
  readonly turns: AlertTurns;
  readonly windows: Windows;
  readonly replays: Replays;
  /** Products: who keeps them, their copies, what orders are about, and changes that replicas have not heard of yet. */
  readonly keepers: Keepers;
  readonly copies: Copies;
  readonly subjects: Subjects;
  readonly changes: Changes;
  readonly customers: Customers;
  readonly consumers: Consumers;
  readonly durations: Durations;
  readonly sources: Sources;
  readonly counters: Float64Array;
  readonly openOrders: Int32Array;
  readonly histograms: Histograms;
  readonly series: Series;
  /** What is to be done within the present event, in order; empty between events. */
  readonly tasks: Tasks;
  readonly taskMarks: Int32Array;
  /** Values of empirical durations, by row: parameters, read from the scenario like the columns beside them. */
  readonly samples = new Map<number, number[]>();
  /** The scenario as it is now, with every knob that has been turned. */
  scenario: Scenario;
  /** Parameters that are read from the scenario like the columns, and again after a restore. */
  readonly patienceMs: number[] = [];
  /** For each source, whether its customers order again. */
  readonly again: (OrdersAgain | null)[] = [];
  readonly redeliveryMs: number[] = [];
  /** How many products there are. */
  products = 0;
  /** For each broker: heartbeats, how long a message may be held, how often that is looked at. 0: not at all. */
  readonly heartbeatMs: number[] = [];
  readonly holdMsMax: number[] = [];
  readonly tickMs: number[] = [];
  /** Some broker looks at how long messages are held. */
  watchesHolding = false;
  /** For each broker, ms between two publishes at its capacity. */
  readonly publishGapMs: number[] = [];
  readonly retries: (Retry | null)[] = [];
  /** For each queue: how long a message may stay ready, how many may, as the scenario has it now. */
  readonly ttlMs: number[] = [];
  readonly lengthMax: number[] = [];
  readonly deliveryLimit: number[] = [];
  /** A full queue loses its head; otherwise it refuses publishes, and may dead-letter what it refuses. */
  readonly dropsHead: boolean[] = [];
  readonly buriesRefused: boolean[] = [];
  /** Queues by exchange and routing key, as they are bound now. */
  routes: number[][][] = [];
  /** Exchanges for which the delayed-message plug-in is switched on. */
  delays: boolean[] = [];
  readonly waitQueues: number[][] = [];
  /** For each pool: its queues, the first one its own, and their weights. */
  readonly weights: ({ queue: number; weight: number }[] | null)[] = [];
  readonly stretches: Stretch[][] = [];
  /** Traffic ends after this many orders. */
  ordersMax = Infinity;
  /** Kept facts, when they are kept. Not state: they are told again by replay. */
  log: FactLog | null = null;

  constructor(model: Model, seed: number) {
    const { registry } = this;
    const components = model.components.length;
    this.model = model;
    this.scenario = model.scenario;
    this.luck = new Luck(seed);
    this.agenda = new Agenda(registry);
    this.scalars = registry.f64('scalars', SCALARS);
    this.digest = registry.i32('digest', 2);
    this.roots = registry.add('orders', new Orders(1024));
    this.starts = registry.add('starts', new Starts(8192));
    this.jobs = registry.add('jobs', new Jobs(1024));
    this.messages = registry.add('messages', new Messages(1024));
    this.stations = registry.addFixed('stations', new Stations(components));
    this.units = registry.addFixed('units', new Units(components * UNITS_MAX));
    this.pools = registry.addFixed('pools', new Pools(components));
    this.queues = registry.addFixed('queues', new Queues(model.queues.length));
    this.levels = registry.addFixed('levels', new Levels(model.levels));
    this.rules = registry.addFixed('alert rules', new AlertRules(model.scenario.alerts.length));
    this.turns = registry.addFixed('alert turns', new AlertTurns(ALERT_TURNS_MAX));
    this.windows = registry.addFixed('windows', new Windows(components));
    this.replays = registry.add('replays', new Replays(16));
    this.keepers = registry.addFixed('keepers', new Keepers(components));
    this.copies = registry.add('copies', new Copies(16));
    this.subjects = registry.add('subjects', new Subjects(16));
    this.changes = registry.add('changes', new Changes(16));
    this.customers = registry.add('customers', new Customers(16));
    this.consumers = registry.add('consumers', new Consumers(64));
    this.durations = registry.addFixed('durations', new Durations(model.program.durations.length));
    this.sources = registry.addFixed('sources', new Sources(model.scenario.traffic.length));
    this.counters = registry.f64('counters', model.program.counters.length);
    this.openOrders = registry.i32('open orders', 2);
    this.histograms = new Histograms(registry, 'histogram', WAITS + components + model.queues.length);
    this.series = new Series(registry, model.queues.length, components);
    this.tasks = registry.add('tasks', new Tasks(256));
    this.taskMarks = registry.i32('task marks', 2);
    this.blank();
  }

  /** Row of a queue's waits among the histograms. */
  waitsOfQueue(queue: number): number {
    return WAITS + this.model.components.length + queue;
  }

  private blank(): void {
    this.digest.set([0x243f6a88, 0x13198a2e]);
    this.openOrders.fill(NONE);
    this.scalars[LAST_CUSTOMER_MS] = this.scalars[LAST_WORK_MS] = this.scalars[LAST_SETTLED] = NONE;
    const { stations, pools, queues, levels, windows } = this;
    for (const links of [stations.head, stations.tail, stations.hungHead, stations.hungTail, stations.borrows])
      links.fill(NONE);
    for (const links of [pools.first, pools.last, pools.queue]) links.fill(NONE);
    for (const links of [queues.ringHead, queues.ringTail, levels.freshHead, levels.freshTail, levels.returnedHead])
      links.fill(NONE);
    queues.watched.fill(NONE);
    windows.errorShare.fill(NONE);
    windows.handlingMs.fill(NONE);
    this.model.queues.forEach(({ firstLevel, levels: count, ttlMs }, queue) => {
      queues.firstLevel[queue] = firstLevel;
      queues.levels[queue] = count;
      queues.expires[queue] = ttlMs < Infinity ? 1 : 0;
    });
    stations.slowFactor.fill(1);
    this.keepers.place.fill(NONE);
    this.model.keepers.forEach((component, place) => {
      this.keepers.place[component] = place;
    });
    for (let row = 0; row < stations.firstUnit.length; row++) stations.firstUnit[row] = row * UNITS_MAX;
  }
}
