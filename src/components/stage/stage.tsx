// The stage: the lanes on the whole screen, what is said about them in large type below, and keys that clickers have.
import { useEffect, useRef, useState } from 'react';
import { readLink } from '../../share/read-link.ts';
import { placeStore } from '../../stores/place-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { Lanes } from '../layout/lanes.tsx';
import { useSession } from '../session-context.ts';
import { runOf } from '../share/open-link.ts';
import { clockText, unbroken } from '../shared/format.ts';
import { CloseIcon, PauseIcon, PlayIcon } from '../shared/icons.tsx';
import { usePlace } from '../shared/use-place.ts';
import { useRun } from '../shared/use-run.ts';
import './stage.css';

type Act = 'next' | 'back' | 'first' | 'play' | 'notes' | 'leave';
const KEYS: Readonly<Record<string, Act>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'back',
  PageUp: 'back',
  Home: 'first',
  ' ': 'play',
  n: 'notes',
  N: 'notes',
  Escape: 'leave',
};

function leave(): void {
  // A story goes on where the stage has left it.
  placeStore.setState(({ stage, story }) => ({
    stage: null,
    story: story && stage ? { ...story, scene: stage.at } : null,
  }));
  if (document.fullscreenElement) void document.exitFullscreen();
}

function goTo(by: number): void {
  const { stage } = placeStore.getState();
  if (!stage) return;
  const at = Math.min(Math.max(stage.at + by, 0), stage.slides.length - 1);
  if (at !== stage.at) placeStore.setState({ stage: { ...stage, at } });
}

/** Keys of the stage come first; what the page has for the same keys waits until the curtain. */
function useStageKeys(acts: Record<Act, () => void>): void {
  const live = useRef(acts);
  live.current = acts;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const act = KEYS[event.key];
      const onButton = event.key === ' ' && event.target instanceof Element && event.target.closest('button') !== null;
      if (!act || onButton || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      live.current[act]();
    };
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  }, []);
}

/** Opens the run of a scene at its moment; a scene that cannot be read says so in its place. */
function useSlideRun(link: string | undefined): string | null {
  const session = useSession();
  const live = useRef(session);
  live.current = session;
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    setProblem(null);
    if (!link) return;
    let isWanted = true;
    readLink(link).then(
      (read) => {
        if (!isWanted) return;
        if (!read.ok) return setProblem(`This scene does not open: ${read.issues[0]?.path} ${read.issues[0]?.problem}`);
        live.current.openRun(runOf(read.link));
        viewStore.setState({ selection: null });
      },
      setProblem.bind(null, 'This scene does not open.'),
    );
    return () => {
      isWanted = false;
    };
  }, [link]);
  return problem;
}

export default function Stage() {
  const session = useSession();
  const stage = usePlace((state) => state.stage);
  const [hasNotes, setNotes] = useState(false);
  const slide = stage?.slides[stage.at];
  const problem = useSlideRun(slide?.link);
  const clock = useRun((state) => clockText(state.clockMs));
  useStageKeys({
    next: () => goTo(1),
    back: () => goTo(-1),
    first: () => goTo(-Infinity),
    play: session.toggle,
    notes: () => setNotes((shown) => !shown),
    leave,
  });
  if (!stage || !slide) return null;
  const isRunning = session.phase === 'running';
  return (
    <div className="screen stage">
      <main className="stage__lanes">
        <Lanes />
      </main>
      <section className="stage__foot" aria-label="Scene">
        <div className="stage__said" aria-live="polite">
          <h1 className="stage__title">{unbroken(slide.title)}</h1>
          {(problem ?? slide.text) !== '' && <p className="stage__text">{problem ?? unbroken(slide.text)}</p>}
        </div>
        <div className="stage__tools">
          <p className="stage__clock figures">{clock}</p>
          <div className="stage__buttons">
            <button
              type="button"
              className="button button--icon"
              aria-label={isRunning ? 'Pause' : 'Play'}
              title="Space"
              onClick={session.toggle}
            >
              {isRunning ? <PauseIcon /> : <PlayIcon />}
            </button>
            <button
              type="button"
              className="button"
              disabled={stage.at === 0}
              title="← or PageUp"
              onClick={() => goTo(-1)}
            >
              Back
            </button>
            <span className="stage__count figures">
              {stage.at + 1} / {stage.slides.length}
            </span>
            <button
              type="button"
              className="button"
              disabled={stage.at === stage.slides.length - 1}
              title="→ or PageDown"
              onClick={() => goTo(1)}
            >
              Next
            </button>
            <button
              type="button"
              className="button"
              aria-pressed={hasNotes}
              title="N"
              onClick={() => setNotes(!hasNotes)}
            >
              Notes
            </button>
            <button
              type="button"
              className="button button--icon"
              aria-label="Leave the stage"
              title="Leave the stage (Esc)"
              onClick={leave}
            >
              <CloseIcon />
            </button>
          </div>
        </div>
      </section>
      {hasNotes && (
        <aside className="stage__notes" aria-label="Notes">
          {slide.notes || 'There are no notes for this scene.'}
        </aside>
      )}
    </div>
  );
}
