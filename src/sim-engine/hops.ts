// What moved between two components, read from the kept facts for drawing. A hop takes no simulated time; how long it is
// drawn is the screen's to say.
import type { Fact } from '../protocol/fact.ts';
import type { Hop, HopKind } from '../protocol/frame.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Model } from './model/model.ts';

/** The hop that a fact is, or null where nothing moved. `replica` is the server's unit that the order is on. */
export function hopOf(fact: Fact, scenario: Scenario, model: Model, replica: number): Hop | null {
  const hop = (kind: HopKind, from: string, to: string, queue: string | null = null): Hop => ({
    kind,
    atMs: fact.atMs,
    orderId: 'orderId' in fact ? fact.orderId : 0,
    from,
    to,
    replica,
    queue,
  });
  const client = scenario.traffic[0].from;
  switch (fact.type) {
    case 'request-started':
      return { ...hop('request', client, fact.component), replica: fact.replica };
    case 'request-refused':
      return hop('refusal', fact.component, client);
    case 'call-started':
      return hop('call', fact.from, fact.to);
    case 'call-ended':
      return hop('return', fact.to, fact.from);
    case 'call-failed':
      return hop('failure', fact.to, fact.from);
    case 'publish-confirmed':
      return hop('publish', fact.component, fact.broker);
    case 'message-delivered':
      return hop(fact.redelivered ? 'redeliver' : 'deliver', brokerOf(model, fact.queue), fact.component, fact.queue);
    case 'message-requeued':
      return hop('failure', fact.component, brokerOf(model, fact.queue), fact.queue);
    case 'message-republished':
      return hop('retry', fact.component, brokerOf(model, fact.queue), fact.to);
    case 'message-dead-lettered':
      return hop('death', brokerOf(model, fact.queue), brokerOf(model, fact.to), fact.to);
    case 'change-replicated':
      return hop('replicate', model.components[model.primary]!.id, fact.component);
    case 'publish-failed':
      return hop('refusal', fact.broker, fact.component);
    case 'replied':
      return { ...hop('reply', fact.component, client), replica: fact.replica };
    case 'order-failed':
      return hop('refusal', fact.component, client);
    default:
      return null;
  }
}

function brokerOf(model: Model, queue: string): string {
  return model.components[model.queues[model.queueOf.get(queue)!].broker].id;
}
