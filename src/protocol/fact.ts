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

/** Why a message left its queue without having been acknowledged; the first four are RabbitMQ's own words. */
export type Removal =
  | 'rejected'
  | 'expired'
  | 'maxlen'
  | 'delivery_limit'
  /** Gone with its queue, with a stopped broker, with the worker that had it acknowledged in advance, or by hand. */
  | 'queue-deleted'
  | 'broker-restart'
  | 'worker-crash'
  | 'discarded'
  /** Dead-lettered in a circle without anybody having rejected it. */
  | 'cycle';

/** How a message came into its queue. */
export type Entry = 'publish' | 'dead-letter' | 'retry' | 'replay';

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

/** Of the product that an order, or a page, is about. */
interface OfProduct extends OfOrder {
  component: string;
  /** Products are counted from 1. */
  product: number;
}

interface OfMessage extends OfOrder {
  messageId: number;
  queue: string;
}

export type Fact =
  /** `again`: so often its customer has ordered before and got no answer; `firstOrderId`: the first of these orders. */
  | (OfOrder & {
      type: 'order-placed';
      component: string;
      body: OrderBody;
      again: number;
      firstOrderId: number;
    })
  /** The customer, who has ordered again, had an order stored already. */
  | (OfOrder & { type: 'order-stored-again'; component: string; times: number })
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
      routingKey: string;
      copies: number;
      startedAtMs: number;
      body: OrderBody;
    })
  /** The broker said no, gave it back, or was lost meanwhile. */
  | (OfOrder & {
      type: 'publish-failed';
      component: string;
      broker: string;
      exchange: string;
      label: string;
      routingKey: string;
      reason: 'refused' | 'unroutable' | 'connection-lost';
      startedAtMs: number;
    })
  /** No queue is bound for it: confirmed, and lost. */
  | (OfOrder & {
      type: 'message-unroutable';
      component: string;
      broker: string;
      exchange: string;
      label: string;
      routingKey: string;
    })
  /** The delayed-message plug-in keeps it in its exchange. */
  | (OfMessage & { type: 'message-delayed'; broker: string; untilMs: number })
  | (OfMessage & { type: 'message-enqueued'; broker: string; entry: Entry; retries: number })
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
  /** Its worker or its broker was lost: the broker has it back, started or not. */
  | (OfMessage & { type: 'message-returned'; broker: string })
  /** To the queue's dead-letter exchange, with this key; null is the message's own. */
  | (OfMessage & {
      type: 'message-dead-lettered';
      reason: Removal;
      to: string;
      exchange: string;
      routingKey: string | null;
    })
  | (OfMessage & { type: 'message-dropped'; reason: Removal })
  /** The attempt has come to its end and failed: by bad luck, or because this message always does. */
  | (OfMessage & { type: 'handling-failed'; component: string; worker: number; reason: 'error' | 'poison' })
  /** The worker holds the message and waits before it publishes it again. */
  | (OfMessage & { type: 'backing-off'; component: string; worker: number; untilMs: number })
  | (OfMessage & { type: 'message-republished'; component: string; worker: number; to: string })
  /** The order had been handled before: done twice, or skipped by a worker who remembers. */
  | (OfMessage & { type: 'duplicate-handled'; component: string; worker: number; times: number })
  /** A service has done the same for an order again: two e-mails to one customer. */
  | (OfOrder & { type: 'effect-repeated'; component: string; times: number })
  | (OfMessage & { type: 'duplicate-skipped'; component: string; worker: number })
  | (OfMessage & { type: 'message-replayed'; to: string })
  /** The cache had it, so many changes behind the primary; `oldFromStart`: it was behind when it was put there. */
  | (OfProduct & { type: 'cache-hit'; version: number; behind: number; oldFromStart: boolean })
  /** Never put there or deleted, or its time was over. */
  | (OfProduct & { type: 'cache-missed'; wasTooOld: boolean })
  | (OfProduct & { type: 'product-read'; version: number; behind: number })
  | (OfProduct & { type: 'cache-filled'; version: number; behind: number })
  | (OfProduct & { type: 'product-changed'; version: number })
  | (OfProduct & { type: 'cache-deleted'; wasThere: boolean })
  /** A replica has heard of a change of the primary. */
  | (Base & { type: 'change-replicated'; component: string; product: number; version: number })
  | (OfOrder & { type: 'decided'; component: string; label: string; taken: boolean })
  | (OfOrder & { type: 'counted'; component: string; counter: string })
  | (OfOrder & { type: 'replied'; component: string; replica: number; customerMs: number; body: OrderBody })
  | (OfOrder & { type: 'order-failed'; component: string; customerMs: number })
  /** The customer had gone; what the server answers from now on is unheard. */
  | (OfOrder & { type: 'customer-gone'; component: string; waitedMs: number })
  | (OfOrder & { type: 'order-settled'; workMs: number; lost: number })
  | (Base & { type: 'knob-set'; path: string; value: string })
  /** `replica`: which server, where one of several is meant; null for all else. */
  | (Base & { type: 'fault-started'; component: string; fault: string; replica: number | null })
  | (Base & { type: 'fault-ended'; component: string; fault: string; replica: number | null })
  | (Base & { type: 'worker-joined'; component: string; worker: number })
  | (Base & { type: 'worker-left'; component: string; worker: number })
  | (Base & { type: 'worker-crashed'; component: string; worker: number })
  /** Its process has stopped; the broker does not know. */
  | (Base & { type: 'worker-hung'; component: string; worker: number })
  /** The broker closed a worker's channel: it was silent, or held a message for too long. All that it held goes back. */
  | (Base & { type: 'channel-closed'; component: string; worker: number; reason: 'heartbeat' | 'consumer-timeout' })
  /** 403: another worker consumes the queue exclusively. */
  | (Base & { type: 'worker-refused'; component: string; worker: number })
  | (Base & { type: 'queue-deleted'; queue: string; messages: number })
  | (Base & { type: 'alert-raised'; alert: string; title: string; queue: string; value: number; above: number })
  | (Base & { type: 'alert-cleared'; alert: string; title: string; queue: string; value: number; above: number });

export type FactType = Fact['type'];
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;
