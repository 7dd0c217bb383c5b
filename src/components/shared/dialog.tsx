// A modal dialog on the browser's own: focus stays inside, Esc closes, focus returns to where it was.
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { CloseButton } from './close-button.tsx';
import './dialog.css';

interface DialogProps {
  title: string;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
}

export function Dialog({ title, onClose, wide = false, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closed before it leaves the page: only a dialog that is still there gives the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog?.open) dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={ref} className={wide ? 'dialog dialog--wide' : 'dialog'} aria-labelledby={id} onCancel={onClose}>
      <header className="dialog__head">
        <h2 id={id} className="dialog__title">
          {title}
        </h2>
        <CloseButton large label="Close" onClick={onClose} />
      </header>
      <div className="dialog__body">{children}</div>
    </dialog>
  );
}
