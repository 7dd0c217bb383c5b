// What the clock does just now: how fast it goes and why, or what came out of the run.
import type { RunState } from '../../stores/run-store.ts';
import { useSession } from '../session-context.ts';
import { speedText } from '../shared/format.ts';
import { useSampled } from '../shared/use-run.ts';
import { resultText } from '../story/result.ts';

export function speedNote({ rate, pace, frame, spec }: RunState, isRunning: boolean): string {
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
  const note = useSampled((state) => speedNote(state, phase === 'running'), 250);
  return <p className="transport__note">{note}</p>;
}
