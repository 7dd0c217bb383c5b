// One bounded picture of a run at one instant, built by reading state and changing nothing. Plain data: it crosses
// the worker boundary and the command line prints from it. Times in ms, rates a second, utilisation from 0 to 1.
import type { Fact, Removal } from './fact.ts';
import type { Hop } from './hop.ts';

export { HOPS_MAX, type Hop, type HopKind } from './hop.ts';

/** Quantiles come from a histogram: at most 0.8 % off, clamped to the true minimum and maximum. NaN-free: zeros while empty. */
export interface Summary {
  count: number;
  mean: number;
  min: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

export interface OrdersFrame {
  placed: number;
  replied: number;
  failed: number;
  /** Not yet settled: the customer still waits, or background work is outstanding. */
  open: number;
  settled: number;
  /** Settled, but with work lost on the way. */
  settledWithLoss: number;
  /** Customers who gave up waiting. */
  gone: number;
  /** Of those placed, the ones that a customer placed again; and customers with two stored orders, or more. */
  again: number;
  storedTwice: number;
  oldestOpenMs: number;
  /** Placed to replied. */
  customerMs: Summary;
  /** Placed to settled. */
  workMs: Summary;
  /** The rate of arrivals now. */
  perSecond: number;
  /** What the last order to be answered waited; null before the first. */
  lastCustomerMs: number | null;
  lastWorkMs: number | null;
}

/** One slot of a worker pool as drawn. */
export interface WorkerFrame {
  index: number;
  /** Cut off: the broker has closed its channel, and it has not subscribed again. */
  state: 'idle' | 'in-hand' | 'backing-off' | 'leaving' | 'crashed' | 'hung' | 'cut-off';
  /** The order it serves; null when idle. */
  orderId: number | null;
  startedAtMs: number;
  /** When the present step will end; null when that depends on someone else. */
  endsAtMs: number | null;
  /** Unacknowledged messages it holds, the one in hand included. */
  held: number;
}

/** One call under way in a store or service. */
export interface CallFrame {
  orderId: number;
  label: string;
  startedAtMs: number;
  endsAtMs: number | null;
}

/** What a store that keeps products was asked for, and how old its answers were. */
export interface ProductsFrame {
  as: 'primary' | 'replica' | 'cache';
  /** Answers: of a cache its hits. */
  reads: number;
  misses: number;
  /** Answers that were older than the primary; and those of them that were so when they were put there. */
  stale: number;
  staleFromStart: number;
  filled: number;
  filledStale: number;
  /** Entries deleted because their product had changed. */
  deleted: number;
  /** Changes of the primary, and those that a replica has heard of. */
  changed: number;
  /** Products of which it has an old copy now. */
  behind: number;
}

export interface ComponentFrame {
  id: string;
  kind: 'client' | 'server' | 'store' | 'service' | 'rabbitmq' | 'workers';
  /** Slots, connections or workers; null is unlimited. */
  capacity: number | null;
  busy: number;
  /** Waiting for a slot, a connection, a place. */
  waiting: number;
  /** Of the run so far; for an unlimited service null. */
  utilisation: number | null;
  /** Mean number busy, of the run so far. */
  busyMean: number;
  /** Offered load λS in erlangs at the traffic's present rate: the number that must be busy on average. */
  offered: number;
  served: number;
  failed: number;
  waitMs: Summary;
  /** Names of the faults in force. */
  faults: string[];
  /** Busy slots of each replica of a server. */
  replicas: number[];
  /** Which of them are down, counted from 0. */
  replicasDown: number[];
  /** The first workers of a pool, at most WORKERS_SHOWN. */
  workers: WorkerFrame[];
  /** The oldest calls under way, at most CALLS_SHOWN, those of the followed order among them. */
  calls: CallFrame[];
  /** Messages held by consumers of this pool: delivered, not yet acknowledged. */
  held: number;
  backingOff: number;
  /** Messages that this pool has published again after a failure. */
  retried: number;
  /** Orders that this pool has handled, or this service has served, again; and those that a pool recognised and skipped. */
  duplicates: number;
  skipped: number;
  /** Of the last ten seconds: share of attempts that failed, and the mean time of an attempt; null without any. */
  errorShare: number | null;
  handlingMs: number | null;
  /** Null for what keeps none. */
  products: ProductsFrame | null;
}

export const WORKERS_SHOWN = 24;
export const CALLS_SHOWN = 3;

export interface QueueFrame {
  name: string;
  broker: string;
  /** Deleted with its owner; nothing can be routed to it. */
  deleted: boolean;
  /** Where its dead letters go, as the routing of this moment has it. */
  deadLettersTo: string[];
  /** Queues whose dead letters come here. */
  deadLettersFrom: string[];
  ready: number;
  unacknowledged: number;
  readyMax: number;
  readyMean: number;
  unacknowledgedMean: number;
  oldestMs: number;
  published: number;
  delivered: number;
  redelivered: number;
  acknowledged: number;
  expired: number;
  dropped: number;
  deadLettered: number;
  returned: number;
  /** Enqueued to delivered, each delivery. */
  waitMs: Summary;
}

/** One message waiting in a queue, as the desk of dead letters shows it. */
export interface WaitingMessage {
  messageId: number;
  orderId: number;
  sinceMs: number;
  /** `x-retry-count`. */
  retries: number;
  /** `x-death`, the newest entry: why and from where it came; null where it was published here. */
  reason: Removal | null;
  from: string | null;
  /** `x-death[].count` of that queue and reason. */
  deaths: number;
}

/** Messages of one queue, oldest first, at most MESSAGES_SHOWN; counts by reason over all of them. */
export interface WaitingFrame {
  queue: string;
  total: number;
  reasons: { reason: Removal | null; from: string | null; count: number }[];
  messages: WaitingMessage[];
}
export const MESSAGES_SHOWN = 200;

/** Columns of the charts: interval i covers [i, i+1) × intervalMs. The last one is still filling. */
export interface Series {
  intervalMs: number;
  count: number;
  /** Orders a second: placed, answered. */
  placed: number[];
  replied: number[];
  /** Quantiles of the orders answered within the interval; null where none was. */
  customerP50: (number | null)[];
  customerP95: (number | null)[];
  /** By queue: ready messages at the interval's end, and its peak. */
  ready: Record<string, number[]>;
  /** By component: the mean share busy within the interval. */
  utilisation: Record<string, number[]>;
}

/** Sparse histogram of what customers waited: pairs of (ms, orders). */
export type LatencyHistogram = [ms: number, orders: number][];

export interface Alert {
  id: string;
  title: string;
  queue: string;
  measure: 'ready' | 'error-share' | 'handling-ms' | 'load';
  value: number;
  above: number;
  /** Since when it has been firing. */
  sinceMs: number;
}

/** An alert that began or ended, at the second at which it was seen. */
export interface AlertTurn {
  id: string;
  title: string;
  queue: string;
  atMs: number;
  raised: boolean;
}
export const ALERT_TURNS_MAX = 128;

export interface LaneFrame {
  atMs: number;
  events: number;
  /** Facts told so far: the next one has this id. */
  facts: number;
  /** 16 hexadecimal digits over every fact told. */
  digest: string;
  /** Null when nothing more will happen. */
  nextEventAtMs: number | null;
  orders: OrdersFrame;
  components: ComponentFrame[];
  queues: QueueFrame[];
  counters: Record<string, number>;
  alerts: Alert[];
  /** The newest, oldest first, at most ALERT_TURNS_MAX. */
  alertTurns: AlertTurn[];
  /** Since the frame before, oldest first, at most HOPS_MAX; `hopsLeftOut` older facts of that time were not looked at. */
  hops: Hop[];
  hopsLeftOut: number;
  /** All facts of the order that was asked for, oldest first. */
  followed: Fact[];
  /** The newest order placed, and the newest that is settled; null before. */
  newestOrderId: number | null;
  newestSettledOrderId: number | null;
  series: Series | null;
  histogram: LatencyHistogram | null;
  /** The messages of the queue that was asked for. */
  waiting: WaitingFrame | null;
  /** Handlings begun against those begun for the first time: 1 without retries. */
  amplification: number;
}

export interface Frame {
  epoch: number;
  /** The instant both lanes are shown at. */
  atMs: number;
  /** Events and commands so far, of all lanes. */
  steps: number;
  lanes: LaneFrame[];
  /** The earliest next event of any lane; null when nothing more will happen. */
  nextEventAtMs: number | null;
  /** True once the horizon, or the end of all work, is reached. */
  finished: boolean;
  /** Why the run cannot go on, in a sentence; null while it can. */
  stopped: string | null;
  /** The horizon of this run. */
  untilMs: number;
}

/** What a frame should hold beyond the state: costs are paid only for what is shown. */
export interface FrameWants {
  /** Per lane, the order whose facts are wanted. */
  follow?: (number | null)[];
  series?: boolean;
  histogram?: boolean;
  /** The queue whose messages are wanted. */
  messagesOf?: string | null;
}
