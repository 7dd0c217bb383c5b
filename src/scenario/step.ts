// The steps of a flow: what a server does for a request, or a worker for a message.
import type { Duration } from './duration.ts';
import type { ComponentId } from './scenario.ts';

/**
 * What a call that has succeeded did besides: it changed the order's product in the primary, read it there or in a
 * replica, put what was read into a cache, or deleted it there. Which product an order is about is its own luck.
 */
export type ProductDeed = 'change' | 'read' | 'fill' | 'delete';

export type Step =
  /** Calls another component and waits; `timeoutMs` frees the caller, the callee goes on. */
  | {
      do: 'call';
      to: ComponentId;
      operation?: string;
      label: string;
      timeoutMs?: number;
      onFailure?: 'fail' | 'continue';
      does?: ProductDeed;
      /** Once it has succeeded the order exists, whatever its customer is told. */
      stores?: boolean;
    }
  /** Looks the order's product up in a cache; `miss` is done where it is not there, or the cache does not answer. */
  | { do: 'lookup'; to: ComponentId; operation: string; label: string; miss: Step[] }
  /** The caller's own work. */
  | { do: 'work'; label: string; duration: Duration }
  /** Publishes and waits for the confirm. The exchange "" is the default one: the routing key names a queue. */
  | {
      do: 'publish';
      to: ComponentId;
      exchange: string;
      label: string;
      routingKey?: string;
      /** Delivery mode 2 where nothing is said: with a durable queue it survives a restart. */
      transient?: boolean;
      expirationMs?: number;
      priority?: number;
      /** The header `x-delay`. */
      delayMs?: number;
      /** Unroutable: returned, and the publish fails; without it, confirmed and lost. */
      mandatory?: boolean;
      /** After a refusal it is published again, so often at most. */
      retries?: number;
      onFailure?: 'fail' | 'continue';
    }
  | { do: 'decide'; label: string; probability: number; then: Step[]; otherwise: Step[] }
  | { do: 'count'; counter: string }
  /** Runs the branches at once and goes on when all have ended; fails if one failed. */
  | { do: 'parallel'; label: string; branches: Step[][] }
  /** Answers whoever called this flow; the flow may go on. */
  | { do: 'reply' };
