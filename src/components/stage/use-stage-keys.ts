// The keys of a talk, which are those of clickers. They come first; what the page has for the same keys waits until the
// curtain. They are heard in the notes' own window, too.
import { useEffect, useRef } from 'react';
import { watchFocus } from '../keyboard/focus-source.ts';

export type Act = 'next' | 'back' | 'first' | 'last' | 'play' | 'notes' | 'window' | 'blank' | 'whole' | 'leave';

const KEYS: Readonly<Record<string, Act>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'back',
  PageUp: 'back',
  Home: 'first',
  End: 'last',
  ' ': 'play',
  n: 'notes',
  N: 'window',
  b: 'blank',
  '.': 'blank',
  f: 'whole',
  Escape: 'leave',
};

export function useStageKeys(acts: Record<Act, () => void>, other: Window | null): void {
  const live = useRef(acts);
  live.current = acts;
  useEffect(() => {
    const heard = other ? [window, other] : [window];
    for (const one of heard) watchFocus(one);
    const pressed = (event: KeyboardEvent) => {
      const act = KEYS[event.key];
      const onButton = event.key === ' ' && (event.target as Element | null)?.closest?.('button') != null;
      const keepsSpace = onButton && !watchFocus(event.view ?? window)();
      if (!act || keepsSpace || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      live.current[act]();
    };
    for (const one of heard) one.addEventListener('keydown', pressed, { capture: true });
    return () => {
      for (const one of heard) one.removeEventListener('keydown', pressed, { capture: true });
    };
  }, [other]);
}
