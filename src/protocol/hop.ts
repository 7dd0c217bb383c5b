// A movement between two components, for drawing.

/** What moved between two components, for drawing. */
export type HopKind =
  | 'request'
  | 'call'
  | 'return'
  | 'failure'
  | 'publish'
  | 'deliver'
  | 'redeliver'
  | 'reply'
  | 'refusal'
  /** A message on its way to the dead letters, and one that is published again. */
  | 'death'
  | 'retry'
  /** A change on its way from the primary to a replica. */
  | 'replicate';
export interface Hop {
  kind: HopKind;
  atMs: number;
  orderId: number;
  from: string;
  to: string;
  /** Which replica of a server sent or receives it; -1 where that has no meaning. */
  replica: number;
  /** Which queue, for publish and deliver. */
  queue: string | null;
}
export const HOPS_MAX = 400;
