// Whatever is about to be shared or exported is the second at which the person asked for it: the run stands meanwhile.
import { useEffect } from 'react';
import { useSession } from '../session-context.ts';

export function usePaused(): void {
  const session = useSession();
  useEffect(() => {
    if (session.phase === 'running') session.pause();
  }, [session]);
}
