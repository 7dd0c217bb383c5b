// Where everything of a lane's state stands in its memory, said once: the core (AssemblyScript) and the rest of the engine
// read and write the same bytes. Records come and go and are named by their address divided by four; columns belong to
// what a scenario has a fixed number of (components, queues) and are indexed by it.
import { COMPONENTS_MAX, PRIORITY_MAX, QUEUES_MAX, REPLICAS_MAX } from '../../scenario/limits.ts';
import type { Fields } from './places.ts';

/** Rows of units a component: the replicas of a server. */
export const UNITS_MAX = REPLICAS_MAX;

/** What comes and goes. A field's order here is its order in memory within its kind: doubles first. */
export const RECORDS = {
  event: { at: 'f64', sequence: 'f64', kind: 'i32', row: 'i32', generation: 'i32', next: 'i32' },
  /** Behind each order stand its counts, 16 bits each, one for each purpose of its luck. */
  order: {
    number: 'f64',
    placedAt: 'f64',
    lastFact: 'f64',
    open: 'i32',
    lost: 'i32',
    source: 'i32',
    state: 'i32',
    /** No order of a customer's, and no part of their statistics. */
    background: 'i32',
    generation: 'i32',
    before: 'i32',
    after: 'i32',
    /** What only those need that are about a product, or whose customer orders again: one more than the order's generation where it is noted. */
    noted: 'i32',
    product: 'i32',
    /** The version that was read last; -1 before. */
    seen: 'i32',
    /** Row of the customer who has ordered again; -1 of all others. */
    customer: 'i32',
  },
  job: {
    startedAt: 'f64',
    endsAt: 'f64',
    /** When a worker took it in hand. */
    takenAt: 'f64',
    fact: 'f64',
    op: 'i32',
    root: 'i32',
    generation: 'i32',
    next: 'i32',
    component: 'i32',
    unit: 'i32',
    consumer: 'i32',
    message: 'i32',
    parent: 'i32',
    branches: 'i32',
    /** Messages of a batch; 0: one message, or none. */
    batch: 'i32',
    /** Publishes of the present step that were refused. */
    refusals: 'i32',
    station: 'i32',
    state: 'i32',
    failed: 'i32',
  },
  message: {
    id: 'f64',
    readyAt: 'f64',
    fact: 'f64',
    /** When it was delivered; kept only where a broker looks at that. */
    deliveredAt: 'f64',
    /** When it expires in its queue; 0: never. */
    deadline: 'f64',
    root: 'i32',
    next: 'i32',
    consumer: 'i32',
    deliveries: 'i32',
    /** Routing key, by number. */
    key: 'i32',
    /** `x-retry-count`. */
    retries: 'i32',
    /** `x-death` of the last death: how often for that queue and reason, and which queue. */
    deaths: 'i32',
    /** One more than that queue; 0: none. */
    died: 'i32',
    /** Queues in which it has died since somebody last rejected it, as bits. */
    circle: 'i32',
    queue: 'i32',
    state: 'i32',
    priority: 'i32',
    transient: 'i32',
    /** Somebody has begun to handle it, or what it was copied from. */
    tried: 'i32',
    reason: 'i32',
    /** It has any of what most messages have not: a deadline, a priority, a past. */
    marked: 'i32',
  },
  consumer: {
    /** Of a worker: since when it is connected. */
    connectedAt: 'f64',
    fact: 'f64',
    pool: 'i32',
    index: 'i32',
    queue: 'i32',
    held: 'i32',
    inHand: 'i32',
    ringNext: 'i32',
    poolNext: 'i32',
    bufferHead: 'i32',
    bufferTail: 'i32',
    job: 'i32',
    /** One worker on several queues: its first subscription, which counts what it has in hand, and the next one. */
    lead: 'i32',
    sibling: 'i32',
    weight: 'i32',
    /** What the turns of the other queues have left it. */
    credit: 'i32',
    buffered: 'i32',
    /** Its flush timer: quiet, armed, or due. */
    flush: 'i32',
    /** What is scheduled for it is of this generation, or stale. */
    generation: 'i32',
    /** The number of its connection, and whether its next tick is scheduled. */
    connection: 'i32',
    ticks: 'i32',
    inRing: 'i32',
    state: 'i32',
  },
  /** An operation of the compiled flows; it never changes. */
  op: {
    timeoutMs: 'f64',
    code: 'i32',
    target: 'i32',
    duration: 'i32',
    purpose: 'i32',
    starts: 'i32',
    done: 'i32',
    deed: 'i32',
    exchange: 'i32',
    key: 'i32',
    /** A publish that says anything beyond exchange and key. */
    special: 'i32',
    mandatory: 'i32',
    pad: 'i32',
  },
  /** A distribution of times. */
  duration: { first: 'f64', second: 'f64', kind: 'i32', pad: 'i32' },
  /** A kept fact: one line of a processor's cache. */
  fact: {
    cause: 'f64',
    atMs: 'f64',
    order: 'f64',
    /** The fact before of the same order, so that an order's story is a walk and not a search. */
    before: 'f64',
    c: 'f64',
    d: 'f64',
    condition: 'i32',
    a: 'i32',
    b: 'i32',
    type: 'i32',
  },
  /** What is counted beside the buckets of a histogram. */
  tally: { count: 'f64', sum: 'f64', min: 'f64', max: 'f64' },
} as const satisfies Record<string, Fields>;

/** A recorded run has a source for each of its messages; a scenario that is read has far fewer. */
const SOURCES = 512;
const LEVELS = QUEUES_MAX * (PRIORITY_MAX + 1);
const RECORD_KINDS = 5;

/** What there is a fixed number of: so many rows each. */
export const COLUMNS = {
  scalars: { rows: 22, fields: { value: 'f64' } },
  agendaTimes: { rows: 4, fields: { value: 'f64' } },
  digest: { rows: 2, fields: { value: 'i32' } },
  openOrders: { rows: 2, fields: { value: 'i32' } },
  taskMarks: { rows: 2, fields: { value: 'i32' } },
  agendaCounts: { rows: 7, fields: { value: 'i32' } },
  /** The end of what is in use; then growing lists: where each stands, and how many have room there. */
  heap: { rows: 6, fields: { value: 'i32' } },
  /** For each kind of record: the first free one, how many there are, the first and the last slab. */
  slabs: { rows: RECORD_KINDS, fields: { free: 'i32', count: 'i32', first: 'i32', last: 'i32' } },
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
      borrows: 'i32',
      units: 'i32',
      firstUnit: 'i32',
      waitingMax: 'i32',
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
