// Lets the open panel put its controls into the dock's one line of height, beside the tabs.
import { createContext, type ReactNode, useContext } from 'react';
import { createPortal } from 'react-dom';

export const ActionsSlot = createContext<HTMLElement | null>(null);

export function DockActions({ children }: { children: ReactNode }) {
  const slot = useContext(ActionsSlot);
  return slot && createPortal(children, slot);
}

/** Whether figures are drawn or listed: the same button for every chart. */
export function TableToggle({ isTable, onChange }: { isTable: boolean; onChange: (isTable: boolean) => void }) {
  return (
    <button
      type="button"
      className="button button--quiet button--small"
      aria-pressed={isTable}
      onClick={() => onChange(!isTable)}
    >
      Table
    </button>
  );
}
