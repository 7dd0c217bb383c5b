// Telling what happened. Every fact is mixed into the digest, kept or not; when facts are kept, its row goes into a ring.
// A fact's trigger is the fact that led to it; its condition is the circumstance that made it so.
import type { Entry, Removal } from '../../protocol/fact.ts';
import { FACTS, NONE, NOW, type World } from './world.ts';

export const FACT = {
  orderPlaced: 0,
  requestQueued: 1,
  requestStarted: 2,
  requestRefused: 3,
  callQueued: 4,
  callStarted: 5,
  callEnded: 6,
  callFailed: 7,
  workStarted: 8,
  workEnded: 9,
  publishStarted: 10,
  publishConfirmed: 11,
  messageEnqueued: 12,
  messageDelivered: 13,
  messageRedelivered: 14,
  handlingStarted: 15,
  messageAcknowledged: 16,
  messageRequeued: 17,
  messageDeadLettered: 18,
  messageDropped: 19,
  decided: 20,
  counted: 21,
  replied: 22,
  orderFailed: 23,
  customerGone: 24,
  orderSettled: 25,
  knobSet: 26,
  faultStarted: 27,
  faultEnded: 28,
  workerJoined: 29,
  workerLeft: 30,
  publishFailed: 31,
  messageUnroutable: 32,
  messageDelayed: 33,
  handlingFailed: 34,
  backingOff: 35,
  messageRepublished: 36,
  duplicateHandled: 37,
  duplicateSkipped: 38,
  messageReplayed: 39,
  workerCrashed: 40,
  queueDeleted: 41,
  alertRaised: 42,
  alertCleared: 43,
  effectRepeated: 44,
  messageReturned: 45,
  cacheHit: 46,
  cacheMissed: 47,
  productRead: 48,
  cacheFilled: 49,
  productChanged: 50,
  cacheDeleted: 51,
  changeReplicated: 52,
  storedAgain: 53,
  workerHung: 54,
  channelClosed: 55,
  workerRefused: 56,
} as const;

/** Why a message left its queue otherwise than by an acknowledgement, by number as in facts. */
export const REMOVALS = [
  'rejected',
  'expired',
  'maxlen',
  'delivery_limit',
  'queue-deleted',
  'broker-restart',
  'worker-crash',
  'discarded',
  'cycle',
] as const satisfies readonly Removal[];
export const REMOVAL = {
  rejected: 0,
  expired: 1,
  maxlen: 2,
  deliveryLimit: 3,
  queueDeleted: 4,
  brokerRestart: 5,
  workerCrash: 6,
  discarded: 7,
  cycle: 8,
} as const;
export const ENTRIES = ['publish', 'dead-letter', 'retry', 'replay'] as const satisfies readonly Entry[];
export const ENTRY = { publish: 0, deadLetter: 1, retry: 2, replay: 3 } as const;
/** Why the broker closed a worker's channel, by number as in facts. */
export const CLOSINGS = ['heartbeat', 'consumer-timeout'] as const;
export const CLOSING = { heartbeat: 0, consumerTimeout: 1 } as const;
export const REFUSALS = ['refused', 'unroutable', 'connection-lost'] as const;
export const REFUSAL = { refused: 0, unroutable: 1, connectionLost: 2 } as const;

/** A condition is its kind and a component's index in one number; 0 is none. */
export const CONDITION = {
  busy: 1,
  prefetch: 2,
  timeOut: 3,
  full: 4,
  down: 5,
  errors: 6,
  slow: 7,
  hang: 8,
  'rate-limit': 9,
  'replica-down': 10,
} as const;
export const conditionOf = (kind: number, component: number): number => kind | (component << 4);

const KEPT = 1 << 16;

/** A ring of the newest facts. Fact `id` is in row `id % KEPT` while it is kept. */
export class FactLog {
  readonly capacity = KEPT;
  readonly type = new Uint8Array(KEPT);
  readonly condition = new Int32Array(KEPT);
  readonly cause = new Float64Array(KEPT);
  readonly atMs = new Float64Array(KEPT);
  readonly order = new Float64Array(KEPT);
  /** The fact before of the same order, so that an order's story is a walk and not a search. */
  readonly before = new Float64Array(KEPT);
  readonly a = new Int32Array(KEPT);
  readonly b = new Int32Array(KEPT);
  readonly c = new Float64Array(KEPT);
  readonly d = new Float64Array(KEPT);
  /** Facts older than this one were not kept. */
  first: number;

  constructor(first: number) {
    this.first = first;
  }
}

/**
 * Tells a fact and returns its id. `a` to `d` depend on the type and are read back by `decode-facts.ts`; the words of
 * the digest take all of them, and the instant of each event separately.
 */
export function tell(
  w: World,
  type: number,
  root: number,
  cause: number,
  condition: number,
  a: number,
  b: number,
  c: number,
  d: number,
): number {
  const id = w.scalars[FACTS]++;
  const order = root === NONE ? NONE : w.roots.number[root];
  const { digest } = w;
  const subject = (((type + (a << 5)) | 0) + (b << 18)) | 0;
  const circumstance = (((order + d * 1024) | 0) + Math.imul(condition, 257)) | 0;
  const first = Math.imul(digest[0] ^ subject, 0x9e3779b1);
  const second = Math.imul(digest[1] ^ circumstance ^ Math.imul(c, 0x27d4eb2f), 0x85ebca6b);
  digest[0] = (first << 13) | (first >>> 19);
  digest[1] = (second << 15) | (second >>> 17);
  if (w.log !== null) keep(w, w.log, id, type, root, order, cause, condition, a, b, c, d);
  return id;
}

/** Mixes the instant of an event into the digest. */
export function mixInstant(w: World, atMs: number): void {
  const steps = atMs * 1024;
  const mixed = Math.imul(w.digest[0] ^ steps ^ (steps / 4_294_967_296), 0xc2b2ae35);
  w.digest[0] = (mixed << 16) | (mixed >>> 16);
}

function keep(
  w: World,
  log: FactLog,
  id: number,
  type: number,
  root: number,
  order: number,
  cause: number,
  condition: number,
  a: number,
  b: number,
  c: number,
  d: number,
): void {
  const row = id % KEPT;
  log.type[row] = type;
  log.condition[row] = condition;
  log.cause[row] = cause;
  log.atMs[row] = w.scalars[NOW];
  log.order[row] = order;
  log.a[row] = a;
  log.b[row] = b;
  log.c[row] = c;
  log.d[row] = d;
  if (root === NONE) {
    log.before[row] = NONE;
  } else {
    log.before[row] = w.roots.lastFact[root];
    w.roots.lastFact[root] = id;
  }
}
