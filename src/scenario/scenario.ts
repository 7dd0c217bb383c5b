// A scenario as data: a diagram, and the behaviour of its nodes. Plain and serialisable; nothing here runs.
import type { Duration } from './duration.ts';

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

/** A database: an operation holds one connection from its start to its end. */
export interface Store extends Placed {
  kind: 'store';
  connections: number;
  operations: Record<string, StoreOperation>;
  failAfterMs?: number;
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

export interface Queue {
  type: 'classic';
  durable: boolean;
  /** Where rejected messages go: a queue by name, through the default exchange. */
  deadLetterTo?: QueueName;
}

export interface Exchange {
  type: 'fanout';
  bindings: QueueName[];
}

export interface Broker extends Placed {
  kind: 'rabbitmq';
  /** From publish to confirm; the publisher's slot is held meanwhile. */
  publish: Duration;
  /** A returned message can be delivered again after this long; never 0, so that a hot loop costs time. */
  redeliveryMs: number;
  exchanges: Record<string, Exchange>;
  queues: Record<QueueName, Queue>;
}

export type Handling = 'serial' | 'concurrent';
/** What a worker does with a message whose handling failed. */
export type FailurePolicy = 'requeue' | 'reject';

/** Identical workers on one queue. Held (prefetch), in hand (handling) and backing off are three numbers. */
export interface WorkerPool extends Placed {
  kind: 'workers';
  queue: QueueName;
  count: number;
  /** Unacknowledged messages one worker may hold; 0 is unlimited. */
  prefetch: number;
  /** Serial: one in hand; concurrent: everything held is in hand, as amqplib does by default. */
  handling: Handling;
  flow: FlowId;
  onFailure: FailurePolicy;
}

export type Component = Client | Server | Store | Service | Broker | WorkerPool;
export type ComponentKind = Component['kind'];

export type Step =
  /** Calls another component and waits; `timeoutMs` frees the caller, the callee goes on. */
  | {
      do: 'call';
      to: ComponentId;
      operation?: string;
      label: string;
      timeoutMs?: number;
      onFailure?: 'fail' | 'continue';
    }
  /** The caller's own work. */
  | { do: 'work'; label: string; duration: Duration }
  /** Publishes and waits for the confirm. */
  | { do: 'publish'; to: ComponentId; exchange: string; label: string }
  | { do: 'decide'; label: string; probability: number; then: Step[]; otherwise: Step[] }
  | { do: 'count'; counter: string }
  /** Runs the branches at once and goes on when all have ended; fails if one failed. */
  | { do: 'parallel'; label: string; branches: Step[][] }
  /** Answers whoever called this flow; the flow may go on. */
  | { do: 'reply' };

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
}

export type FaultKind =
  /** Calls under way are cut, new ones fail after the component's `failAfterMs`. */
  | { type: 'down' }
  /** A share of the calls fails after `failAfterMs`. */
  | { type: 'errors'; share: number }
  /** New calls take `factor` times longer. */
  | { type: 'slow'; factor: number }
  /** Nothing is answered until it ends; the caller's time-out decides. */
  | { type: 'hang' };

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
  measure: 'ready';
  above: number;
}
