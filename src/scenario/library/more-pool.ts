// A pool that the lesson's diagram does not have, with the service that it calls: written into the lesson's own layers.

/** Mermaid text of the two nodes. */
export interface MorePool {
  worker: string;
  service: string;
}

export const IMAGES: MorePool = { worker: 'ImageWorker[🖼️ Image Worker]', service: 'ImageStore[(🖼️ Image Store)]' };
export const LOYALTY: MorePool = { worker: 'LoyaltyWorker[🎁 Loyalty Worker]', service: 'LoyaltyDB[(🎁 Loyalty DB)]' };

export function withPool(diagram: string, { worker, service }: MorePool): string {
  const id = idOf(worker);
  const edges = `\n    Queue -.Subscribe.-> ${id}\n    ${id} --> ${idOf(service)}\n    style ${id} fill:#e6f3ff\n`;
  return inLayer(inLayer(diagram, 'Worker Layer', worker), 'External Services', service) + edges;
}

const idOf = (node: string): string => node.slice(0, node.indexOf('['));

/** As the last node of a layer. */
function inLayer(diagram: string, title: string, node: string): string {
  const at = diagram.indexOf('\n    end', diagram.indexOf(`subgraph "${title}`));
  return `${diagram.slice(0, at)}\n        ${node}${diagram.slice(at)}`;
}
