// The columns of a lane's memory, said once: the core (AssemblyScript) and the rest of the engine read and write the same
// bytes. They belong to what a scenario has a fixed number of (components, queues) and are indexed by it.
import { COMPONENTS_MAX, PRIORITY_MAX, QUEUES_MAX, REPLICAS_MAX } from '../../scenario/limits.ts';
import { columnLayout, type Fields, recordLayout } from './places.ts';
import { KEPT, RECORDS, SLAB_KINDS } from './records.ts';
import { INTERVALS_MAX, SERIES } from './series-shape.ts';

/** Rows of units a component: the replicas of a server. */
export const UNITS_MAX = REPLICAS_MAX;

/** A recorded run has a source for each of its messages; a scenario that is read has far fewer. */
const SOURCES = 512;

const LEVELS = QUEUES_MAX * (PRIORITY_MAX + 1);

/** The two clocks, then waits by component with a line, then waits by queue. */
const HISTOGRAMS_MAX = 2 + COMPONENTS_MAX + QUEUES_MAX;

/** Layers of the ziggurat, and one rim more. */
const RIMS = 257;

/** What there is a fixed number of: so many rows each. */
export const COLUMNS = {
  scalars: { rows: 22, fields: { value: 'f64' } },
  /** Of 64 bits each, and few of them doubles. */
  agendaTimes: { rows: 6, fields: { value: 'f64' } },
  /** A bit for each bucket of the agenda at most. */
  agendaMarks: { rows: 1024, fields: { value: 'f64' } },
  agendaRungs: { rows: 64, fields: { value: 'i32' } },
  digest: { rows: 2, fields: { value: 'i32' } },
  openOrders: { rows: 2, fields: { value: 'i32' } },
  taskMarks: { rows: 1, fields: { value: 'i32' } },
  agendaCounts: { rows: 6, fields: { value: 'i32' } },
  /** What is said of a run before it begins. */
  settings: { rows: 5, fields: { value: 'i32' } },
  /** The ziggurat: of each layer its width for each step of a first word, its lower rim, and below which first word a value is surely inside. */
  layers: { rows: RIMS, fields: { slope: 'f64', height: 'f64', inside: 'i32' } },
  /** What is counted beside the buckets of a histogram: values of zero, all others, and what those come to. */
  tallies: { rows: HISTOGRAMS_MAX, fields: { others: 'f64', sum: 'f64', min: 'f64', max: 'f64', zeros: 'i32' } },
  /** Of the charts over time: intervals closed, their width, when the present one ends. */
  interval: { rows: 3, fields: { value: 'f64' } },
  /** Of the answers of each interval: the shortest and the longest latency, and all of them as a coarse histogram. */
  answers: { rows: INTERVALS_MAX, fields: { min: 'f64', max: 'f64' } },
  latencies: { rows: INTERVALS_MAX * SERIES.buckets, fields: { value: 'i32' } },
  /** The end of what is in use; then growing lists: where each stands, and how many have room there. */
  heap: { rows: 6, fields: { value: 'i32' } },
  /** For each kind of record: the first free one, how many there are, the first and the last slab; how long one is, where its link stands, and how long what stands behind all of a slab is for each. */
  slabs: {
    rows: SLAB_KINDS,
    fields: { free: 'i32', count: 'i32', first: 'i32', last: 'i32', bytes: 'i32', link: 'i32', rest: 'i32' },
  },
  stations: {
    rows: COMPONENTS_MAX,
    fields: {
      busySum: 'f64',
      capacitySum: 'f64',
      served: 'f64',
      failed: 'f64',
      failAfterMs: 'f64',
      errorShare: 'f64',
      slowFactor: 'f64',
      limitSecond: 'f64',
      waitMsMax: 'f64',
      /** A pool of workers: time that messages were in hand, of those no longer in hand. */
      handledMs: 'f64',
      /** A broker: when it has room for the next publish, and ms between two publishes at its capacity. */
      freeAt: 'f64',
      publishGapMs: 'f64',
      capacity: 'i32',
      busy: 'i32',
      waiting: 'i32',
      head: 'i32',
      tail: 'i32',
      hungHead: 'i32',
      hungTail: 'i32',
      nextUnit: 'i32',
      /** The station whose place a call holds: the callee itself, or the store that it borrows a connection of. */
      held: 'i32',
      units: 'i32',
      firstUnit: 'i32',
      waitingMax: 'i32',
      /** Row of its waits among the histograms. */
      waits: 'i32',
      /** Handled again, and recognised and skipped, by a pool. */
      duplicates: 'i32',
      skipped: 'i32',
      retried: 'i32',
      backingOff: 'i32',
      health: 'i32',
      /** Calls that a limited service takes in one second, and how many it has taken in the second counted last. */
      limit: 'i32',
      limitTaken: 'i32',
    },
  },
  units: { rows: COMPONENTS_MAX * UNITS_MAX, fields: { busy: 'i32', slots: 'i32', down: 'i32' } },
  pools: {
    rows: COMPONENTS_MAX,
    fields: {
      errorShare: 'f64',
      flushMs: 'f64',
      count: 'i32',
      joined: 'i32',
      prefetch: 'i32',
      flow: 'i32',
      queue: 'i32',
      first: 'i32',
      last: 'i32',
      batchSize: 'i32',
      poisonEvery: 'i32',
      serial: 'i32',
      policy: 'i32',
      autoAck: 'i32',
      exclusive: 'i32',
      idempotent: 'i32',
      weighted: 'i32',
      /** Handling may fail at its end, by luck or because a message is poison. */
      mayFail: 'i32',
      /** It has one queue, takes no batches and skips nothing. */
      plain: 'i32',
      /** Which of an order's counts is that of its handlings here. */
      handled: 'i32',
    },
  },
  levels: { rows: LEVELS, fields: { freshHead: 'i32', freshTail: 'i32', returnedHead: 'i32' } },
  queues: {
    rows: QUEUES_MAX,
    fields: {
      watched: 'f64',
      readySum: 'f64',
      unacknowledgedSum: 'f64',
      published: 'f64',
      delivered: 'f64',
      redelivered: 'f64',
      acknowledged: 'f64',
      dropped: 'f64',
      deadLettered: 'f64',
      expired: 'f64',
      returned: 'f64',
      /** How long a message may stay ready, and how many may. */
      ttlMs: 'f64',
      lengthMax: 'f64',
      ready: 'i32',
      unacknowledged: 'i32',
      /** Its lists of messages: one for each priority, the highest last. */
      firstLevel: 'i32',
      levels: 'i32',
      /** The number of the timer that is armed for its head. */
      timer: 'i32',
      deleted: 'i32',
      expires: 'i32',
      ringHead: 'i32',
      ringTail: 'i32',
      readyMax: 'i32',
      /** Full, it loses its head; otherwise it refuses publishes. */
      dropsHead: 'i32',
      /** Component index of its broker. */
      broker: 'i32',
      quorum: 'i32',
      /** Row of its waits among the histograms. */
      waits: 'i32',
    },
  },
  sources: {
    rows: SOURCES,
    fields: {
      placed: 'f64',
      target: 'f64',
      integrated: 'f64',
      integratedAt: 'f64',
      startMs: 'f64',
      patienceMs: 'f64',
      /** Orders a second from `levelFromMs` on, where the rate is one level; -1 where it is not. */
      level: 'f64',
      levelFromMs: 'f64',
      generation: 'i32',
      pattern: 'i32',
      client: 'i32',
      server: 'i32',
      entry: 'i32',
      background: 'i32',
      /** Customers who are told of an error may order again. */
      again: 'i32',
    },
  },
} as const satisfies Record<string, { rows: number; fields: Fields }>;

/** Behind the columns stands the ring of kept facts, which is no part of the state: first, in a line of its own, whether any are kept. */
const LINE = 64;
export const LOG_AT = Math.ceil(columnLayout(COLUMNS).end / LINE) * LINE;
export const RING_AT = LOG_AT + LINE;
export const LOG_END = RING_AT + KEPT * recordLayout(RECORDS.fact).bytes;
