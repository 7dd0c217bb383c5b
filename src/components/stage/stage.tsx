// The stage: the lanes on the whole screen, what is said about them in large type below, and keys that clickers have. Notes
// are for the speaker: on this screen with a key, or in a window of their own where there are two screens.
import { useCallback, useEffect, useRef, useState } from 'react';
import { readLink } from '../../share/read-link.ts';
import { placeStore } from '../../stores/place-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { Lanes } from '../layout/lanes.tsx';
import { useSession } from '../session-context.ts';
import { WindowIcon } from '../share/icons.tsx';
import { runOf } from '../share/open-link.ts';
import { clockText, unbroken } from '../shared/format.ts';
import { CloseIcon, PauseIcon, PlayIcon } from '../shared/icons.tsx';
import { usePlace } from '../shared/use-place.ts';
import { useRun } from '../shared/use-run.ts';
import { NotesWindow, openNotes } from './notes-window.tsx';
import { useStageKeys } from './use-stage-keys.ts';
import './stage.css';

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

/** A browser may refuse the whole screen, and leaves it for a window that opens. */
const toggleWhole = (): void => {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  done.catch(() => undefined);
};

/** The speaker's window; where the browser opens none, notes are shown on this screen. */
function useNotes() {
  const [isShown, setShown] = useState(false);
  const [target, setTarget] = useState<Window | null>(null);
  const opened = useRef<Window | null>(null);
  const closed = useCallback(() => {
    opened.current = null;
    setTarget(null);
  }, []);
  const toggleWindow = () => {
    if (opened.current) return opened.current.close();
    opened.current = openNotes();
    setTarget(opened.current);
    setShown(opened.current === null);
  };
  useEffect(() => () => opened.current?.close(), []);
  return { isShown, target, closed, toggleWindow, toggle: () => setShown(!isShown) };
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
  const notes = useNotes();
  const [isBlank, setBlank] = useState(false);
  const slide = stage?.slides[stage.at];
  const problem = useSlideRun(slide?.link);
  const clock = useRun((state) => clockText(state.clockMs));
  const move = (by: number) => {
    setBlank(false);
    goTo(by);
  };
  useStageKeys(
    {
      next: () => move(1),
      back: () => move(-1),
      first: () => move(-Infinity),
      last: () => move(Infinity),
      play: session.toggle,
      notes: notes.toggle,
      window: notes.toggleWindow,
      blank: () => setBlank((blank) => !blank),
      whole: toggleWhole,
      leave,
    },
    notes.target,
  );
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
              onClick={() => move(-1)}
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
              onClick={() => move(1)}
            >
              Next
            </button>
            <button
              type="button"
              className="button"
              aria-pressed={notes.isShown}
              title="Notes on this screen (N)"
              onClick={notes.toggle}
            >
              Notes
            </button>
            <button
              type="button"
              className="button button--icon stage__window"
              aria-pressed={notes.target !== null}
              aria-label="Notes in a window of their own"
              title="Notes in a window of their own, for the speaker’s screen (Shift N)"
              onClick={notes.toggleWindow}
            >
              <WindowIcon />
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
      {notes.isShown && (
        <aside className="stage__notes" aria-label="Notes">
          {slide.notes || 'There are no notes for this scene.'}
        </aside>
      )}
      {notes.target && (
        <NotesWindow
          target={notes.target}
          slide={slide}
          next={stage.slides[stage.at + 1]}
          place={`${stage.at + 1} / ${stage.slides.length}`}
          onBack={() => move(-1)}
          onNext={() => move(1)}
          onClosed={notes.closed}
        />
      )}
      {isBlank && <div className="stage__blank" role="img" aria-label="The screen is dark (B)" />}
    </div>
  );
}
