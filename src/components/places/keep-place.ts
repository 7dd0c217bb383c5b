// What a person has done to a run stays with its entry in the browser's history, written as a link: a reload, or going
// back to it, comes to the same run at the same moment. Nothing is written before something was changed.
import { useEffect } from 'react';
import type { SessionView } from '../../session/controls.ts';
import { placeStore } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';

/** The fragment to open: what was done here before, or what the address says. `state` is the entry's. */
export function fragmentOf(state: unknown, hash: string): string {
  const kept = typeof state === 'object' && state !== null && 'run' in state ? state.run : null;
  return typeof kept === 'string' ? kept : hash;
}

/** Stories, challenges and scenes say themselves where they are. */
function isElsewhere(): boolean {
  const { story, challenge, answer, stage, badLink, embed } = placeStore.getState();
  return embed || [story, challenge, answer, stage, badLink].some((place) => place !== null);
}

async function keep(): Promise<void> {
  if (!runStore.getState().canUndo || isElsewhere()) return;
  const [{ linkNow }, { writeLink }] = await Promise.all([
    import('../share/open-link.ts'),
    import('../../share/write-link.ts'),
  ]);
  const { spec } = runStore.getState();
  const link = linkNow(true, '');
  if (!link) return;
  const run = await writeLink({ ...link, seen: null });
  if (runStore.getState().spec === spec && !isElsewhere()) history.replaceState({ run }, '');
}

export function useKeptPlace({ phase }: Pick<SessionView, 'phase'>): void {
  useEffect(() => {
    if (phase === 'paused' || phase === 'finished') keep().catch(() => undefined);
  }, [phase]);
  useEffect(
    () =>
      runStore.subscribe(({ lastChange }, before) => {
        if (lastChange !== before.lastChange) keep().catch(() => undefined);
      }),
    [],
  );
}
