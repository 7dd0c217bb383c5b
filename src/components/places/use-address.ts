// The address follows what is opened, and what is opened follows the address: links typed or pasted, back and forward.
// What reads addresses is loaded when there is one to read.
import { useEffect, useRef } from 'react';
import { COMPARISONS } from '../../scenario/library/library.ts';
import type { SessionView } from '../../session/controls.ts';
import { placeStore } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';
import { fragmentOf, useKeptPlace } from './keep-place.ts';

export function useAddress(session: SessionView): void {
  const live = useRef(session);
  live.current = session;
  useKeptPlace(session);
  useEffect(() => {
    const arrived = ({ state }: PopStateEvent) => {
      // The bare address is the first comparison.
      const hash = fragmentOf(state, location.hash.length > 2 ? location.hash : `#/${COMPARISONS[0]?.id}`);
      return import('./arrive.ts').then(async ({ arriveAt }) => {
        const run = await arriveAt(hash);
        if (run) live.current.openRun(run);
      });
    };
    // A comparison chosen in the menu is a place of its own, to come back to; what is open beside a run names itself.
    const stop = runStore.subscribe(({ comparisonId }, before) => {
      if (comparisonId === before.comparisonId || before.comparisonId === '' || comparisonId === '') return;
      const { story, challenge, answer, stage, badLink } = placeStore.getState();
      if (story || challenge || answer || stage || badLink || isAt(comparisonId)) return;
      placeStore.setState({ arrived: null });
      history.pushState(null, '', `#/${comparisonId}`);
    });
    window.addEventListener('popstate', arrived);
    return () => {
      stop();
      window.removeEventListener('popstate', arrived);
    };
  }, []);
}

/** The address names it already: it was opened by its address. */
const isAt = (comparisonId: string): boolean => {
  const named = location.hash.replace(/^#?\/?/, '').split('?')[0];
  return named === comparisonId || (named === '' && comparisonId === COMPARISONS[0]?.id);
};
