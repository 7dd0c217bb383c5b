// The records of a lane's memory, said once: what comes and goes. One is named by its address, stands in a slab with others of
// its kind, and never moves.
import type { Fields } from './places.ts';

/** Records of a slab, and what stands before them: the name of the next slab. They begin with a line of a processor's cache. */
export const SLAB_ROWS = 256;
export const SLAB_HEADER_BYTES = 64;

/** Facts that are kept at most: the newest ones. */
export const KEPT = 1 << 16;

/** So many kinds stand in slabs of their own: the first ones. What is the rest of one stands behind its slab. */
export const SLAB_KINDS = 7;

/** What stands in the agenda begins with this: an event of its own, or a job, which waits for one thing at a time. */
const PENDING = {
  due: 'f64',
  /** Its number in the order of entry, and in the last bits its kind: 64 bits that are no double. 0: it is not pending. */
  entry: 'f64',
  /** The next one of the run, the bucket or the rung that it stands in, and the one before: of the first of a rung, the rung’s complement. */
  next: 'i32',
  before: 'i32',
} as const satisfies Fields;

/** What comes and goes. A field's order here is its order in memory within its kind: doubles first. */
export const RECORDS = {
  event: { ...PENDING, row: 'i32', generation: 'i32' },
  /** Behind each order stand its counts, 16 bits each, one for each purpose of its luck; what goes with them comes last. */
  order: {
    placedAt: 'f64',
    lost: 'i32',
    source: 'i32',
    state: 'i32',
    generation: 'i32',
    before: 'i32',
    after: 'i32',
    /** What only few orders need; the blank one of all others. */
    subject: 'i32',
    open: 'i32',
    number: 'f64',
    lastFact: 'f64',
  },
  /** What every message's job needs: one line of a processor's cache. One that is not pending has its place in a line, or among what hangs, by the same `next`. */
  job: {
    ...PENDING,
    startedAt: 'f64',
    fact: 'f64',
    op: 'i32',
    root: 'i32',
    // From here on a new job is written several fields at a time (src/sim-engine/core/jobs.ts).
    consumer: 'i32',
    message: 'i32',
    /** Worker of a pool, or server of several: WORKERS_MAX and REPLICAS_MAX are fewer than 16 bits hold. */
    unit: 'i16',
    /** So is COMPONENTS_MAX fewer than 8 bits hold. */
    component: 'i8',
    station: 'i8',
    state: 'i8',
    failed: 'i8',
    /** Something has been written of what few jobs have, which is blank otherwise (`jobRest`). */
    apart: 'i8',
  },
  /** One line of a processor's cache. */
  message: {
    id: 'f64',
    /** When it became ready; of one that is held, when it was delivered, where a broker looks at that. */
    since: 'f64',
    fact: 'f64',
    root: 'i32',
    // A new message is written two fields at a time (src/sim-engine/core/messages.ts): these, and `state` with `tried`.
    next: 'i32',
    consumer: 'i32',
    deliveries: 'i32',
    /** Routing key, by number. */
    key: 'i32',
    queue: 'i32',
    state: 'i32',
    /** Somebody has begun to handle it, or what it was copied from. */
    tried: 'i32',
    /** What only few messages say of themselves; the blank one of all others. */
    header: 'i32',
  },
  /** What every delivery needs: one line of a processor's cache. */
  consumer: {
    fact: 'f64',
    pool: 'i32',
    index: 'i32',
    queue: 'i32',
    state: 'i32',
    held: 'i32',
    /** So many it may hold: its prefetch, or what stands for an unlimited one. */
    holdMax: 'i32',
    inHand: 'i32',
    inRing: 'i32',
    ringNext: 'i32',
    bufferHead: 'i32',
    job: 'i32',
    /** One worker on several queues: its first subscription, which counts what it has in hand, and the next one. */
    lead: 'i32',
    /** Which of its worker's subscriptions it is, from 0. */
    place: 'i32',
    buffered: 'i32',
  },
  /** What a message says of itself, and what it has been through. */
  header: {
    /** When it expires in its queue; Infinity: never. */
    deadline: 'f64',
    priority: 'i32',
    transient: 'i32',
    /** `x-retry-count`. */
    retries: 'i32',
    /** `x-death` of the last death: how often for that queue and reason, which queue (-1: none), and why. */
    deaths: 'i32',
    died: 'i32',
    reason: 'i32',
    /** Queues in which it has died since somebody last rejected it, as bits. */
    circle: 'i32',
    next: 'i32',
  },
  /** What an order is about, where that is a product, or its customer orders again. */
  subject: {
    product: 'i32',
    /** The version that was read last; -1 before. */
    seen: 'i32',
    /** Row of the customer who has ordered again; -1 of all others. */
    customer: 'i32',
    next: 'i32',
  },
  /**
   * What few deliveries need of a consumer. It stands behind all consumers of a slab, always as far from its own, so that
   * a ring of ten thousand has its lines side by side.
   */
  consumerRest: {
    /** Of a worker: since when it is connected. */
    connectedAt: 'f64',
    sibling: 'i32',
    bufferTail: 'i32',
    poolNext: 'i32',
    weight: 'i32',
    /** What the turns of the other queues have left it. */
    credit: 'i32',
    /** Its flush timer: quiet, armed, or due. */
    flush: 'i32',
    /** What is scheduled for it is of this generation, or stale. */
    generation: 'i32',
    /** The number of its connection, and whether its next tick is scheduled. */
    connection: 'i32',
    ticks: 'i32',
  },
  /** What few jobs have; blank of all others, of the free ones too. Writing to it sets `apart`. */
  jobRest: {
    /** When a worker took it in hand, where a step began since; -1 otherwise: that is when its first step began. */
    takenAt: 'f64',
    parent: 'i32',
    branches: 'i32',
    /** Messages of a batch; 0: one message, or none. */
    batch: 'i32',
    /** Publishes of the present step that were refused. */
    refusals: 'i32',
    /** Which of its worker's queues it is about, from 0; a request is about the first. */
    place: 'i32',
    /** The event of its time-out, while one is armed. */
    timer: 'i32',
  },
  /** An operation of the compiled flows; it never changes. */
  op: {
    timeoutMs: 'f64',
    code: 'i32',
    target: 'i32',
    /** The record of its duration. */
    duration: 'i32',
    purpose: 'i32',
    starts: 'i32',
    done: 'i32',
    deed: 'i32',
    /** Of a publish: the address of the list of queues that its messages enter. */
    route: 'i32',
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
} as const satisfies Record<string, Fields>;
