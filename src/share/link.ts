// What a link says: a run, the moment at which it is looked at, and how. Everything that defines what is seen, and no more.
import type { LaneName, RunSpec } from '../scenario/run-spec.ts';

/** How it is looked at; what is left out is as the page has it. */
export interface LinkView {
  lanes?: LaneName;
  /** A component or a source of orders, and a queue of it where one is picked. */
  selection?: { lane: LaneName; id: string; queue?: string };
  tab?: string;
  dock?: boolean;
  follow?: number;
  opened?: boolean;
  pace?: 'follow' | 'max' | number;
}

/** What made the link, and what it saw: a digest for each lane, to compare with. */
export interface Seen {
  engine: string;
  digests: string[];
}

export interface Link {
  spec: RunSpec;
  /** The built-in comparison that the run is a variation of; empty where it is none. */
  comparisonId: string;
  /** The link opens paused at this instant; null plays from the start. */
  atMs: number | null;
  /** Within that instant, after so many steps of the run; left out where the instant is over. */
  step?: number;
  view: LinkView;
  caption: string;
  /** The compact player, for other people's pages. */
  embed: boolean;
  seen: Seen | null;
}

/** A link that says nothing but its run, played from the start as the page has it. */
export const BLANK_LINK: Omit<Link, 'spec'> = {
  comparisonId: '',
  atMs: null,
  view: {},
  caption: '',
  embed: false,
  seen: null,
};

/** What runs the links of today. It is raised with the package; the digest says whether that mattered. */
export const ENGINE = '0.1.0';

/** Longer ones are cut by chats and mail anyway. */
export const LINK_CHARS_MAX = 60_000;
export const PARAMETERS_MAX = 2_100;
export const CAPTION_CHARS_MAX = 600;
export const INFLATED_BYTES_MAX = 400_000;
/** Digits of each lane's digest that travel: enough to tell two runs apart. */
export const DIGEST_CHARS = 8;
