// All state of one lane, as columns in one registry; nothing of a run is kept anywhere else. Rows are private and used
// again; what is public (order numbers, message ids, fact ids) only counts up.
import { Agenda } from '../kernel/agenda.ts';
import { Luck } from '../kernel/luck.ts';
import { Registry, Table } from '../kernel/table.ts';
import { Histograms } from '../stats/histogram.ts';
import { Series } from '../stats/series.ts';
import type { FactLog } from './fact-log.ts';
import type { Model } from './model.ts';
import type { Stretch } from './rate.ts';

export const NONE = -1;

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
const SCALARS = 16;

/** Rows of the histograms: the two clocks, then waits by component, then waits by queue. */
export const CUSTOMER_MS = 0;
export const WORK_MS = 1;
export const WAITS = 2;

class Orders extends Table {
  number = this.f64();
  placedAt = this.f64();
  lastFact = this.f64();
  open = this.i32();
  lost = this.i32();
  source = this.i32();
  state = this.u8();
  generation = this.i32();
  before = this.i32();
  after = this.i32();
}
class Jobs extends Table {
  op = this.i32();
  root = this.i32();
  generation = this.i32();
  next = this.i32();
  component = this.i32();
  unit = this.i32();
  consumer = this.i32();
  message = this.i32();
  parent = this.i32();
  branches = this.i32();
  station = this.i32();
  state = this.u8();
  failed = this.u8();
  startedAt = this.f64();
  endsAt = this.f64();
  fact = this.f64();
}
class Messages extends Table {
  id = this.f64();
  readyAt = this.f64();
  fact = this.f64();
  root = this.i32();
  next = this.i32();
  consumer = this.i32();
  deliveries = this.i32();
  queue = this.u8();
  state = this.u8();
}
class Stations extends Table {
  capacity = this.i32();
  busy = this.i32();
  waiting = this.i32();
  head = this.i32();
  tail = this.i32();
  hungHead = this.i32();
  hungTail = this.i32();
  nextUnit = this.i32();
  borrows = this.i32();
  units = this.i32();
  unitSlots = this.i32();
  firstUnit = this.i32();
  waitingMax = this.i32();
  health = this.u8();
  busySum = this.f64();
  capacitySum = this.f64();
  served = this.f64();
  failed = this.f64();
  failAfterMs = this.f64();
  errorShare = this.f64();
  slowFactor = this.f64();
  waitMsMax = this.f64();
}
class Pools extends Table {
  count = this.i32();
  joined = this.i32();
  prefetch = this.i32();
  flow = this.i32();
  queue = this.i32();
  first = this.i32();
  last = this.i32();
  serial = this.u8();
  requeues = this.u8();
}
class Queues extends Table {
  ready = this.i32();
  unacknowledged = this.i32();
  freshHead = this.i32();
  freshTail = this.i32();
  returnedHead = this.i32();
  ringHead = this.i32();
  ringTail = this.i32();
  readyMax = this.i32();
  readySum = this.f64();
  unacknowledgedSum = this.f64();
  published = this.f64();
  delivered = this.f64();
  redelivered = this.f64();
  acknowledged = this.f64();
  dropped = this.f64();
  deadLettered = this.f64();
  returned = this.f64();
}
class Consumers extends Table {
  pool = this.i32();
  index = this.i32();
  queue = this.i32();
  held = this.i32();
  inHand = this.i32();
  ringNext = this.i32();
  poolNext = this.i32();
  bufferHead = this.i32();
  bufferTail = this.i32();
  job = this.i32();
  inRing = this.u8();
  state = this.u8();
  fact = this.f64();
}
class Durations extends Table {
  kind = this.u8();
  first = this.f64();
  second = this.f64();
}
class Sources extends Table {
  placed = this.f64();
  target = this.f64();
  integrated = this.f64();
  integratedAt = this.f64();
  startMs = this.f64();
  generation = this.i32();
  pattern = this.u8();
}

class Starts extends Table {
  count = this.u16();
}
class Units extends Table {
  busy = this.i32();
}
class Tasks extends Table {
  task = this.i32();
}

/** Replicas of a server at most; the knob's table says the same. */
const UNITS_MAX = 100;

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
  /** Parameters that are read from the scenario like the columns, and again after a restore. */
  readonly patienceMs: number[] = [];
  readonly redeliveryMs: number[] = [];
  readonly stretches: Stretch[][] = [];
  /** Traffic ends after this many orders. */
  ordersMax = Infinity;
  /** Kept facts, when they are kept. Not state: they are told again by replay. */
  log: FactLog | null = null;

  constructor(model: Model, seed: number) {
    const { registry } = this;
    const components = model.components.length;
    this.model = model;
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
    const { stations, pools, queues } = this;
    for (const links of [stations.head, stations.tail, stations.hungHead, stations.hungTail, stations.borrows])
      links.fill(NONE);
    for (const links of [pools.first, pools.last, pools.queue]) links.fill(NONE);
    for (const links of [queues.freshHead, queues.freshTail, queues.returnedHead, queues.ringHead, queues.ringTail])
      links.fill(NONE);
    stations.slowFactor.fill(1);
    for (let row = 0; row < stations.firstUnit.length; row++) stations.firstUnit[row] = row * UNITS_MAX;
  }
}
