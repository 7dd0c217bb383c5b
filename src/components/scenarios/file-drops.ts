// A file dropped anywhere on the page is opened; without this the browser would leave the page for it.
import { useEffect, useRef } from 'react';
import type { SessionView } from '../../session/controls.ts';

const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

export function useFileDrops(session: SessionView): void {
  const live = useRef(session);
  live.current = session;
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (holdsFile(event)) event.preventDefault();
    };
    const dropped = (event: DragEvent) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      void import('./take-file.ts').then(({ openFile }) => openFile(live.current, file));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', dropped);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', dropped);
    };
  }, []);
}
