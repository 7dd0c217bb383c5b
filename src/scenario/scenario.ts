// A scenario as data: a diagram, and the behaviour of its nodes. Plain and serialisable; nothing here runs.
import type { Duration } from './duration.ts';
import type { Step } from './step.ts';

export type { ProductDeed, Step } from './step.ts';

export type ComponentId = string;
export type FlowId = string;
export type QueueName = string;

export interface Scenario {
  version: 1;
  id: string;
  title: string;
  summary: string;
  /** Mermaid flowchart text. */
  diagram: string;
  components: Record<ComponentId, Component>;
  flows: Record<FlowId, Step[]>;
  traffic: Traffic[];
  faults: Fault[];
  alerts: AlertRule[];
  /** A run ends here at the latest, in simulated ms. */
  horizonMs: number;
}

interface Placed {
  /** The diagram's nodes that this component is; the first one stands for it where only one can. */
  nodes: string[];
  title: string;
}

/** Where orders come from. */
export interface Client extends Placed {
  kind: 'client';
  /** The customer gives up after this long: the work goes on, its reply is unheard. */
  patienceMs?: number;
  /** Who got an error, or left, may order again: a new order of the same customer. Nobody does where nothing is said. */
  again?: OrdersAgain;
}

export interface OrdersAgain {
  /** Of those who got no answer. */
  share: number;
  /** So long after the error. */
  afterMs: number;
  /** So often at most. */
  times: number;
}

/** A pool of replicas × slots; a slot is held while the server waits for what it calls. */
export interface Server extends Placed {
  kind: 'server';
  replicas: number;
  slots: number;
  /** Requests that may wait for a slot; further ones are refused. */
  waitingMax: number;
  /** A request that waited this long for a slot is refused. */
  waitMsMax?: number;
}

export interface Statement {
  text: string;
  /** Its share of the operation's duration, relative to its siblings. */
  share: number;
}

export interface StoreOperation {
  duration: Duration;
  /** The statements of one transaction, told as one fact with each one's own times. */
  statements?: Statement[];
}

/**
 * What a store keeps of the shop's products. The primary has the truth: a product's version counts the changes of its stock.
 * A replica hears of a change after its lag. A cache has what was last put into it, until that is too old or deleted.
 */
export type Keeps =
  | { as: 'primary'; products: number }
  | { as: 'replica'; lagMs: number }
  /** Without `ttlMs` an entry lives for ever; `deletes`: workers delete the entry of a product that they have changed. */
  | { as: 'cache'; ttlMs?: number; deletes: boolean };

/** A database: an operation holds one connection from its start to its end. */
export interface Store extends Placed {
  kind: 'store';
  connections: number;
  operations: Record<string, StoreOperation>;
  failAfterMs?: number;
  keeps?: Keeps;
}

/** Something that answers after a latency, with a health; unlimited unless `concurrency` says otherwise. */
export interface Service extends Placed {
  kind: 'service';
  latency: Duration;
  concurrency?: number;
  /** How long a call takes to fail while the service is down. */
  failAfterMs?: number;
  /** The time spent here can be made to hold a connection of a store. */
  connectionsOf?: { store: ComponentId; held: boolean };
}

/** What happens to a message that finds a full queue: the oldest goes, or the publisher is told no. */
export type Overflow = 'drop-head' | 'reject-publish' | 'reject-publish-dlx';

/** A queue with its arguments, as RabbitMQ has them. */
export interface Queue {
  type: 'classic' | 'quorum';
  durable: boolean;
  /** Belongs to the connection that declared it, and is deleted with all its messages when that is lost. */
  exclusive?: boolean;
  /** `x-message-ttl`: dead-lettered after this long at the head; what is unacknowledged never expires. */
  messageTtlMs?: number;
  /** `x-max-length`: ready messages at most. */
  maxLength?: number;
  /** `x-overflow`; `drop-head` where nothing is said. */
  overflow?: Overflow;
  /** `x-max-priority`. */
  maxPriority?: number;
  /** `x-delivery-limit` of a quorum queue: so many returns, and the next one dead-letters. */
  deliveryLimit?: number;
  /** `x-dead-letter-exchange` "" with `x-dead-letter-routing-key`: a queue by name, through the default exchange. */
  deadLetterTo?: QueueName;
  /** `x-dead-letter-exchange`; without a routing key the message keeps its own. */
  deadLetterExchange?: { exchange: string; routingKey?: string };
}

/** A queue bound to an exchange; `bound: false` keeps the binding ready to be made while running. */
export interface Binding {
  queue: QueueName;
  key?: string;
  bound?: boolean;
}

export interface Exchange {
  type: 'fanout' | 'direct' | 'topic';
  bindings: (QueueName | Binding)[];
  /** The delayed-message plug-in: `x-delay` holds a message here before it is routed. Without it, the header is ignored. */
  delayed?: boolean;
}

