// How high the dock is: as much as the open tab needs, until a person drags it; then as they left it.
import { type DockTab, viewStore } from '../../stores/view-store.ts';

const KEY = 'queuescope.dock';
export const HEIGHT_MIN = 120;
/** Two customers, four queues and the axis, loosely and tightly set. */
const LOOSE_PX = 184;
const TIGHT_PX = 156;
const LOW_WINDOW_PX = 800;
/** Curves and tables need more to be read. */
const FIGURES_PX = 216;
/** What is read line by line wants more lines. */
const LINES_SHARE = 0.32;
const LINES_MAX = 340;
/** Lists and their details need more still. */
const DESKS: readonly DockTab[] = ['dead-letters', 'monitoring', 'retries'];
const DESK_PX = 260;
const SHARE = 0.2;
const SHARE_MAX = 0.6;
const DEFAULT_MAX = 260;

export const heightMax = () => Math.max(HEIGHT_MIN, Math.round(window.innerHeight * SHARE_MAX));

export function defaultHeight(tab: DockTab): number {
  const { innerHeight } = window;
  const isWaterfall = tab === 'waterfall';
  if (tab === 'log' || tab === 'sequence')
    return Math.round(Math.min(LINES_MAX, Math.max(LOOSE_PX, innerHeight * LINES_SHARE)) / 4) * 4;
  if (DESKS.includes(tab)) return innerHeight < LOW_WINDOW_PX ? FIGURES_PX : DESK_PX;
  if (innerHeight < LOW_WINDOW_PX) return isWaterfall ? TIGHT_PX : LOOSE_PX;
  const least = isWaterfall ? LOOSE_PX : FIGURES_PX;
  return Math.round(Math.min(DEFAULT_MAX, Math.max(least, innerHeight * SHARE)) / 4) * 4;
}

/** A browser that forbids storage forgets the height, and nothing else. */
export function rememberHeight(dockHeight: number): void {
  viewStore.setState({ dockHeight });
  try {
    localStorage.setItem(KEY, String(dockHeight));
  } catch {
    return;
  }
}

export function recallHeight(): void {
  try {
    const height = Number(localStorage.getItem(KEY));
    if (height >= HEIGHT_MIN) viewStore.setState({ dockHeight: height });
  } catch {
    return;
  }
}
