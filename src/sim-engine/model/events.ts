// The kinds of things that may be scheduled, and the states that orders, jobs, messages, workers and components can be in,
// by number; the core is compiled with them. Present tense and private.

export const EVENT = {
  orderArrives: 0,
  // What a job waits for, from here to `backoffEnds`: the event is the job itself.
  stepEnds: 1,
  /** For the reason that was there when it was made: the fault may have ended meanwhile. */
  callFailsDown: 2,
  callFailsInError: 3,
  /** More calls than are taken in a second. */
  callFailsLimited: 4,
  publishFails: 5,
  backoffEnds: 6,
  callTimesOut: 7,
  lineTimesOut: 8,
  customerLeaves: 9,
  messageReturns: 10,
  /** The head of a queue may have expired. */
  headExpires: 11,
  batchFlushes: 12,
  workerRejoins: 13,
  /** The delayed-message plug-in lets a message go. */
  delayEnds: 14,
  /** The next dead letter of a replay. */
  replays: 15,
  /** A change of a product reaches the replicas. */
  replicates: 16,
  /** A customer who got no answer orders again. */
  ordersAgain: 17,
  /** The broker finds that a worker has been silent for two checks. */
  silenceNoticed: 18,
  /** The broker looks at how long a worker has held its messages. */
  channelTicks: 19,
} as const;

/** Events at one instant after which the clock is said to stand still. */
export const AT_INSTANT_MAX = 5_000_000;

export const JOB = {
  /** A row that nobody uses. */
  free: 0,
  /** Its step is under way, or it goes on within this event. */
  going: 1,
  /** In line for a slot or a connection. */
  inLine: 2,
  /** The callee hangs; nothing is answered until the fault ends. */
  hung: 3,
  /** Its caller gave up; the callee goes on and nobody listens. */
  unheard: 4,
  /** Gave up while in line; it is skipped when its turn comes. */
  gaveUp: 5,
  /** Waits for its branches. */
  forked: 6,
  /** Its message is held until it is published again. */
  backingOff: 7,
  /** Goes on after its worker's connection was lost: nobody hears of its end. */
  orphaned: 8,
} as const;

export const ORDER = { waiting: 0, replied: 1, failed: 2, gone: 3 } as const;

/** Faults in force, as bits of a station's health. The last one is no fault of its own: every server of several is down. */
export const HEALTH = {
  down: 1,
  errors: 2,
  slow: 4,
  hang: 8,
  'rate-limit': 16,
  'replica-down': 32,
  noneUp: 64,
} as const;

export const MESSAGE = {
  /** Not, or no longer, in any queue. */
  outside: 0,
  ready: 1,
  held: 2,
  /** Given back, and under way to the broker. */
  returning: 3,
  /** Acknowledged as it was delivered; its worker has it in hand. */
  autoAcknowledged: 4,
  /** Lost with its worker, and under way to the broker. */
  crashed: 5,
  /** Kept in its exchange by the delayed-message plug-in. */
  delayed: 6,
} as const;

/** Hung: its process has stopped, the broker does not know yet. Cut off: the broker has closed its channel. */
export const CONSUMER = { gone: 0, active: 1, hung: 2, leaving: 3, crashed: 4, cutOff: 5 } as const;
