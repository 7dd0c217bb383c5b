// The speaker's own window: what only the speaker reads, what comes next, and how long it has been. It belongs to the page
// that is on the big screen and shows what that page has, so that nothing needs to be told across, online or not.
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Slide } from '../../stores/place-store.ts';
import { clockText } from '../shared/format.ts';
import { useRun } from '../shared/use-run.ts';

const SIZE = 'popup,width=560,height=640';

/** Empty, but with the look of the page; null where the browser opens none. */
export function openNotes(): Window | null {
  const opened = window.open('', 'queuescope-notes', SIZE);
  if (!opened) return null;
  const { head, documentElement } = opened.document;
  head.replaceChildren();
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style')) {
    const copy = sheet.cloneNode(true) as HTMLElement;
    // An address that is relative to this page means nothing in an empty one.
    if (sheet instanceof HTMLLinkElement) copy.setAttribute('href', sheet.href);
    head.append(opened.document.adoptNode(copy));
  }
  documentElement.lang = 'en';
  documentElement.dataset['theme'] = document.documentElement.dataset['theme'] ?? 'light';
  opened.document.title = 'Notes – Queuescope';
  return opened;
}

const SECOND_MS = 1_000;
const twoDigits = (value: number) => String(value).padStart(2, '0');

/** Real time since the talk began: the one clock here that is not the run's. */
function Elapsed() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const startedAtMs = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - startedAtMs) / SECOND_MS)), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="figures">
      {Math.floor(seconds / 60)}:{twoDigits(seconds % 60)} since these notes were opened
    </span>
  );
}

interface NotesProps {
  target: Window;
  slide: Slide;
  next: Slide | undefined;
  place: string;
  onBack: () => void;
  onNext: () => void;
  onClosed: () => void;
}

export function NotesWindow({ target, slide, next, place, onBack, onNext, onClosed }: NotesProps) {
  const clock = useRun((state) => clockText(state.clockMs));
  useEffect(() => {
    target.addEventListener('pagehide', onClosed);
    // A page that goes takes its window along.
    const close = () => target.close();
    window.addEventListener('pagehide', close);
    return () => {
      target.removeEventListener('pagehide', onClosed);
      window.removeEventListener('pagehide', close);
    };
  }, [target, onClosed]);
  return createPortal(
    <main className="speaker">
      <header className="speaker__head">
        <p className="speaker__place figures">
          {place} · {clock}
        </p>
        <Elapsed />
      </header>
      <h1 className="stage__title">{slide.title}</h1>
      <p className="speaker__notes">{slide.notes || 'There are no notes for this scene.'}</p>
      <p className="speaker__next">{next ? `Next: ${next.title}` : 'This is the last scene.'}</p>
      <div className="stage__buttons">
        <button type="button" className="button" onClick={onBack}>
          Back
        </button>
        <button type="button" className="button button--ink" onClick={onNext}>
          Next
        </button>
      </div>
    </main>,
    target.document.body,
  );
}
