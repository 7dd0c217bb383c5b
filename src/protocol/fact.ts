// What has happened, in the past tense. Inside the engine a fact is a row of numbers; this is its decoded form.
// `causeId` is the fact that triggered it; `condition` is the circumstance that made it so.

export type Condition =
  | { type: 'fault'; component: string; fault: string }
  /** It had to wait because every slot, connection or worker was taken. */
  | { type: 'busy'; component: string }
  /** It had to wait because its worker already held as many as its prefetch. */
  | { type: 'prefetch-full'; component: string }
  | { type: 'time-out'; component: string }
  | { type: 'queue-full'; component: string };

export interface OrderBody {
  orderId: number;
  userId: number;
  total: number;
  email: string;
  status: 'PENDING';
}

export interface StatementTimes {
  text: string;
  startedAtMs: number;
  endedAtMs: number;
}

interface Base {
  id: number;
  causeId: number | null;
  condition: Condition | null;
  atMs: number;
}

interface OfOrder extends Base {
  orderId: number;
}

interface OfMessage extends OfOrder {
  messageId: number;
  queue: string;
}

export type Fact =
  | (OfOrder & { type: 'order-placed'; component: string; body: OrderBody })
  /** All slots were taken; the request waits in line. */
  | (OfOrder & { type: 'request-queued'; component: string })
  | (OfOrder & { type: 'request-started'; component: string; replica: number; waitedMs: number })
  | (OfOrder & { type: 'request-refused'; component: string })
  | (OfOrder & { type: 'call-queued'; from: string; to: string; label: string })
  | (OfOrder & { type: 'call-started'; from: string; to: string; label: string; waitedMs: number })
  | (OfOrder & {
      type: 'call-ended';
      from: string;
      to: string;
      label: string;
      startedAtMs: number;
      statements: StatementTimes[];
    })
  | (OfOrder & { type: 'call-failed'; from: string; to: string; label: string; startedAtMs: number })
  | (OfOrder & { type: 'work-started'; component: string; label: string })
  | (OfOrder & { type: 'work-ended'; component: string; label: string; startedAtMs: number })
  | (OfOrder & { type: 'publish-started'; component: string; broker: string; exchange: string; label: string })
  | (OfOrder & {
      type: 'publish-confirmed';
      component: string;
      broker: string;
      exchange: string;
      label: string;
      copies: number;
      startedAtMs: number;
      body: OrderBody;
    })
  | (OfMessage & { type: 'message-enqueued'; broker: string })
  | (OfMessage & {
      type: 'message-delivered';
      component: string;
      worker: number;
      redelivered: boolean;
      waitedMs: number;
    })
  | (OfMessage & { type: 'handling-started'; component: string; worker: number; attempt: number })
  | (OfMessage & { type: 'message-acknowledged'; component: string; worker: number })
  | (OfMessage & { type: 'message-requeued'; component: string; worker: number })
  | (OfMessage & { type: 'message-dead-lettered'; reason: 'rejected'; to: string })
  | (OfMessage & { type: 'message-dropped'; reason: 'rejected' })
  | (OfOrder & { type: 'decided'; component: string; label: string; taken: boolean })
  | (OfOrder & { type: 'counted'; component: string; counter: string })
  | (OfOrder & { type: 'replied'; component: string; replica: number; customerMs: number; body: OrderBody })
  | (OfOrder & { type: 'order-failed'; component: string; customerMs: number })
  /** The customer had gone; what the server answers from now on is unheard. */
  | (OfOrder & { type: 'customer-gone'; component: string; waitedMs: number })
  | (OfOrder & { type: 'order-settled'; workMs: number; lost: number })
  | (Base & { type: 'knob-set'; path: string; value: string })
  | (Base & { type: 'fault-started'; component: string; fault: string })
  | (Base & { type: 'fault-ended'; component: string; fault: string })
  | (Base & { type: 'worker-joined'; component: string; worker: number })
  | (Base & { type: 'worker-left'; component: string; worker: number });

export type FactType = Fact['type'];
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;
