// What a frame should hold beyond the state, by what is looked at. Listing messages costs a walk through their queue, so it
// is done for one queue at a time and a few times a second, as series are.
import type { FrameWants, WaitingFrame } from '../protocol/frame.ts';
import { type ViewState, viewStore } from '../stores/view-store.ts';

const DECIDES = ['tab', 'follow', 'dockOpen', 'desk', 'selection'] as const;

/** Whether a view asks for something that the frame of the view before need not have. */
export const isAskedAnew = (view: ViewState, before: ViewState): boolean =>
  DECIDES.some((one) => view[one] !== before[one]);

/** `due` says whether what is asked for a few times a second is asked for now. */
export function wantsOf(lanes: number, newest: number | null, due: boolean): FrameWants {
  const { tab, follow, dockOpen } = viewStore.getState();
  return {
    follow: Array.from({ length: lanes }, () => (follow === 'newest' ? newest : follow)),
    series: due,
    histogram: dockOpen && due && tab === 'business',
    messagesOf: due ? messagesWanted() : null,
  };
}

/** The queue whose messages somebody looks at: the desk's, or the one that is picked. */
export function messagesWanted(): string | null {
  const { tab, dockOpen, desk, selection } = viewStore.getState();
  return (dockOpen && tab === 'dead-letters' ? desk?.queue : selection?.queue) ?? null;
}

/** What was listed is kept until it is listed again. */
export const stillWaiting = (waiting: WaitingFrame | null | undefined, queue: string | null): WaitingFrame | null =>
  waiting && waiting.queue === queue ? waiting : null;
