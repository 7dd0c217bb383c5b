// The cross that takes something away: a note, a panel, a row. What it takes away is in its name.
import { CloseIcon } from './icons.tsx';

interface CloseButtonProps {
  label: string;
  title?: string;
  /** In a heading of its own it is as large as other buttons. */
  large?: boolean;
  className?: string;
  onClick: () => void;
}

export function CloseButton({ label, title, large = false, className = '', onClick }: CloseButtonProps) {
  const size = large ? '' : ' button--small';
  return (
    <button
      type="button"
      className={`button button--quiet button--icon${size} ${className}`.trim()}
      aria-label={label}
      title={title}
      onClick={onClick}
    >
      <CloseIcon />
    </button>
  );
}
