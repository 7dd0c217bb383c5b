// A panel from below, over the lanes: what the wide screen shows beside them. The run goes on behind it.
import { type ReactNode, useEffect, useRef } from 'react';
import { CloseButton } from '../shared/close-button.tsx';

interface SheetProps {
  title: string;
  /** A head of its own, with its own way to close. */
  head?: ReactNode;
  tall?: boolean;
  onClose: () => void;
  children: ReactNode;
}

export function Sheet({ title, head, tall = false, onClose, children }: SheetProps) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <section ref={ref} className={tall ? 'sheet sheet--tall' : 'sheet'} aria-label={title} tabIndex={-1}>
      {head ?? (
        <header className="sheet__head">
          <h2 className="sheet__title">{title}</h2>
          <CloseButton large label={`Close ${title}`} onClick={onClose} />
        </header>
      )}
      <div className="sheet__body">{children}</div>
    </section>
  );
}
