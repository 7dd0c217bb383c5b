// A button and what it opens, in the browser's top layer: never clipped, closed by Esc or a click elsewhere.
import { type ReactNode, type RefObject, useId, useRef, useState } from 'react';
import './popup.css';

const MARGIN = 8;

/** Puts what is in the top layer below something, or above it where it does not fit or is wanted there. */
export function place(button: Element, popup: HTMLElement, align: 'start' | 'end', prefers = 'below'): void {
  const around = button.getBoundingClientRect();
  const { width, height } = popup.getBoundingClientRect();
  const wanted = align === 'start' ? around.left : around.right - width;
  popup.style.left = `${Math.max(MARGIN, Math.min(wanted, innerWidth - width - MARGIN))}px`;
  const below = innerHeight - around.bottom - MARGIN - 4;
  const above = around.top - MARGIN - 4;
  const isBelow = prefers === 'below' ? height <= below || below >= above : height > above && below > above;
  popup.style.maxHeight = `${isBelow ? below : above}px`;
  popup.style.top = isBelow ? `${around.bottom + 4}px` : 'auto';
  popup.style.bottom = isBelow ? 'auto' : `${innerHeight - around.top + 4}px`;
  popup.dataset['placed'] = '';
}

interface PopupProps {
  /** What opens; also the button's name where it is a mere icon. */
  label: string;
  iconOnly?: boolean;
  button: ReactNode;
  buttonClass?: string;
  align?: 'start' | 'end';
  role: 'menu' | 'dialog';
  onKeyDown?: (event: React.KeyboardEvent<HTMLDivElement>) => void;
  popupRef?: RefObject<HTMLDivElement | null>;
  onOpen?: (popup: HTMLDivElement) => void;
  children: ReactNode;
}

export function Popup({
  label,
  iconOnly = false,
  button,
  buttonClass = 'button',
  align = 'start',
  role,
  onKeyDown,
  popupRef,
  onOpen,
  children,
}: PopupProps) {
  const id = useId();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const ownRef = useRef<HTMLDivElement>(null);
  const ref = popupRef ?? ownRef;
  const [isOpen, setOpen] = useState(false);
  const toggled = (event: React.ToggleEvent<HTMLDivElement>) => {
    const popup = event.currentTarget;
    const opened = event.newState === 'open';
    setOpen(opened);
    if (!opened) delete popup.dataset['placed'];
    if (!opened || !buttonRef.current) return;
    place(buttonRef.current, popup, align);
    onOpen?.(popup);
  };
  const about = {
    id,
    role,
    popover: 'auto' as const,
    'aria-label': label,
    tabIndex: -1,
    onToggle: toggled,
    ...(onKeyDown ? { onKeyDown } : {}),
  };
  return (
    <>
      <button
        ref={buttonRef}
        type="button"
        className={buttonClass}
        {...(iconOnly ? { 'aria-label': label, title: label } : {})}
        aria-haspopup={role}
        aria-expanded={isOpen}
        popoverTarget={id}
      >
        {button}
      </button>
      <div ref={ref} className="popup" {...about}>
        {children}
      </div>
    </>
  );
}
