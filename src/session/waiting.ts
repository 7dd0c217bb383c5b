// Whose messages a frame should list: asking for them costs a walk through the queue, so it is done for one queue at a time.
import type { WaitingFrame } from '../protocol/frame.ts';
import { viewStore } from '../stores/view-store.ts';

/** The queue whose messages somebody looks at: the desk's, or the one that is picked. */
export function messagesWanted(): string | null {
  const { tab, dockOpen, desk, selection } = viewStore.getState();
  return (dockOpen && tab === 'dead-letters' ? desk?.queue : selection?.queue) ?? null;
}

/** They are asked for a few times a second, and kept in between. */
export const stillWaiting = (waiting: WaitingFrame | null | undefined, queue: string | null): WaitingFrame | null =>
  waiting && waiting.queue === queue ? waiting : null;
