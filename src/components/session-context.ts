// The one way by which a component reaches the session.
import { createContext, useContext } from 'react';
import type { SessionView } from '../session/controls.ts';

export const SessionContext = createContext<SessionView | null>(null);

export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (!session) throw new Error('queuescope: useSession outside of its provider');
  return session;
}
