// Where a message goes that is published to an exchange with a routing key. Keys are known when a scenario is compiled,
// so every answer is worked out ahead, and again whenever a binding is made or taken away.
import type { Binding, Broker, Exchange, QueueName, Scenario } from '../../scenario/scenario.ts';
import type { Model } from './model.ts';

/** Queues by exchange and routing key, as indices in the order of their bindings; a queue is named once. */
export function routesOf(model: Model, scenario: Scenario): number[][][] {
  return model.program.exchanges.map(({ broker, name }) => {
    const component = scenario.components[model.components[broker]!.id];
    return model.program.keys.map((key) =>
      component?.kind === 'rabbitmq' ? queuesFor(component, name, key).map((queue) => model.queueOf.get(queue)!) : [],
    );
  });
}

/** The queues of a broker that get a message published to this exchange with this key. */
export function queuesFor(broker: Broker, exchange: string, key: string): QueueName[] {
  if (exchange === '') return Object.hasOwn(broker.queues, key) ? [key] : [];
  const declared = broker.exchanges[exchange];
  if (!declared) return [];
  const found = declared.bindings
    .map(bindingOf)
    .filter((binding) => binding.bound !== false && matches(declared.type, binding.key ?? '', key));
  return [...new Set(found.map(({ queue }) => queue))];
}

/** A binding written in full. */
export const bindingOf = (binding: QueueName | Binding): Binding =>
  typeof binding === 'string' ? { queue: binding } : binding;

function matches(type: Exchange['type'], pattern: string, key: string): boolean {
  if (type === 'fanout') return true;
  return type === 'direct' ? pattern === key : matchesTopic(pattern.split('.'), key.split('.'));
}

/** `*` stands for one word, `#` for any number of them, none included. */
function matchesTopic(pattern: string[], words: string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return words.length === 0;
  if (first === '#') return matchesTopic(rest, words) || (words.length > 0 && matchesTopic(pattern, words.slice(1)));
  return words.length > 0 && (first === '*' || first === words[0]) && matchesTopic(rest, words.slice(1));
}
