// How the person looks at it: which lanes, which tab, what is picked. Nothing of this changes the run.
import { createStore } from 'zustand/vanilla';
import type { LaneName } from '../scenario/run-spec.ts';
import { type Anchors, type CurveFamily, LESSON_ANCHORS, LESSON_SHOP, type Shop } from '../theory/business.ts';

export type DockTab =
  | 'waterfall'
  | 'sequence'
  | 'log'
  | 'charts'
  | 'load'
  | 'business'
  | 'monitoring'
  | 'retries'
  | 'dead-letters';
export type Theme = 'light' | 'dark' | 'system';
export interface Selection {
  lane: LaneName;
  /** A component of the lane's scenario, or the id of a traffic source. */
  id: string;
  /** A queue of a broker, where one is picked. */
  queue?: string;
}

/** What the person assumes of customers who wait, and of the shop. */
export interface BusinessView {
  family: CurveFamily;
  /** As typed; NaN where that is no number. */
  anchors: Anchors;
  /** The last ones that a curve goes through. */
  lastGood: Anchors;
  shop: Shop;
}

/** Which facts are listed in the log, and stepped through: those of the followed order until somebody says otherwise. */
export interface Thread {
  order: 'followed' | number | null;
  queue: string | null;
  component: string | null;
  /** Of the component, where that is a pool. */
  worker: number | null;
  kind: string | null;
  text: string;
}

/** What was asked about, and is being explained. */
export type Asked =
  /** `isNow`: whatever happened last where the run stands, also when it is taken elsewhere. */
  | { about: 'fact'; lane: LaneName; id: number; isNow?: boolean }
  /** What customers waited: the orders nearest to a figure, answered within an interval. */
  | { about: 'answered'; lane: LaneName; name: string; ms: number; fromMs: number; untilMs: number | null }
  /** How busy a component is. */
  | { about: 'held'; lane: LaneName; id: string }
  /** How many messages are ready in a queue: now, or at an instant. */
  | { about: 'ready'; lane: LaneName; queue: string; atMs: number | null };

/** The dead-letter queue on the desk; null for the first there is. */
export interface DeskView {
  lane: LaneName;
  queue: string;
}

export interface ViewState {
  lanes: LaneName | 'both';
  /** Which lanes the controls of the strip change, where both have what they are about. */
  target: LaneName | 'both';
  tab: DockTab;
  dockOpen: boolean;
  /** As the person dragged it; null for as high as the window suggests. */
  dockHeight: number | null;
  storyOpen: boolean;
  selection: Selection | null;
  theme: Theme;
  /** Followed order by number, or the newest that has something to show. */
  follow: number | 'newest';
  thread: Thread;
  asked: Asked | null;
  /** Whether stacks (the app servers) are drawn one by one. */
  opened: boolean;
  business: BusinessView;
  desk: DeskView | null;
}

export const viewStore = createStore<ViewState>()(() => ({
  lanes: 'both',
  target: 'both',
  tab: 'waterfall',
  dockOpen: true,
  dockHeight: null,
  storyOpen: true,
  selection: null,
  theme: 'system',
  follow: 'newest',
  thread: { order: 'followed', queue: null, component: null, worker: null, kind: null, text: '' },
  asked: null,
  opened: false,
  business: { family: 'exponential', anchors: LESSON_ANCHORS, lastGood: LESSON_ANCHORS, shop: LESSON_SHOP },
  desk: null,
}));

// Whoever picks a component wants to see it: it takes the place of what was explained.
viewStore.subscribe(({ selection, asked }, before) => {
  if (selection !== null && selection !== before.selection && asked !== null) viewStore.setState({ asked: null });
});
