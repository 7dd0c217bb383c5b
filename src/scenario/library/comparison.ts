// What a comparison is: a name for one scenario, or for two on the same orders.
import type { Command, Sets } from '../run-spec.ts';

export type Topic = 'checkout' | 'failures' | 'messages' | 'pages';

/** One scenario, or two on the same orders, as the menu of the page offers them. */
export interface Comparison {
  id: string;
  title: string;
  summary: string;
  lanes: { title: string; scenario: string; sets?: Sets; commands?: Command[] }[];
  /** What it is about, for menus. */
  topic: Topic;
  /** Follow the events of a few orders, or let the clock run at a constant factor. */
  pace: 'follow' | number;
}
