// Says what was just changed and offers to take it back. Goes away by itself, but not while someone is at it.
import { useEffect, useState } from 'react';
import { useSession } from '../session-context.ts';
import { CloseButton } from '../shared/close-button.tsx';
import { useRun } from '../shared/use-run.ts';
import './change-note.css';

const SHOWN_MS = 8_000;

/** Serial of the note that has gone, whether by time or by hand. */
function useGone(serial: number | undefined, isBusy: boolean): [gone: boolean, go: () => void] {
  const [goneSerial, setGone] = useState<number | undefined>(serial);
  useEffect(() => {
    if (serial === undefined || isBusy) return;
    const timer = setTimeout(() => setGone(serial), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [serial, isBusy]);
  return [serial === undefined || goneSerial === serial, () => setGone(serial)];
}

export function ChangeNote() {
  const session = useSession();
  const change = useRun((state) => state.lastChange);
  const canUndo = useRun((state) => state.canUndo);
  const [isHovered, setHovered] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const [gone, go] = useGone(change?.serial, isHovered || isFocused);
  const act = (action: () => void) => () => {
    action();
    go();
  };
  return (
    <output className="note-place">
      {change && !gone && (
        // biome-ignore lint/a11y/noStaticElementInteractions: hovering and focus only keep the note from leaving.
        <div
          className="note"
          onPointerEnter={() => setHovered(true)}
          onPointerLeave={() => setHovered(false)}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        >
          <span className="note__text">{change.text}</span>
          {canUndo && (
            <button type="button" className="button button--small" onClick={act(session.undo)}>
              Undo
            </button>
          )}
          {!change.fromStart && (
            <button
              type="button"
              className="button button--small"
              title="Make it an initial value and start over"
              onClick={act(session.changeFromStart)}
            >
              From the start
            </button>
          )}
          <CloseButton className="note__dismiss" label="Dismiss" onClick={go} />
        </div>
      )}
    </output>
  );
}
