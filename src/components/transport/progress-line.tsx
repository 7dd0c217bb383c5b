// The line of the run: how far it is, and where something was changed or failed. It shows; it is not dragged.
import { memo } from 'react';
import type { RunState } from '../../stores/run-store.ts';
import { clockText } from '../shared/format.ts';
import { useRun, useSampled } from '../shared/use-run.ts';
import { lineEndMs, lineMarks, type Mark } from './run-line.ts';

const endOf = ({ spec, frame }: RunState): number => (spec && frame ? lineEndMs(spec, frame) : 1);
const percentOf = (atMs: number, endMs: number) => `${Math.min(100, (100 * atMs) / endMs)}%`;

const Marks = memo(function Marks() {
  const endMs = useRun(endOf);
  const marks: Mark[] = useSampled(({ spec, frame }) => (spec && frame ? lineMarks(spec, frame) : []), 200);
  return marks
    .filter(({ atMs }) => atMs <= endMs)
    .map(({ key, atMs, lane, kind, text }) => (
      <span
        key={key}
        className={`run-line__mark run-line__mark--${kind} run-line__mark--${lane}`}
        style={{ left: percentOf(atMs, endMs) }}
        title={text}
      />
    ));
});

function Reached() {
  const share = useRun((state) => Math.min(1, state.clockMs / endOf(state)));
  const heard = useSampled((state) => clockText(state.clockMs), 1_000);
  return (
    <div
      className="run-line__track"
      role="progressbar"
      aria-label="Simulated time"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={heard}
    >
      <div className="run-line__reached" style={{ transform: `scaleX(${share})` }} />
      <div className="run-line__now" style={{ left: `${share * 100}%` }} />
    </div>
  );
}

export function ProgressLine() {
  return (
    <div className="run-line">
      <Reached />
      <Marks />
    </div>
  );
}
