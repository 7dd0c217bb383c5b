// The messages that are drawn on their way at this moment, by lane, for whoever takes a picture of it. Written by the layer
// that draws them, sixty times a second, and therefore no store.
import type { LaneName } from '../../scenario/run-spec.ts';
import type { Token } from './hop-motion.ts';

export const shownTokens: Record<LaneName, readonly Token[]> = { a: [], b: [] };
