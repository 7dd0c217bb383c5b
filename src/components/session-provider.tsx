// Gives every component the session, and draws anew when its phase changes.
import { type ReactNode, useSyncExternalStore } from 'react';
import type { SessionView } from '../session/controls.ts';
import { SessionContext } from './session-context.ts';

/** A session as the screen needs it; `view` gives the same object until something in it changes. */
export interface SessionSource {
  view: () => SessionView;
  subscribe: (changed: () => void) => () => void;
}

export function SessionProvider({ session, children }: { session: SessionSource; children: ReactNode }) {
  const view = useSyncExternalStore(session.subscribe, session.view);
  return <SessionContext value={view}>{children}</SessionContext>;
}
