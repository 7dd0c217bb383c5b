// A newer version is there: it is the person who says when.
import { useState } from 'react';
import { useStore } from 'zustand';
import { updateStore } from '../../stores/update-store.ts';
import { CloseButton } from '../shared/close-button.tsx';
import './update-note.css';

export default function UpdateNote() {
  const takeOver = useStore(updateStore, (state) => state.takeOver);
  const [isLater, setLater] = useState(false);
  if (!takeOver || isLater) return null;
  return (
    <aside className="update" aria-label="A new version">
      <p role="status">There is a new version of this page.</p>
      <button type="button" className="button button--small" onClick={takeOver}>
        Reload
      </button>
      <CloseButton label="Later" title="Later: it comes with the next visit" onClick={() => setLater(true)} />
    </aside>
  );
}
