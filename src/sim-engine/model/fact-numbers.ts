// The numbers by which facts name their types, reasons and conditions.
import type { Entry, Removal } from '../../protocol/fact.ts';

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
