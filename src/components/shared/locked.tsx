// A control that is locked while a task is worked on: it shows its value, a lock, and why.
import type { ReactNode } from 'react';
import { whyLocked } from '../../session/task-rules.ts';
import { LockIcon } from './icons.tsx';
import { usePlace } from './use-place.ts';
import './locked.css';

/** As a clause: "is locked by whoever posed this"; null where it may be turned. */
export const useLock = (path: string): string | null => usePlace((state) => whyLocked(state, path));

interface LockedProps {
  /** Of the knob, or what the lock is on. */
  path: string;
  name: string;
  children: ReactNode;
}

export function Locked({ path, name, children }: LockedProps) {
  const why = useLock(path);
  const reason = why === null ? undefined : `${name} ${why}.`;
  return (
    <fieldset className="locked" disabled={why !== null} title={reason}>
      {children}
      {reason !== undefined && (
        <span className="locked__mark">
          <LockIcon size={12} />
          <span className="only-heard">{reason}</span>
        </span>
      )}
    </fieldset>
  );
}
