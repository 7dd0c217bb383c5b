// What a frame should hold beyond the state, by what is looked at. Messages cost a walk through their queue, so they are
// listed for one queue at a time; series and histograms come a few times a second.
import type { FrameWants, WaitingFrame } from '../protocol/frame.ts';
import { viewStore } from '../stores/view-store.ts';

/** The queue whose messages somebody looks at: the desk's, or the one that is picked. */
export function messagesWanted(): string | null {
  const { tab, dockOpen, desk, selection } = viewStore.getState();
  return (dockOpen && tab === 'dead-letters' ? desk?.queue : selection?.queue) ?? null;
}

/** They are asked for a few times a second, and kept in between. */
export const stillWaiting = (waiting: WaitingFrame | null | undefined, queue: string | null): WaitingFrame | null =>
  waiting && waiting.queue === queue ? waiting : null;

/** `newest` is the order that is followed while nobody has picked one; `due`: it is time for what comes now and then. */
export function wantsOf(lanes: number, newest: number | null, due: boolean): FrameWants {
  const { tab, dockOpen, follow } = viewStore.getState();
  const orderId = follow === 'newest' ? newest : follow;
  return {
    follow: new Array<number | null>(lanes).fill(orderId),
    series: due,
    histogram: dockOpen && due && tab === 'business',
    messagesOf: due ? messagesWanted() : null,
  };
}
