// Whether a fact is one of those that a list is narrowed to.
import type { Fact, FactType } from '../protocol/fact.ts';
import type { FactFilter } from '../protocol/recall.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { wholeSentence } from './sentence.ts';

/** Kinds of facts as people sort them. */
export const KINDS: Record<string, { label: string; types: readonly FactType[] }> = {
  order: {
    label: 'orders',
    types: ['order-placed', 'replied', 'order-failed', 'customer-gone', 'order-settled'],
  },
  server: {
    label: 'servers',
    types: ['request-queued', 'request-started', 'request-refused', 'work-started', 'work-ended', 'decided', 'counted'],
  },
  call: { label: 'calls', types: ['call-queued', 'call-started', 'call-ended', 'call-failed'] },
  product: {
    label: 'products',
    types: [
      'cache-hit',
      'cache-missed',
      'product-read',
      'cache-filled',
      'product-changed',
      'cache-deleted',
      'change-replicated',
    ],
  },
  message: {
    label: 'messages',
    types: [
      'publish-started',
      'publish-confirmed',
      'message-enqueued',
      'message-delivered',
      'handling-started',
      'message-acknowledged',
      'message-requeued',
      'message-returned',
      'message-dead-lettered',
      'message-dropped',
      'message-unroutable',
      'message-delayed',
      'backing-off',
      'message-republished',
      'message-replayed',
      'duplicate-skipped',
    ],
  },
  trouble: {
    label: 'what went wrong',
    types: [
      'request-refused',
      'call-failed',
      'message-requeued',
      'message-returned',
      'message-dead-lettered',
      'message-dropped',
      'order-failed',
      'customer-gone',
      'fault-started',
      'fault-ended',
      'publish-failed',
      'message-unroutable',
      'handling-failed',
      'duplicate-handled',
      'effect-repeated',
      'order-stored-again',
      'worker-crashed',
      'worker-hung',
      'channel-closed',
      'worker-refused',
      'queue-deleted',
      'alert-raised',
      'alert-cleared',
    ],
  },
  change: { label: 'changes', types: ['knob-set', 'fault-started', 'fault-ended', 'worker-joined', 'worker-left'] },
};

/** The components that a fact speaks of. */
function componentsOf(fact: Fact): string[] {
  if ('from' in fact) return [fact.from, fact.to];
  return ['component' in fact ? fact.component : '', 'broker' in fact ? fact.broker : ''];
}

export function matches(fact: Fact, filter: FactFilter, scenario: Scenario): boolean {
  const { order, queue, component, worker, types, text } = filter;
  if (order !== undefined && !('orderId' in fact && fact.orderId === order)) return false;
  if (types && !types.includes(fact.type)) return false;
  if (queue !== undefined && !('queue' in fact && (fact.queue === queue || ('to' in fact && fact.to === queue))))
    return false;
  if (component !== undefined && !componentsOf(fact).includes(component)) return false;
  if (worker !== undefined && !('worker' in fact && fact.worker === worker)) return false;
  return text === undefined || haystack(fact, scenario).includes(text.toLowerCase());
}

const haystack = (fact: Fact, scenario: Scenario): string =>
  `${fact.type} ${wholeSentence(fact, scenario)} ${'orderId' in fact ? fact.orderId : ''} ${componentsOf(fact).join(' ')}`.toLowerCase();
