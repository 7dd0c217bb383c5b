// The columns of a lane's state, table by table. Rows are private and used again; generations tell an old row from a new one.
import { Table } from '../kernel/table.ts';

export class Orders extends Table {
  number = this.f64();
  placedAt = this.f64();
  lastFact = this.f64();
  open = this.i32();
  lost = this.i32();
  source = this.i32();
  state = this.u8();
  /** No order of a customer's, and no part of their statistics. */
  background = this.u8();
  generation = this.i32();
  before = this.i32();
  after = this.i32();
}
export class Jobs extends Table {
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
  /** Messages of a batch; 0: one message, or none. */
  batch = this.i32();
  /** Publishes of the present step that were refused. */
  refusals = this.i32();
  station = this.i32();
  state = this.u8();
  failed = this.u8();
  startedAt = this.f64();
  endsAt = this.f64();
  /** When a worker took it in hand. */
  takenAt = this.f64();
  fact = this.f64();
}
export class Messages extends Table {
  id = this.f64();
  readyAt = this.f64();
  fact = this.f64();
  /** When it was delivered; kept only where a broker looks at that. */
  deliveredAt = this.f64();
  /** When it expires in its queue; 0: never. */
  deadline = this.f64();
  root = this.i32();
  next = this.i32();
  consumer = this.i32();
  deliveries = this.i32();
  /** Routing key, by number. */
  key = this.i32();
  /** `x-retry-count`. */
  retries = this.i32();
  /** `x-death` of the last death: how often for that queue and reason, and which queue. */
  deaths = this.i32();
  /** One more than that queue; 0: none. */
  died = this.i32();
  /** Queues in which it has died since somebody last rejected it, as bits. */
  circle = this.i32();
  queue = this.u8();
  state = this.u8();
  priority = this.u8();
  transient = this.u8();
  /** Somebody has begun to handle it, or what it was copied from. */
  tried = this.u8();
  reason = this.u8();
  /** It has any of what most messages have not: a deadline, a priority, a past. */
  marked = this.u8();
}
export class Stations extends Table {
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
  firstUnit = this.i32();
  waitingMax = this.i32();
  /** Handled again, and recognised and skipped, by a pool. */
  duplicates = this.i32();
  skipped = this.i32();
  retried = this.i32();
  backingOff = this.i32();
  health = this.u8();
  busySum = this.f64();
  capacitySum = this.f64();
  served = this.f64();
  failed = this.f64();
  failAfterMs = this.f64();
  errorShare = this.f64();
  slowFactor = this.f64();
  /** Calls that a limited service takes in one second; which second was counted last, and how many it has taken. */
  limit = this.i32();
  limitSecond = this.f64();
  limitTaken = this.i32();
  waitMsMax = this.f64();
  /** A pool of workers: time that messages were in hand, of those no longer in hand. */
  handledMs = this.f64();
  /** A broker: when it has room for the next publish. */
  freeAt = this.f64();
}
export class Pools extends Table {
  count = this.i32();
  joined = this.i32();
  prefetch = this.i32();
  flow = this.i32();
  queue = this.i32();
  first = this.i32();
  last = this.i32();
  batchSize = this.i32();
  poisonEvery = this.i32();
  serial = this.u8();
  policy = this.u8();
  autoAck = this.u8();
  exclusive = this.u8();
  idempotent = this.u8();
  weighted = this.u8();
  errorShare = this.f64();
  flushMs = this.f64();
}
export class Levels extends Table {
  freshHead = this.i32();
  freshTail = this.i32();
  returnedHead = this.i32();
}
export class Queues extends Table {
  ready = this.i32();
  unacknowledged = this.i32();
  /** Its lists of messages: one for each priority, the highest last. */
  firstLevel = this.i32();
  levels = this.i32();
  /** The number of the timer that is armed for its head, and for which message that is. */
  timer = this.i32();
  deleted = this.u8();
  expires = this.u8();
  watched = this.f64();
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
  expired = this.f64();
  returned = this.f64();
}
export class Consumers extends Table {
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
  /** One worker on several queues: its first subscription, which counts what it has in hand, and the next one. */
  lead = this.i32();
  sibling = this.i32();
  weight = this.i32();
  /** What the turns of the other queues have left it. */
  credit = this.i32();
  buffered = this.i32();
  /** Its flush timer: quiet, armed, or due. */
  flush = this.u8();
  /** What is scheduled for it is of this generation, or stale. */
  generation = this.i32();
  /** Of a worker: since when it is connected, the number of its connection, and whether its next tick is scheduled. */
  connectedAt = this.f64();
  connection = this.i32();
  ticks = this.u8();
  inRing = this.u8();
  state = this.u8();
  fact = this.f64();
}
export class AlertRules extends Table {
  firing = this.u8();
  sinceMs = this.f64();
  value = this.f64();
}
export class Windows extends Table {
  served = this.f64();
  failed = this.f64();
  handledMs = this.f64();
  errorShare = this.f64();
  handlingMs = this.f64();
}
export class Replays extends Table {
  queue = this.i32();
  left = this.i32();
  keeps = this.u8();
  gapMs = this.f64();
  fact = this.f64();
}
export class Durations extends Table {
  kind = this.u8();
  first = this.f64();
  second = this.f64();
}
export class Sources extends Table {
  placed = this.f64();
  target = this.f64();
  integrated = this.f64();
  integratedAt = this.f64();
  startMs = this.f64();
  generation = this.i32();
  pattern = this.u8();
}