export interface Broker extends Placed {
  kind: 'rabbitmq';
  /** From publish to confirm; the publisher's slot is held meanwhile. */
  publish: Duration;
  /** A returned message can be delivered again after this long; never 0, so that a hot loop costs time. */
  redeliveryMs: number;
  /** Publishes it can take a second; unlimited where nothing is said. */
  capacityPerSecond?: number;
  /** How long a publish takes to fail while the broker is stopped. */
  failAfterMs?: number;
  /** `heartbeat`: a worker that has stopped is noticed after two checks without a sign of it; never, where nothing is said. */
  heartbeatMs?: number;
  /** `consumer_timeout`: whoever holds a message for longer has its channel closed; nobody has, where nothing is said. */
  consumerTimeoutMs?: number;
  /** `channel_tick_interval`: how often that is looked at; every minute where nothing is said. */
  channelTickMs?: number;
  exchanges: Record<string, Exchange>;
  queues: Record<QueueName, Queue>;
}

export type Handling = 'serial' | 'concurrent';
/**
 * What a worker does with a message whose handling failed: nack with requeue; nack without (dead-lettered, or dropped);
 * hold it, back off and publish it again; publish it to the next wait queue; acknowledge it all the same.
 */
export type FailurePolicy = 'requeue' | 'reject' | 'retry' | 'wait-queues' | 'drop';

/** Hold and publish again: attempt k is followed by `firstDelayMs` × `factor`^k, and after `retries` the message is rejected. */
export interface Retry {
  retries: number;
  firstDelayMs: number;
  factor: number;
  /** Each delay is spread evenly by this share to both sides. */
  jitter: number;
  /** The handler waits: a serial worker does nothing else meanwhile. */
  waits: boolean;
}

/** Messages handled together and acknowledged together; without `flushMs` an incomplete batch waits for ever. */
export interface Batch {
  size: number;
  flushMs?: number;
}

/** Identical workers on one queue, or on several. Held (prefetch), in hand (handling) and backing off are three numbers. */
export interface WorkerPool extends Placed {
  kind: 'workers';
  queue: QueueName;
  /** Further queues of the same workers, each with its share of their attention; `queue` itself has `weight`. */
  also?: { queue: QueueName; weight: number }[];
  weight?: number;
  /** Strict: the first queue that has anything; weighted: in the proportion of the weights. */
  attention?: 'strict' | 'weighted';
  count: number;
  /** Unacknowledged messages one worker may hold of each queue; 0 is unlimited. */
  prefetch: number;
  /** Serial: one in hand; concurrent: everything held is in hand, as amqplib does by default. */
  handling: Handling;
  flow: FlowId;
  /** Consumes exclusively: the first worker to subscribe is the only one, the others are refused. */
  exclusive?: boolean;
  /** `noAck`: a message is acknowledged as it is delivered, and lost with the worker. */
  autoAck?: boolean;
  /** Skips a message whose order it has already handled. */
  idempotent?: boolean;
  batch?: Batch;
  /** Share of the attempts that fail at their end. */
  errorShare?: number;
  /** Every so many-th order's message is poison: each of its attempts fails. The first order's is one. 0 or none: no poison. */
  poisonEvery?: number;
  onFailure: FailurePolicy;
  retry?: Retry;
  /** For `wait-queues`: where the first, second, … failure goes; after the last one the message is rejected. */
  waitQueues?: QueueName[];
}

export type Component = Client | Server | Store | Service | Broker | WorkerPool;
export type ComponentKind = Component['kind'];

/** Rates in orders a second. */
export type TrafficPattern = 'one' | 'constant' | 'poisson' | 'profile';

export interface Traffic {
  id: string;
  from: ComponentId;
  to: ComponentId;
  flow: FlowId;
  pattern: TrafficPattern;
  startMs: number;
  /** For constant and Poisson traffic. */
  perSecond: number;
  /** For a profile: straight lines between these points, level after the last. */
  profile: { atMs: number; perSecond: number }[];
  /** What the event's body says. */
  order: { firstOrderId: number; firstUserId: number; total: number };
  /** Not orders but other work of the shop (a campaign, a nightly sync): it is no part of the orders' statistics. */
  background?: boolean;
}

export type FaultKind =
  /** Calls under way are cut, new ones fail after the component's `failAfterMs`. */
  | { type: 'down' }
  /** A share of the calls fails after `failAfterMs`. */
  | { type: 'errors'; share: number }
  /** New calls take `factor` times longer. */
  | { type: 'slow'; factor: number }
  /** Nothing is answered until it ends; the caller's time-out decides. */
  | { type: 'hang' }
  /** Of the calls that begin within one second, so many are taken; the others are answered 429 after `failAfterMs`. */
  | { type: 'rate-limit'; perSecond: number }
  /** One of several servers is lost; the others go on. Counted from 0. */
  | { type: 'replica-down'; replica: number };

export interface Fault {
  component: ComponentId;
  fault: FaultKind;
  fromMs: number;
  untilMs: number;
}

/** A threshold on what is measured, in the lesson's own terms. */
export interface AlertRule {
  id: string;
  title: string;
  queue: QueueName;
  measure: AlertMeasure;
  above: number;
}

/**
 * Ready messages of the queue; or of the pool that consumes it: share of failed attempts, mean time of an attempt in ms,
 * offered load as a share of its workers. The last three are of the last ten seconds.
 */
export type AlertMeasure = 'ready' | 'error-share' | 'handling-ms' | 'load';
