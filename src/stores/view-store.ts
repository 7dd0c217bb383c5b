// How the person looks at it: which lanes, which tab, what is picked. Nothing of this changes the run.
import { createStore } from 'zustand/vanilla';
import type { LaneName } from '../scenario/run-spec.ts';

export type DockTab = 'waterfall' | 'charts' | 'load' | 'business';
export type Theme = 'light' | 'dark' | 'system';
export interface Selection {
  lane: LaneName;
  /** A component of the lane's scenario, or the id of a traffic source. */
  id: string;
  /** A queue of a broker, where one is picked. */
  queue?: string;
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
}));
