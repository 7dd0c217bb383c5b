// How the person looks at it: which lanes, which tab, what is picked. Nothing of this changes the run.
import { createStore } from 'zustand/vanilla';
import type { LaneName } from '../scenario/run-spec.ts';
import { type Anchors, type CurveFamily, LESSON_ANCHORS, LESSON_SHOP, type Shop } from '../theory/business.ts';

export type DockTab = 'waterfall' | 'charts' | 'load' | 'business' | 'monitoring' | 'retries' | 'dead-letters';
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

/** The dead-letter queue on the desk; null for the first there is. */
export interface DeskView {
  lane: LaneName;
  queue: string;
}

export interface ViewState {
  lanes: LaneName | 'both';
  tab: DockTab;
  dockOpen: boolean;
  /** As the person dragged it; null for as high as the window suggests. */
  dockHeight: number | null;
  storyOpen: boolean;
  selection: Selection | null;
  theme: Theme;
  /** Followed order by number, or the newest that has something to show. */
  follow: number | 'newest';
  /** Whether stacks (the app servers) are drawn one by one. */
  opened: boolean;
  business: BusinessView;
  desk: DeskView | null;
}

export const viewStore = createStore<ViewState>()(() => ({
  lanes: 'both',
  tab: 'waterfall',
  dockOpen: true,
  dockHeight: null,
  storyOpen: true,
  selection: null,
  theme: 'system',
  follow: 'newest',
  opened: false,
  business: { family: 'exponential', anchors: LESSON_ANCHORS, lastGood: LESSON_ANCHORS, shop: LESSON_SHOP },
  desk: null,
}));
