// What the clock does just now: how fast it goes and why, or what came out of the run.
import type { RunState } from '../../stores/run-store.ts';
import { useSession } from '../session-context.ts';
import { speedText } from '../shared/format.ts';
import { useRun, useSampled, useView } from '../shared/use-run.ts';
import { resultText } from '../story/result.ts';
import { setStoryOpen } from '../story/story-panel.tsx';

function speedNote({ rate, pace, frame, spec }: RunState, isRunning: boolean): string {
  const result = spec && frame ? resultText(frame) : null;
  if (result) return result;
  if (frame?.finished) return 'the end';
  if (!isRunning || rate === 0) return isRunning ? 'held' : 'paused';
  const speed = speedText(rate);
  if (pace.type !== 'follow') return speed;
  return `${speed} · ${rate < 1 ? 'slow while something happens' : 'fast while nothing does'}`;
}

export function SpeedNote() {
  const { phase } = useSession();
  const isStoryOpen = useView((state) => state.storyOpen);
  const note = useSampled((state) => speedNote(state, phase === 'running'), 250);
  const isResult = useRun(({ frame }) => frame !== null && resultText(frame) !== null);
  if (!isResult || isStoryOpen) return <p className="transport__note">{note}</p>;
  return (
    <p className="transport__note transport__note--result">
      {note}
      <button type="button" className="button button--small button--ink" onClick={() => setStoryOpen(true)}>
        What next?
      </button>
    </p>
  );
}
