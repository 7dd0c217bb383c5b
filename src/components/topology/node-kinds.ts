// What the layout must know of a scenario: what each node is, and what lies on a stack. Pure.
import type { Component, Scenario } from '../../scenario/scenario.ts';
import { builtinStacks } from '../../topology/builtin-kinds.ts';
import type { Graph } from '../../topology/graph.ts';
import type { NodeKind } from '../../topology/node-sizes.ts';
import type { Stack } from '../../topology/stack.ts';

function kindOf(component: Component): NodeKind {
  if (component.kind === 'rabbitmq') return { role: 'broker', queues: Object.keys(component.queues).length };
  if (component.kind === 'store' && component.keeps && component.keeps.as !== 'primary')
    return { role: component.keeps.as };
  return { role: component.kind };
}

/** By node, and by component for those that are drawn as a stack of their nodes. */
export function nodeKinds(scenario: Scenario): Record<string, NodeKind> {
  const kinds: Record<string, NodeKind> = {};
  for (const [id, component] of Object.entries(scenario.components)) {
    for (const node of component.nodes) kinds[node] ??= kindOf(component);
    if (component.nodes.length > 1) kinds[id] ??= kindOf(component);
  }
  return kinds;
}

/** Components of several nodes are one stack; so are the replicas of the lesson, where a diagram has them. */
export function stacksFor(scenario: Scenario, graph: Graph): Stack[] {
  const groups = new Map(graph.nodes.map((node) => [node.id, node.groupId]));
  const fits = ({ nodes }: Stack) =>
    nodes.every((node) => groups.has(node)) && new Set(nodes.map((node) => groups.get(node))).size === 1;
  const own = Object.entries(scenario.components)
    .filter(([, { nodes }]) => nodes.length > 1)
    .map(([id, { nodes, title }]): Stack => ({ id, title, nodes }));
  const taken = new Set(own.flatMap(({ nodes }) => nodes));
  const others = builtinStacks.filter(({ nodes }) => nodes.every((node) => !taken.has(node)));
  return [...own, ...others].filter(fits);
}

/** Nodes of one component: connected with one, connected with all. */
export const siblingsOf = (scenario: Scenario): string[][] =>
  Object.values(scenario.components)
    .map(({ nodes }) => nodes)
    .filter((nodes) => nodes.length > 1);
