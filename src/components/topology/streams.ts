// What an edge carries when there is too much of it to draw one by one: one stream, of what matters most there. Pure.
import type { PlacedToken } from './draw-tokens.ts';
import type { TokenLook } from './hop-motion.ts';
import type { HopRoute } from './hop-routes.ts';

export interface Stream {
  route: HopRoute;
  look: TokenLook;
  count: number;
}

/** Above this many in a lane, edges carry streams. */
export const TOKENS_MAX = 90;
/** Streams go on until there are clearly fewer, so that a rate around the limit does not flicker. */
export const STREAMS_UNTIL = 60;
/** From this share of an edge's traffic on, it is drawn as what goes wrong there. */
const TROUBLE = 0.2;

interface EdgeFlows {
  streams: Map<TokenLook, Stream>;
  total: number;
}

function flowsByEdge(tokens: readonly PlacedToken[]): Map<string, EdgeFlows> {
  const edges = new Map<string, EdgeFlows>();
  for (const { route, look } of tokens) {
    const flows = edges.get(route.edgeId) ?? { streams: new Map<TokenLook, Stream>(), total: 0 };
    edges.set(route.edgeId, flows);
    const stream = flows.streams.get(look);
    if (stream) stream.count += 1;
    else flows.streams.set(look, { route, look, count: 1 });
    flows.total += 1;
  }
  return edges;
}

/** Trouble that is a fair part of the traffic; else the questions, and answers only where nothing is asked. */
function mainOf({ streams, total }: EdgeFlows): Stream | undefined {
  const largest = (...looks: TokenLook[]) =>
    looks
      .flatMap((look) => streams.get(look) ?? [])
      .reduce<Stream | undefined>((best, next) => (best && best.count >= next.count ? best : next), undefined);
  const trouble = largest('failure', 'retry');
  if (trouble && trouble.count >= total * TROUBLE) return trouble;
  return largest('trip', 'work') ?? trouble ?? streams.get('back');
}

export const streamsOf = (tokens: readonly PlacedToken[]): Stream[] =>
  [...flowsByEdge(tokens).values()].flatMap((flows) => mainOf(flows) ?? []);
