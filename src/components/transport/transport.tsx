// Start over, play, step, and how fast; how far the run is, and the simulated time.
import { useSession } from '../session-context.ts';
import { clockText } from '../shared/format.ts';
import { NextEventIcon, PauseIcon, PlayIcon, RestartIcon } from '../shared/icons.tsx';
import { useRun } from '../shared/use-run.ts';
import { PaceMenu } from './pace-menu.tsx';
import { ProgressLine } from './progress-line.tsx';
import { SpeedNote } from './speed-note.tsx';
import './transport.css';

function Clock() {
  const text = useRun((state) => clockText(state.clockMs));
  return (
    <p className="transport__clock">
      <span className="only-heard">Simulated time </span>
      {text}
    </p>
  );
}

export function Transport() {
  const session = useSession();
  const isRunning = session.phase === 'running';
  const isOver = useRun((state) => state.frame?.finished === true);
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
        <button
          type="button"
          className="button button--ink transport__play"
          aria-label={isRunning ? 'Pause' : play}
          title={`${isRunning ? 'Pause' : play} (space)`}
          onClick={isOver && !isRunning ? session.restart : session.toggle}
        >
          {isRunning ? <PauseIcon /> : <PlayIcon />}
        </button>
        <button
          type="button"
          className="button button--quiet button--icon"
          aria-label="Next event"
          title="Next event (→)"
          disabled={isOver || isStopped}
          onClick={session.nextEvent}
        >
          <NextEventIcon />
        </button>
      </div>
      <PaceMenu />
      <ProgressLine />
      <SpeedNote />
      <Clock />
    </section>
  );
}
