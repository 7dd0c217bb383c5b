// Does the diagram carry the scenario? Every component has its nodes, and every step that goes from one component to
// another has an edge to go along; no message teleports. The graph comes with its implied edges.
import type { Issue } from '../protocol/issue.ts';
import type { Graph } from '../topology/graph.ts';
import type { ComponentId, Scenario, Step } from './scenario.ts';

/** Nodes that are one component: the siblings that share the drawn edges of one of them. */
export function siblingsOf(scenario: Scenario): string[][] {
  return Object.values(scenario.components)
    .map(({ nodes }) => nodes)
    .filter((nodes) => nodes.length > 1);
}

export function diagramIssues(scenario: Scenario, graph: Graph): Issue[] {
  return [...missingNodes(scenario, graph), ...missingHops(scenario, graph)];
}

function missingNodes(scenario: Scenario, graph: Graph): Issue[] {
  const known = new Set(graph.nodes.map(({ id }) => id));
  return Object.entries(scenario.components).flatMap(([id, { nodes }]) =>
    nodes.flatMap((node, index) =>
      known.has(node)
        ? []
        : [{ path: `components.${id}.nodes[${index}]`, problem: `names ${node}, which the diagram does not have` }],
    ),
  );
}

function missingHops(scenario: Scenario, graph: Graph): Issue[] {
  const issues: Issue[] = [];
  const need = (from: ComponentId, to: ComponentId, path: string) => {
    if (!connected(scenario, graph, from, to))
      issues.push({
        path,
        problem: `goes from ${titleOf(scenario, from)} to ${titleOf(scenario, to)}, but the diagram has no edge ${edgeText(scenario, from, to)}`,
      });
  };
  scenario.traffic.forEach(({ from, to, flow }, index) => {
    need(from, to, `traffic[${index}]`);
    needSteps(scenario.flows[flow] ?? [], to, `flows.${flow}`, need);
  });
  for (const [id, component] of Object.entries(scenario.components)) {
    if (component.kind !== 'workers') continue;
    const broker = brokerOf(scenario, component.queue);
    if (broker) need(broker, id, `${id}.queue`);
    needSteps(scenario.flows[component.flow] ?? [], id, `flows.${component.flow}`, need);
  }
  return issues;
}

function needSteps(
  steps: Step[],
  on: ComponentId,
  path: string,
  need: (from: string, to: string, path: string) => void,
): void {
  steps.forEach((step, index) => {
    const here = `${path}[${index}]`;
    if (step.do === 'call' || step.do === 'lookup' || step.do === 'publish') need(on, step.to, here);
    if (step.do === 'lookup') needSteps(step.miss, on, `${here}.miss`, need);
    if (step.do === 'decide') {
      needSteps(step.then, on, `${here}.then`, need);
      needSteps(step.otherwise, on, `${here}.otherwise`, need);
    }
    if (step.do === 'parallel')
      step.branches.forEach((branch, b) => {
        needSteps(branch, on, `${here}.branches[${b}]`, need);
      });
  });
}

function connected(scenario: Scenario, graph: Graph, from: ComponentId, to: ComponentId): boolean {
  const ends = scenario.components[to]?.nodes ?? [];
  const starts = scenario.components[from]?.nodes ?? [];
  return graph.edges.some((edge) => starts.includes(edge.from) && ends.includes(edge.to));
}

const titleOf = (scenario: Scenario, id: ComponentId): string => scenario.components[id]?.title ?? id;

const edgeText = (scenario: Scenario, from: ComponentId, to: ComponentId): string =>
  `${scenario.components[from]?.nodes[0] ?? from} --> ${scenario.components[to]?.nodes[0] ?? to}`;

function brokerOf(scenario: Scenario, queue: string): ComponentId | undefined {
  return Object.entries(scenario.components).find(
    ([, component]) => component.kind === 'rabbitmq' && Object.hasOwn(component.queues, queue),
  )?.[0];
}
