// Whether a media query holds, for the few places where the structure differs and not only the style.
import { useSyncExternalStore } from 'react';

export const NARROW = '(max-width: 959px)';
/** Too narrow for story and inspector beside the lanes. */
export const CRAMPED = '(max-width: 1599px)';
export const MIDDLE = '(max-width: 1199px)';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}
