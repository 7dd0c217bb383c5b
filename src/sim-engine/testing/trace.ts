// Facts as lines that read like a story: `100 order 12345 call-ended store order`. One place decides what of each fact a
// story tells, so that a test's assertion is the trace.
import type { Condition, Fact, FactType } from '../../protocol/fact.ts';

/** One line a fact, oldest first; of some types only, where a story is about those. */
export function linesOf(facts: readonly Fact[], ...types: FactType[]): string[] {
  return facts.filter(({ type }) => types.length === 0 || types.includes(type)).map(lineOf);
}

export function lineOf(fact: Fact): string {
  const order = 'orderId' in fact ? [`order ${fact.orderId}`] : [];
  const condition = fact.condition ? [`because ${conditionText(fact.condition)}`] : [];
  return [`${fact.atMs}`, ...order, fact.type, ...detailsOf(fact), ...condition].join(' ');
}

/** "EmailService down", "AppServers busy". */
function conditionText(condition: Condition): string {
  return `${condition.component} ${condition.type === 'fault' ? condition.fault : condition.type}`;
}

function detailsOf(fact: Fact): string[] {
  switch (fact.type) {
    case 'call-queued':
    case 'call-started':
    case 'call-ended':
    case 'call-failed':
    case 'work-started':
    case 'work-ended':
    case 'publish-started':
      return [fact.label];
    case 'publish-confirmed':
      return [`${fact.copies} copies`];
    case 'message-enqueued':
    case 'message-dropped':
      return [fact.queue];
    case 'message-delivered':
      return [fact.queue, `to worker ${fact.worker}`, ...(fact.redelivered ? ['again'] : [])];
    case 'handling-started':
      return [fact.queue, `worker ${fact.worker}`, ...(fact.attempt > 1 ? [`attempt ${fact.attempt}`] : [])];
    case 'message-acknowledged':
    case 'message-requeued':
      return [fact.queue, `worker ${fact.worker}`];
    case 'message-dead-lettered':
      return [fact.queue, 'to', fact.to];
    case 'decided':
      return [fact.label, fact.taken ? 'yes' : 'no'];
    case 'counted':
      return [fact.counter];
    case 'replied':
    case 'order-failed':
      return [`after ${fact.customerMs}`];
    case 'customer-gone':
      return [`after ${fact.waitedMs}`];
    case 'order-settled':
      return [`after ${fact.workMs}`, ...(fact.lost > 0 ? ['with loss'] : [])];
    case 'knob-set':
      return [fact.path, fact.value];
    case 'fault-started':
    case 'fault-ended':
      return [fact.component, fact.fault];
    case 'worker-joined':
    case 'worker-left':
      return [fact.component, `${fact.worker}`];
    default:
      return [];
  }
}
