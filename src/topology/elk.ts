// The only file that knows the layout library (elkjs, 435 KB gzipped): it is fetched when a diagram first needs it.

import type { ElkNode } from 'elkjs/lib/elk-api.js';

export type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';

export async function runElk(graph: ElkNode): Promise<ElkNode> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  return new Elk().layout(graph);
}
