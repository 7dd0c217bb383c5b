// An arrangement for a graph that has nodes which it does not mention: each goes below its neighbours in its group, or, if it
// has none, into a row of its own below everything. What is mentioned keeps its place.

import type { Graph, GraphNode } from '../graph.ts';
import type { Arrangement, Chain } from './arrangement.ts';

const BELOW_ALL = 56;

export function mentioned(arrangement: Arrangement): Set<string> {
  const chains: readonly Chain[] = [
    ...arrangement.across,
    ...arrangement.down,
    ...arrangement.sameX,
    ...arrangement.sameY,
  ];
  return new Set(chains.flat().filter((link): link is string => typeof link === 'string'));
}

export function complete(arrangement: Arrangement, graph: Graph): Arrangement {
  const known = mentioned(arrangement);
  const mateOf = new Map<string, string>();
  let completed = arrangement;
  const loose: GraphNode[] = [];
  for (const node of graph.nodes) {
    if (known.has(node.id)) continue;
    const mates = graph.nodes.filter((other) => other.groupId === node.groupId && known.has(other.id));
    const mate = node.groupId === null ? undefined : mates.at(-1);
    if (mate === undefined) {
      loose.push(node);
      continue;
    }
    completed = below(completed, mate.id, node.id);
    known.add(node.id);
    mateOf.set(node.id, mate.id);
  }
  completed = { ...completed, sameY: [...completed.sameY, ...inLine(arrangement, graph, mateOf)] };
  return loose.length === 0 ? completed : inOwnRow(completed, loose, graph);
}

/** Two that were put below two in line stand in line as well, if one leads to the other. */
function inLine({ sameY }: Arrangement, graph: Graph, mateOf: Map<string, string>): string[][] {
  return graph.edges.flatMap(({ from, to }) => {
    const [one, other] = [mateOf.get(from), mateOf.get(to)];
    const isInLine = one && other && sameY.some((row) => row.includes(one) && row.includes(other));
    return isInLine ? [[from, to]] : [];
  });
}

/** Puts a node right below its mate; what was below the mate moves down. */
function below(arrangement: Arrangement, mate: string, id: string): Arrangement {
  const chains = arrangement.down.map((chain) => {
    const at = chain.indexOf(mate);
    return at < 0 ? chain : [...chain.slice(0, at + 1), id, ...chain.slice(at + 1)];
  });
  const column = arrangement.sameX.find((set) => set.includes(mate)) ?? [mate];
  return {
    ...arrangement,
    down: [...chains, [mate, id]],
    sameX: [...arrangement.sameX.filter((set) => set !== column), [...column, id]],
  };
}

function inOwnRow(arrangement: Arrangement, loose: GraphNode[], graph: Graph): Arrangement {
  const isLoose = new Set(loose.map((node) => node.id));
  const others = graph.nodes.filter((node) => !isLoose.has(node.id));
  // Nodes of one group stand together.
  const groups = [...new Set(loose.map((node) => node.groupId))];
  const row = groups.flatMap((groupId) => loose.filter((node) => node.groupId === groupId)).map((node) => node.id);
  return {
    ...arrangement,
    across: [...arrangement.across, row],
    down: [...arrangement.down, ...others.flatMap((node) => row.map((id) => [node.id, BELOW_ALL, id]))],
    sameY: [...arrangement.sameY, row],
  };
}