export class Starts extends Table {
  count = this.u16();
}
/** The servers of a pool, one by one. */
export class Units extends Table {
  busy = this.i32();
  /** None while it is down, or taken away. */
  slots = this.i32();
  down = this.u8();
}
export class Tasks extends Table {
  task = this.i32();
}
/** What a component keeps of the products, and what was asked of it; one row a component, most of them unused. */
export class Keepers extends Table {
  /** Its place among the copies of a product; -1 for what keeps none. */
  place = this.i32();
  /** Workers delete what they have changed. */
  deletes = this.u8();
  lagMs = this.f64();
  /** How long an entry lives; Infinity: for ever. */
  ttlMs = this.f64();
  reads = this.f64();
  misses = this.f64();
  /** Reads of what the primary had no longer, and those of them whose copy was old when it was put there. */
  stale = this.f64();
  staleFromStart = this.f64();
  filled = this.f64();
  filledStale = this.f64();
  deleted = this.f64();
  changed = this.f64();
}
/** One row for each product and keeper: `product × keepers + place`. */
export class Copies extends Table {
  version = this.i32();
  /** Of a cache: until when it is there. */
  until = this.f64();
  oldFromStart = this.u8();
}
/** Beside the orders, row by row: what only those need that are about a product, or whose customer orders again. */
export class Subjects extends Table {
  /** One more than the order's generation; anything else is of another order. */
  generation = this.i32();
  product = this.i32();
  /** The version that was read last; -1 before. */
  seen = this.i32();
  /** Row of the customer who has ordered again; -1 of all others. */
  customer = this.i32();
}
/** Customers who got no answer and order again, for as long as any of their orders is open or to come. */
export class Customers extends Table {
  source = this.i32();
  /** The number of their first order. */
  first = this.f64();
  /** So often they have ordered again, or are about to. */
  tries = this.i32();
  stored = this.i32();
  open = this.i32();
  /** What they were told last. */
  fact = this.f64();
}
/** Changes on their way to the replicas. */
export class Changes extends Table {
  keeper = this.i32();
  product = this.i32();
  version = this.i32();
  fact = this.f64();
}
export class AlertTurns extends Table {
  rule = this.i32();
  raised = this.u8();
  atMs = this.f64();
}
