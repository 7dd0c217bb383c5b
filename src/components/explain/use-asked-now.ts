// An answer about what happened last stays one: when the run is taken to another instant, the question is asked there.
import { useEffect } from 'react';
import { type Asked, viewStore } from '../../stores/view-store.ts';
import { useSession } from '../session-context.ts';
import { useRun } from '../shared/use-run.ts';
import { askedNow } from './stepping.ts';

/** While the run plays the answer stays as it was: nobody could read it otherwise. */
export function useAskedNow(asked: Asked): void {
  const session = useSession();
  const isStill = session.phase === 'paused' || session.phase === 'finished';
  const place = useRun(({ frame, cursor }) => `${frame?.epoch} ${frame?.steps} ${cursor?.lane} ${cursor?.fact}`);
  const isNow = asked.about === 'fact' && asked.isNow === true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again where the run has come to stand, whatever else is new
  useEffect(() => {
    if (!isNow || !isStill) return;
    let dropped = false;
    const before = viewStore.getState().asked;
    askedNow(session).then(
      (now) => !dropped && viewStore.getState().asked === before && viewStore.setState({ asked: now }),
      () => undefined,
    );
    return () => {
      dropped = true;
    };
  }, [isNow, isStill, place]);
}

/** From now on the answer is about the very thing that was asked: its causes are being walked through. */
export const keepAsked = (): void =>
  viewStore.setState(({ asked }) => (asked?.about === 'fact' ? { asked: { ...asked, isNow: false } } : {}));
