// Start over, play, step on and back, and how fast; the whole run as a line, and the simulated time.
import { lazy, Suspense } from 'react';
import { useSession } from '../session-context.ts';
import { clockText } from '../shared/format.ts';
import { NextEventIcon, PauseIcon, PlayIcon, RestartIcon } from '../shared/icons.tsx';
import { useRun } from '../shared/use-run.ts';
import { PaceMenu } from './pace-menu.tsx';
import { SpeedNote } from './speed-note.tsx';
import './transport.css';

// It draws more than the first picture of a run needs.
const Timeline = lazy(() => import('./timeline.tsx'));

function Clock() {
  const text = useRun((state) => clockText(state.clockMs));
  return (
    <p className="transport__clock">
      <span className="only-heard">Simulated time </span>
      {text}
    </p>
  );
}

/** One event; under traffic, where the next event is seldom of interest, one step of the followed order. */
function StepButton({ way, disabled }: { way: 1 | -1; disabled: boolean }) {
  const session = useSession();
  const isStream = useRun(({ frame }) => frame?.lanes.some(({ orders }) => orders.placed > 1) === true);
  const name = `${way === 1 ? 'Next' : 'Previous'} ${isStream ? 'step of the order' : 'event'}`;
  const key = `${isStream ? 'Shift ' : ''}${way === 1 ? '→' : '←'}`;
  const step = () => {
    if (isStream) void import('../explain/stepping.ts').then(({ stepThread }) => stepThread(session, way));
    else if (way === 1) session.nextEvent();
    else session.previousEvent();
  };
  return (
    <button
      type="button"
      className={`button button--quiet button--icon${way === 1 ? '' : ' transport__back'}`}
      aria-label={name}
      title={`${name} (${key})`}
      disabled={disabled}
      onClick={step}
    >
      <NextEventIcon />
    </button>
  );
}

export function Transport() {
  const session = useSession();
  const isRunning = session.phase === 'running';
  const isOver = useRun((state) => state.frame?.finished === true);
  const isStart = useRun((state) => (state.frame?.atMs ?? 0) === 0 && (state.frame?.steps ?? 0) === 0);
  const isStopped = useRun((state) => state.frame?.stopped != null);
  const play = isOver ? 'Play again' : 'Play';
  return (
    <section className="transport" aria-label="Playing">
      <div className="transport__buttons">
        <button
          type="button"
          className="button button--quiet button--icon"
          aria-label="From the start"
          title="From the start (R)"
          onClick={session.restart}
        >
          <RestartIcon />
        </button>
        <StepButton way={-1} disabled={isStart} />
        <button
          type="button"
          className="button button--ink transport__play"
          aria-label={isRunning ? 'Pause' : play}
          title={`${isRunning ? 'Pause' : play} (space)`}
          onClick={isOver && !isRunning ? session.restart : session.toggle}
        >
          {isRunning ? <PauseIcon /> : <PlayIcon />}
        </button>
        <StepButton way={1} disabled={isOver || isStopped} />
      </div>
      <PaceMenu />
      <div className="transport__line">
        <Suspense fallback={null}>
          <Timeline />
        </Suspense>
      </div>
      <SpeedNote />
      <Clock />
    </section>
  );
}
